/** The sessions that have just come into the list. */
export class Fresh {
  #ids = new Set(); #changed;

  /** @param {() => void} changed is told when one is no longer */
  constructor(changed) { this.#changed = changed; }

  has(id) { return this.#ids.has(id); }

  /** @param {number} seconds how long it blinks, as the group says (CONS-66) */
  add(id, seconds) {
    if (!seconds) return;
    this.#ids.add(id);
    setTimeout(() => { this.#ids.delete(id); this.#changed(); }, seconds * 1000);
  }
}
