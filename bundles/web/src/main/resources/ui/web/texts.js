/**
 * Languages that a person may choose, by tag, in their own names. The page says for which there are files
 * texts/<language>.json beside this module; other modules have theirs, and English where one is missing.
 */
export const LANGUAGES = Object.fromEntries((document.documentElement.dataset.languages || 'en').split(' ')
  .map(tag => [tag, nameOf(tag)]).sort(([, one], [, other]) => one.localeCompare(other)));

/** The chosen language, or the browser's first one that we have: pt-BR is pt-br if there is one, else pt. */
export function language() {
  const wanted = [remembered(), ...(navigator.languages ?? [])].filter(Boolean).map(tag => tag.toLowerCase());
  return wanted.flatMap(tag => [tag, tag.split('-')[0]]).find(tag => tag in LANGUAGES) ?? 'en';
}

function nameOf(tag) {
  try {
    const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag);
    return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
  } catch { return tag; }
}

/** Remembers a language for this browser and shows the page in it; sessions survive a reload. */
export function chooseLanguage(tag) {
  try { localStorage.setItem('belay.language', tag); } catch { /* storage may be forbidden */ }
  location.reload();
}

function remembered() {
  try { return localStorage.getItem('belay.language'); } catch { return null; }
}

/** `rtl` for languages that are written from right to left. */
export function directionOf(tag) {
  const locale = new Intl.Locale(tag), info = locale.getTextInfo?.() ?? locale.textInfo;
  // Not every browser can tell.
  return info?.direction ?? (['ar', 'fa', 'he', 'ur', 'yi'].includes(locale.language) ? 'rtl' : 'ltr');
}

/** Words of one module in one language, English where a word is missing. */
export class Texts {
  #words; #fallback; #plural; #ordinal;

  /**
   * @param {string} language for numbers, dates and plurals
   * @param {Record<string, string>} words
   * @param {Record<string, string>} [fallback]
   */
  constructor(language, words, fallback = {}) {
    this.language = language;
    /** For dates and times: the browser's own variety of the language, as en-GB writes 14:05 where en-US has 2:05 PM. */
    this.locale = navigator.languages?.find(tag => [tag.toLowerCase(), tag.toLowerCase().split('-')[0]].includes(language)) ?? language;
    this.#words = words;
    this.#fallback = fallback;
    this.#plural = new Intl.PluralRules(language);
    this.#ordinal = new Intl.PluralRules(language, { type: 'ordinal' });
  }

  /** True if there is such a text. */
  has(key) { return key in this.#words || key in this.#fallback; }

  /**
   * The text, with {name} filled in. With a number `n`, `key#one`, `key#other` and the like win over `key`,
   * and `key#=0` over both.
   * @param {string} key
   * @param {Record<string, string|number>} [values]
   * @returns {string}
   */
  t = (key, values = {}) => {
    const text = this.#pick(this.#words, key, values.n) ?? this.#pick(this.#fallback, key, values.n) ?? key;
    return text.replace(/\{(\w+)\}/g, (whole, name) => name === 'nth' ? this.nth(values.n) : values[name] ?? whole);
  };

  /** 1st, 2nd … as the language writes it. */
  nth(n) { return this.t(`ordinal#${this.#ordinal.select(n)}`, { x: n }); }

  /** What to tell a person about an error of the gateway: our own words by code, else the gateway's. */
  error(problem) {
    const key = `error.${problem.code}`;
    return this.has(key) ? this.t(key, { wait: this.#wait(problem.retryAfter ?? 60) }) : problem.message || this.t('error.unknown');
  }

  /** So many seconds, in minutes as soon as nobody would count them, rounded up. */
  #wait(seconds) { return seconds > 90 ? this.t('wait.minutes', { n: Math.ceil(seconds / 60) }) : this.t('wait.seconds', { n: seconds }); }

  #pick(words, key, n) {
    if (typeof n !== 'number') return words[key];
    return words[`${key}#=${n}`] ?? words[`${key}#${this.#plural.select(n)}`] ?? words[`${key}#other`] ?? words[key];
  }
}

const SHARED = new URL('./texts/', import.meta.url).pathname;

/**
 * Loads a module's words together with the shared ones.
 * @param {string} folder address that ends in a slash, or of a module's texts
 */
export async function loadTexts(folder, tag = language()) {
  const files = [SHARED, folder].filter((each, index, all) => all.indexOf(each) === index);
  const load = async wanted => Object.assign({}, ...await Promise.all(files.map(file => fetchWords(`${file}${wanted}.json`))));
  const [words, fallback] = await Promise.all([load(tag), tag === 'en' ? {} : load('en')]);
  return new Texts(tag, words, fallback);
}

async function fetchWords(address) {
  const answer = await fetch(address, { credentials: 'same-origin' });
  return answer.ok ? answer.json() : {};
}
