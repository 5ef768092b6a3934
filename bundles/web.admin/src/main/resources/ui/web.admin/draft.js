/** Whether two values of a form are the same: the order of a list of IDs or names doesn't count where it is sorted by whoever sets it. */
export const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/**
 * What somebody typed over what is there. Nothing typed is ever lost: a newer base (somebody else has saved) keeps it, and where
 * both changed the same field there is a *clash* until the person decides. Fires `change`.
 */
export class Draft extends EventTarget {
  #base = {}; #typed = new Map(); #errors = new Map(); #clashes = new Map();

  get(key) { return this.#typed.has(key) ? this.#typed.get(key) : this.#base[key]; }

  /** What is there without what was typed. */
  base(key) { return this.#base[key]; }

  set(key, value) {
    if (same(value, this.#base[key])) {
      this.#typed.delete(key);
      this.#clashes.delete(key);
    } else {
      this.#typed.set(key, value);
    }
    this.#errors.delete(key);
    this.#changed();
  }

  isChanged(key) { return this.#typed.has(key); }

  /** Keys of what was typed. */
  get changes() { return [...this.#typed.keys()]; }

  /** The gateway's refusal of that field, as words. */
  error(key) { return this.#errors.get(key); }

  /** @param {Record<string, string>} errors words by key */
  fail(errors) {
    for (const [key, text] of Object.entries(errors)) this.#errors.set(key, text);
    this.#changed();
  }

  get failed() { return [...this.#errors.keys()]; }

  /** Where somebody else changed what was changed here: `{before, theirs}`. */
  clash(key) { return this.#clashes.get(key); }

  get clashes() { return [...this.#clashes.keys()]; }

  /** Decides a clash for what was typed here. */
  keepMine(key) {
    this.#clashes.delete(key);
    this.#changed();
  }

  /** Decides a clash for what is there now. */
  takeTheirs(key) {
    this.#clashes.delete(key);
    this.#typed.delete(key);
    this.#errors.delete(key);
    this.#changed();
  }

  discard() {
    this.#typed.clear();
    this.#errors.clear();
    this.#clashes.clear();
    this.#changed();
  }

  /** Forgets what was typed there: it has been saved. */
  settle(keys) {
    for (const key of keys) {
      this.#typed.delete(key);
      this.#errors.delete(key);
      this.#clashes.delete(key);
    }
    this.#changed();
  }

  /** Takes over what is there now, under what was typed. */
  rebase(base) {
    const before = this.#base;
    this.#base = base;
    for (const [key, mine] of [...this.#typed]) {
      if (same(mine, base[key])) {
        this.#typed.delete(key);
        this.#clashes.delete(key);
      } else if (key in before && !same(before[key], base[key])) {
        this.#clashes.set(key, { before: before[key], theirs: base[key] });
      }
    }
    this.#changed();
  }

  #changed() { this.dispatchEvent(new Event('change')); }
}
