/** The ID of the organization, whose children are the tree's roots. */
export const ORGANIZATION = 1;

/** The ID of the root of technicians, open at the first visit. */
const TECHNICIANS = 4;

/**
 * What this page knows of the tree: branches come when they are opened (ORG-02). Fires `change`.
 * An item is as docs/protocol-admin.md says.
 */
export class TreeModel extends EventTarget {
  /** Why the roots could not be loaded: an ApiError; null if all is well. */
  error = null;

  #api; #items = new Map(); #branches = new Map(); #open; #loading = new Map(); #changes = null;
  // By branch: while some are fetched the tree may change, and those that came first are older than the others.
  #revisions = new Map();

  /** @param {import('/ui/web/api.js').Api} api */
  constructor(api) {
    super();
    this.#api = api;
    this.#open = new Set(remembered());
  }

  /** The tree's newest revision that this page has seen. */
  get revision() { return Math.max(0, ...this.#revisions.values()); }

  /** @returns {object|undefined} the item, if it was loaded */
  item(id) { return this.#items.get(id); }

  /** All items that were loaded. */
  items() { return [...this.#items.values()]; }

  parentOf = id => this.#items.get(id)?.parent ?? 0;

  isOpen(id) { return this.#open.has(id); }

  isLoading(id) { return this.#loading.has(id); }

  /** Whether the roots are there. */
  get ready() { return this.#branches.has(ORGANIZATION); }

  /** Items below that one; undefined as long as they were not loaded. */
  children(id) { return this.#branches.get(id)?.map(each => this.#items.get(each)).filter(Boolean); }

  /** The rows from top to bottom: `{item, level, place, of}`. */
  rows() {
    const rows = [];
    const walk = (id, level) => {
      const children = this.children(id) ?? [];
      children.forEach((item, index) => {
        rows.push({ item, level, place: index + 1, of: children.length });
        if (this.isOpen(item.id)) walk(item.id, level + 1);
      });
    };
    walk(ORGANIZATION, 1);
    return rows;
  }

  /** Loads roots and what was open the last time. */
  async begin() {
    try {
      await this.load(ORGANIZATION);
      this.error = null;
    } catch (error) {
      this.error = error;
    }
    this.#changed();
    await Promise.all([...this.#open].filter(id => this.#items.has(id)).map(id => this.#loadOpen(id)));
  }

  /** Opens a branch; its items come if they aren't there. */
  async open(id) {
    this.#open.add(id);
    this.#keep();
    this.#changed();
    if (!this.#branches.has(id)) await this.load(id);
  }

  close(id) {
    this.#open.delete(id);
    this.#keep();
    this.#changed();
  }

  /** Fetches one branch; several calls at once are one. */
  load(id) {
    const running = this.#loading.get(id);
    if (running) return running;
    const loading = this.#fetch(id).finally(() => { this.#loading.delete(id); this.#changed(); });
    this.#loading.set(id, loading);
    this.#changed();
    return loading;
  }

  /** Fetches those branches again. What fails stays as it is, until the next time. */
  async #refresh(ids) {
    const done = await Promise.allSettled(ids.map(id => this.load(id)));
    // A branch that is gone goes with its parent's children.
    for (const [index, { reason }] of done.entries()) if (reason?.status === 404) this.#forget(ids[index]);
    // What was closed is fetched anew when it opens; what was opened meanwhile is fresh.
    for (const id of this.#branches.keys()) if (id !== ORGANIZATION && !this.isOpen(id)) this.#forget(id);
    this.#changed();
  }

  /**
   * Asks whether anything has changed; answers whether it had, after the open branches are fresh: the tree, or a permission
   * or a setting anywhere.
   */
  async refreshIfChanged() {
    const { revision, changes } = await this.#api.get(`/api/tree?unit=${ORGANIZATION}`), elsewhere = changes !== this.#changes;
    this.#changes = changes;
    const open = [ORGANIZATION, ...this.rows().filter(({ item }) => this.isOpen(item.id)).map(({ item }) => item.id)];
    const stale = open.filter(id => this.#revisions.get(id) !== revision);
    if (stale.length) await this.#refresh(stale);
    return elsewhere || stale.length > 0;
  }

  /** Opens all that lies above that unit, from the top; fetches branches in which it should be and isn't. */
  async reveal(above, unit) {
    const ids = above.map(each => each.id);
    for (const [index, id] of ids.entries()) {
      if (id !== ORGANIZATION) this.#open.add(id);
      if (!this.#branches.get(id)?.includes(ids[index + 1] ?? unit)) await this.load(id);
    }
    this.#keep();
    this.#changed();
  }

  async #fetch(id) {
    const { revision, unit, children } = await this.#api.get(`/api/tree?unit=${id}`);
    this.#revisions.set(id, revision);
    this.#items.set(unit.id, unit);
    for (const each of children) this.#items.set(each.id, { ...each, parent: each.parent || id });
    this.#branches.set(id, children.map(each => each.id));
    // A branch that was open below and is here for the first time.
    await Promise.all(children.filter(each => this.isOpen(each.id) && !this.#branches.has(each.id)).map(each => this.#loadOpen(each.id)));
  }

  #loadOpen(id) {
    return this.#branches.has(id) ? Promise.resolve() : this.load(id).catch(() => this.close(id));
  }

  #forget(id) {
    this.#branches.delete(id);
    this.#revisions.delete(id);
  }

  #keep() {
    try { sessionStorage.setItem('belay.admin.open', JSON.stringify([...this.#open])); } catch { /* storage forbidden */ }
  }

  #changed() { this.dispatchEvent(new Event('change')); }
}

function remembered() {
  try { return JSON.parse(sessionStorage.getItem('belay.admin.open')) ?? [TECHNICIANS]; } catch { return [TECHNICIANS]; }
}
