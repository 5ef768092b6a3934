const stores = new WeakMap();

/** What the technician may use, shared by the tools of one page. Fires `change`. */
class Replies extends EventTarget {
  /** @type {{set: string, name: string, mayEdit: boolean, entries: {id: string, kind: string, name: string, content: string}[]}[]} */
  sets = [];

  #api;

  constructor(api) {
    super();
    this.#api = api;
  }

  /** Reads them (anew); what was read before stays if the gateway doesn't answer. */
  async load() {
    try {
      this.sets = (await this.#api.get('/api/replies')).sets;
      this.dispatchEvent(new Event('change'));
    } catch { /* the next opening is the next try */ }
  }

  /** Those of one kind, one's own first, each with the name of the group that shares it. */
  of(kind) {
    return this.sets.flatMap(set => set.entries.filter(each => each.kind === kind).map(each => ({ ...each, group: set.name })));
  }
}

/** The replies that belong to that connection with the gateway. */
export function repliesOf(api) {
  if (!stores.has(api)) stores.set(api, new Replies(api));
  return stores.get(api);
}
