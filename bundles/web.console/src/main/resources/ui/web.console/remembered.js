/** What this browser remembers for the technician: how far each session was read, and where he was. What follows him is in preferences.js. */
export class Remembered {
  #reads = null;

  #get(name, otherwise) {
    try { return JSON.parse(localStorage.getItem(`belay.console.${name}`)) ?? otherwise; } catch { return otherwise; }
  }

  #set(name, value) {
    try { localStorage.setItem(`belay.console.${name}`, JSON.stringify(value)); } catch { /* forbidden or full: forget it */ }
  }

  get selected() { return this.#get('selected', null); }
  set selected(id) { this.#set('selected', id); }

  readUpTo(id) { return this.#read[id] ?? 0; }

  read(id, seq) {
    if (this.readUpTo(id) < seq) this.#set('read', this.#reads = { ...this.#read, [id]: seq });
  }

  /** @param {Set<number>} ids sessions that are still listed */
  forgetAllBut(ids) {
    this.#set('read', this.#reads = Object.fromEntries(Object.entries(this.#read).filter(([id]) => ids.has(Number(id)))));
  }

  // Asked for each session at each change: not to be parsed each time.
  get #read() { return this.#reads ??= this.#get('read', {}); }
}
