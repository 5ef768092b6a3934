/** How long a session that has just come blinks, in milliseconds. */
const FRESH = 8000;

/** The sessions that have just come into the list. */
export class Fresh {
  #ids = new Set(); #changed;

  /** @param {() => void} changed is told when one is no longer */
  constructor(changed) { this.#changed = changed; }

  has(id) { return this.#ids.has(id); }

  add(id) {
    this.#ids.add(id);
    setTimeout(() => { this.#ids.delete(id); this.#changed(); }, FRESH);
  }
}
