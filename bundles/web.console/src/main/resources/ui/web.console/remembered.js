/** What this browser remembers for the technician: how far each session was read, and where he was. What follows him is in preferences.js. */
export class Remembered {
  #get(name, otherwise) {
    try { return JSON.parse(localStorage.getItem(`belay.console.${name}`)) ?? otherwise; } catch { return otherwise; }
  }

  #set(name, value) {
    try { localStorage.setItem(`belay.console.${name}`, JSON.stringify(value)); } catch { /* forbidden or full: forget it */ }
  }

  get selected() { return this.#get('selected', null); }
  set selected(id) { this.#set('selected', id); }

  readUpTo(id) { return this.#get('read', {})[id] ?? 0; }

  read(id, seq) {
    const all = this.#get('read', {});
    if ((all[id] ?? 0) < seq) this.#set('read', { ...all, [id]: seq });
  }

  /** @param {Set<number>} ids sessions that are still listed */
  forgetAllBut(ids) {
    const all = this.#get('read', {});
    this.#set('read', Object.fromEntries(Object.entries(all).filter(([id]) => ids.has(Number(id)))));
  }
}
