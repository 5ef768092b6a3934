/**
 * What $placeholders$ stand for in texts and addresses that an organization has prepared (SET-100).
 * @param {object} me of GET /api/me
 * @param {object|null} session of docs/protocol.md; null where there is none: what is the session's is empty then
 * @returns {Record<string, string>} by name, without the dollars
 */
export function placeholders(me, session) {
  const fields = Object.fromEntries([1, 2, 3, 4, 5].map(n => [`cfield${n}`, session?.fields?.[`cfield${n}`]]));
  const all = {
    cfield0: session?.name, ...fields, platform: session?.platform, sessionid: session?.id,
    techid: me.id, techname: me.name, technick: me.nickname, techemail: me.email, techdescr: me.description, techssoid: me.ssoId,
  };
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, String(value ?? '')]));
}

/** Fills them in; what is no placeholder stays as it is. `write` says how a value is written, such as encodeURIComponent. */
export const fill = (text, values, write = value => value) =>
  text.replace(/\$(\w+)\$/g, (whole, name) => name in values ? write(values[name]) : whole);
