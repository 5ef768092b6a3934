/** An entry's ID in the list: sessions have numbers, so none is like it. */
const idOf = (queue, id) => `${queue} ${id}`;

/**
 * Entries of the list that are no sessions: queues that bundles say to the console (docs/protocol.md, `entries`). One shows in a tab
 * of its own, the slot `console.queue`; without it, it isn't shown.
 */
export class Entries {
  #queues = new Map(); #awaited = null;

  /** A queue as it is now. */
  heard({ queue, entries }) {
    this.#queues.set(queue, entries.map(each => ({ ...each, id: idOf(queue, each.id), queue })));
  }

  /** @param {{id: string}[]} tabs the queues that are shown */
  all(tabs) { return tabs.flatMap(({ id }) => this.#queues.get(id) ?? []); }

  /** The entry that is to be selected once it is there. */
  await({ queue, id }) { this.#awaited = idOf(queue, id); }

  /** Its ID if it is among those that are listed, and then no more; null otherwise. */
  arrived(listed) {
    const found = listed.find(each => each.id === this.#awaited)?.id ?? null;
    if (found) this.#awaited = null;
    return found;
  }
}
