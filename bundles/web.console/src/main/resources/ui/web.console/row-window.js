/** Rows beyond the edges that are in the page nevertheless, so that scrolling shows no empty stripe. */
const MORE = 8;

/** Which rows of a long table are in the page: those in sight, a few more, and the one that the keyboard reaches. */
export class RowWindow {
  #host; #scroller; #height = 31; #top = 0; #seen = 600; #watched = null;
  #resized = new ResizeObserver(() => this.#look());

  /**
   * @param {import('lit').ReactiveControllerHost} host
   * @param {() => HTMLElement|null} scroller what scrolls; its rows are `tr[data-session]`, all of one height
   */
  constructor(host, scroller) {
    this.#scroller = scroller;
    (this.#host = host).addController(this);
  }

  /** How many rows one sees at once. */
  get page() { return Math.max(1, Math.floor(this.#seen / this.#height) - 1); }

  /**
   * What to put into the page, in order: rows by `at`, and between them gaps of so many pixels.
   * @returns {{at: number, gap?: number}[]}
   */
  parts(count, chosen) {
    const first = Math.max(0, Math.floor(this.#top / this.#height) - MORE), last = Math.min(count, Math.ceil((this.#top + this.#seen) / this.#height) + MORE);
    const rows = new Set(count ? [chosen] : []);
    for (let at = first; at < last; at++) rows.add(at);
    const parts = [];
    let next = 0;
    for (const at of [...rows].sort((a, b) => a - b)) {
      if (at > next) parts.push({ at: next, gap: (at - next) * this.#height });
      parts.push({ at });
      next = at + 1;
    }
    if (next < count) parts.push({ at: next, gap: (count - next) * this.#height });
    return parts;
  }

  /** Scrolls so far that the row is in sight. */
  show(at) {
    const scroller = this.#scroller(), head = scroller.querySelector('thead')?.offsetHeight ?? 0, top = at * this.#height, room = scroller.clientHeight - head;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (top + this.#height > scroller.scrollTop + room) scroller.scrollTop = top + this.#height - room;
    this.#look();
  }

  hostUpdated() {
    const scroller = this.#scroller();
    if (scroller && scroller !== this.#watched) {
      this.#watched?.removeEventListener('scroll', this.#look);
      this.#resized.disconnect();
      this.#watched = scroller;
      scroller.addEventListener('scroll', this.#look, { passive: true });
      this.#resized.observe(scroller);
    }
    const height = scroller?.querySelector('tr[data-session]')?.getBoundingClientRect().height;
    if (height && Math.abs(height - this.#height) > .01) {
      this.#height = height;
      this.#host.requestUpdate();
    }
  }

  hostDisconnected() {
    this.#watched?.removeEventListener('scroll', this.#look);
    this.#resized.disconnect();
    this.#watched = null;
  }

  #look = () => {
    const { scrollTop, clientHeight } = this.#watched;
    if (Math.abs(scrollTop - this.#top) < this.#height * (MORE / 2) && clientHeight === this.#seen) return;
    this.#top = scrollTop;
    this.#seen = clientHeight;
    this.#host.requestUpdate();
  };
}
