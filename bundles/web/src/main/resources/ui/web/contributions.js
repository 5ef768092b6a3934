import { loadTexts } from './texts.js';

/**
 * What the installed bundles put into this page, by slot. Fires `change` after something came, went or was updated.
 * One contribution that can't be loaded never keeps the others away.
 */
export class Contributions extends EventTarget {
  /** Version that is shown; null before the first answer. */
  version = null;

  #api; #page; #slots = new Map(); #running = null; #again = false; #tries = 0;

  /**
   * @param {import('./api.js').Api} api
   * @param {'console'|'customer'|'admin'} page
   */
  constructor(api, page) {
    super();
    this.#api = api;
    this.#page = page;
  }

  /**
   * In order; without those that say by `offered(api)` that they have nothing for this person at the moment.
   * @returns {{id: string, tag: string, texts: import('./texts.js').Texts, label: string, module: string, applies: (unit: object) => boolean, opens: (api: object) => Promise<boolean>}[]}
   */
  slot(name) { return this.#slots.get(name) ?? []; }

  /** Fetches again unless this version is shown already; several calls at once become one or two. */
  refresh(version) {
    if (version !== undefined && version === this.version) return this.#running ?? Promise.resolve();
    if (this.#running) {
      this.#again = true;
      return this.#running;
    }
    return this.#running = this.#fetch().finally(() => {
      this.#running = null;
      if (this.#again) {
        this.#again = false;
        this.refresh();
      }
    });
  }

  async #fetch() {
    let answer;
    try {
      answer = await this.#api.get(`/api/contributions?page=${this.#page}`);
    } catch (error) {
      // The gateway may be restarting; without another try this page would miss the change for good.
      if (error.status !== 401) setTimeout(() => this.refresh(), 1000);
      return;
    }
    const slots = new Map();
    let missing = false;
    await Promise.all(Object.entries(answer.slots).map(async ([name, list]) => {
      const loaded = (await Promise.all(list.map(each => this.#load(name, each)))).filter(Boolean);
      missing ||= loaded.length < list.length;
      const offered = await Promise.all(loaded.map(each => each.offered(this.#api).catch(() => false)));
      slots.set(name, loaded.filter((_, index) => offered[index]).sort((a, b) => a.order - b.order || a.id.localeCompare(b.id)));
    }));
    this.#tries = missing ? this.#tries + 1 : 0;
    // A bundle may announce itself a moment before its files are served.
    if (this.#tries && this.#tries < 9) setTimeout(() => this.refresh(), Math.min(5000, 150 * 2 ** this.#tries));
    this.#slots = slots;
    this.version = answer.version;
    this.dispatchEvent(new Event('change'));
  }

  async #load(slot, { id, module, texts: folder, order = 100 }) {
    const known = this.slot(slot).find(each => each.id === id && each.module === module);
    if (known) return known;
    try {
      // Some browsers remember for good that an address could not be imported: ask under another one.
      const address = this.#tries ? `${module}${module.includes('?') ? '&' : '?'}again=${this.#tries}` : module;
      const [loaded, texts] = await Promise.all([import(address), loadTexts(folder)]);
      return { id, module, order, tag: loaded.default, texts, label: loaded.label?.(texts) ?? id, applies: loaded.applies ?? (() => true), offered: loaded.offered ?? (async () => true), opens: loaded.opens ?? (async () => false) };
    } catch (error) {
      console.error(`The contribution ${id} of ${slot} could not be loaded`, error);
      return null;
    }
  }
}
