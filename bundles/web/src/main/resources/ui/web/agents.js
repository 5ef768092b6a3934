/** What a browser says of itself, in words that people know: "Firefox, Windows". Empty parts where nothing is known. */
export function browserName(agent) {
  const pick = list => list.find(([sign]) => sign.test(agent))?.[1];
  const browser = pick([[/Edg\//, 'Edge'], [/OPR\//, 'Opera'], [/Firefox\//, 'Firefox'], [/Chrom(e|ium)\//, 'Chrome'], [/Safari\//, 'Safari']]);
  const system = pick([[/Android/, 'Android'], [/iPhone|iPad/, 'iOS'], [/Windows/, 'Windows'], [/Mac OS X/, 'macOS'], [/CrOS/, 'ChromeOS'], [/Linux/, 'Linux']]);
  return [browser, system].filter(Boolean).join(', ') || agent.slice(0, 60);
}
