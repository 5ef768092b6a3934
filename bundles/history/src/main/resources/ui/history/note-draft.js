/**
 * What somebody has typed of a session's note and not saved: it outlives another session being selected and a reload of the page.
 * `text`: what is in the box; `base`: the saved text on which it builds; `seen`: how often something had been noted by then.
 */
export class NoteDraft {
  #place;
  /** The text that was last sent to be saved: when it comes back, nobody else has written it. */
  sent = null;

  /** @param {number} session its ID */
  constructor(session) {
    this.#place = `belay.note.${session}`;
    let kept = null;
    try { kept = JSON.parse(sessionStorage.getItem(this.#place)); } catch { /* storage forbidden or broken: start empty */ }
    Object.assign(this, { text: '', base: '', seen: null }, kept);
  }

  get dirty() { return this.text.trim() !== this.base; }

  /** What the gateway has now; answers whether it can be taken without asking: nothing else was saved, or nothing was typed. */
  take({ notes, note }) {
    const saved = note?.text ?? '', alone = this.seen === null || !this.dirty || saved === this.base || saved === this.sent;
    if (!alone) return false;
    if (saved === this.sent) this.sent = null; // once: when it comes back later, somebody else has written it
    if (!this.dirty) this.text = saved;
    Object.assign(this, { base: saved, seen: notes });
    this.keep();
    return true;
  }

  /** Goes on from what somebody else has saved, with this text in the box. */
  goOnFrom({ notes, note }, text) {
    Object.assign(this, { text, base: note?.text ?? '', seen: notes });
    this.keep();
  }

  keep() {
    try {
      if (this.dirty) sessionStorage.setItem(this.#place, JSON.stringify({ text: this.text, base: this.base, seen: this.seen }));
      else sessionStorage.removeItem(this.#place);
    } catch { /* only kept as long as the page is open */ }
  }
}
