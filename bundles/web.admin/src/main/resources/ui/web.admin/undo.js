/** How long Ctrl+Z takes something back, in milliseconds. */
const GOOD_FOR = 5 * 60_000;

/** The last acts that can be taken back, newest first out. */
export class Undo {
  #acts = [];

  /** @param {() => Promise<void>} back takes it back; @returns {() => Promise<void>} the same, but only once */
  remember(back) {
    const act = { until: Date.now() + GOOD_FOR, back };
    this.#acts = [...this.#acts, act].slice(-20);
    return () => this.#run(act);
  }

  /** Takes the newest back; answers whether there was one. */
  last() {
    this.#acts = this.#acts.filter(act => act.until > Date.now());
    const act = this.#acts.at(-1);
    if (act) this.#run(act);
    return Boolean(act);
  }

  async #run(act) {
    if (!this.#acts.includes(act)) return;
    this.#acts = this.#acts.filter(each => each !== act);
    await act.back();
  }
}
