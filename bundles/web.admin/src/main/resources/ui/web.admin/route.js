/**
 * Where somebody is in the Administration Center, kept in the address after `#`, so that reload, bookmarks and the browser's
 * back and forward work: `#unit=1003&tab=settings`, `#page=global&tab=labels`. Fires `change`.
 */
export class Route extends EventTarget {
  #at = read();

  constructor() {
    super();
    addEventListener('hashchange', () => this.#arrived());
  }

  /** `organization`, `global` or the ID of a contributed section. */
  get page() { return this.#at.page ?? 'organization'; }

  /** The chosen unit's ID, 0 for none. */
  get unit() { return Number(this.#at.unit) || 0; }

  /** The chosen tab; the same one stays chosen when another unit is selected (ORG-06). */
  get tab() { return this.#at.tab ?? ''; }

  /** Set by the guard: asked before somebody leaves; answers whether he may. */
  mayLeave = async () => true;

  /** Goes there, unless somebody wants to stay for his unsaved changes. Answers whether it went. */
  async go(to, { replace = false, unasked = false } = {}) {
    const hash = write(to);
    if (hash === write(this.#at)) return true;
    if (!unasked && !await this.mayLeave()) return false;
    history[replace ? 'replaceState' : 'pushState'](null, '', hash || location.pathname);
    this.#become(to);
    return true;
  }

  /** Back, forward, or an address that was typed. */
  async #arrived() {
    const to = read(), before = write(this.#at);
    if (write(to) === before) return;
    if (await this.mayLeave()) this.#become(read());
    else history.pushState(null, '', before || location.pathname);
  }

  #become(to) {
    this.#at = to;
    this.dispatchEvent(new Event('change'));
  }
}

function read() { return Object.fromEntries(new URLSearchParams(location.hash.slice(1))); }

function write(at) {
  const parts = new URLSearchParams(Object.entries(at).filter(([, value]) => value)).toString();
  return parts ? `#${parts}` : '';
}
