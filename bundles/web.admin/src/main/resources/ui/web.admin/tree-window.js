/** Trees up to so many rows are drawn whole: simplest for everybody, and fast enough. */
const WHOLE = 300;

/** Rows that are drawn before and behind those in sight, so that scrolling shows no gap. */
const BEYOND = 40;

/**
 * Which rows of a long tree are drawn (a branch may have thousands of people): those in sight, some more, and single ones that
 * have to stay wherever they are, because they have the focus or are being dragged. All rows are equally high.
 */
export class TreeWindow {
  #tree; #scroller = null; #first = 0; #seen = 30; #sizes = new ResizeObserver(() => this.#look());

  constructor(tree) { this.#tree = tree; }

  /** Height of a row in pixels: more for fingers. */
  get height() { return matchMedia('(pointer: coarse)').matches ? 36 : 27; }

  /** Rows that are in sight at once. */
  get page() { return Math.max(1, this.#seen - 1); }

  /** @param {Element|null} scroller what the rows are scrolled in; null when the tree is gone */
  watch(scroller) {
    if (scroller === this.#scroller) return;
    this.#sizes.disconnect();
    this.#scroller?.removeEventListener('scroll', this.#look);
    this.#scroller = scroller;
    scroller?.addEventListener('scroll', this.#look, { passive: true });
    if (scroller) this.#sizes.observe(scroller);
  }

  /**
   * @template {{item: {id: number}}} T
   * @param {T[]} rows all of them
   * @param {Set<number>} stay IDs of items that are drawn in any case
   * @returns {(T & {top: number})[]} those to draw, in order; `top` in pixels
   */
  of(rows, stay) {
    const { height } = this, at = (row, index) => ({ ...row, top: index * height });
    if (rows.length <= WHOLE) return rows.map(at);
    const from = this.#first - BEYOND, to = this.#first + this.#seen + BEYOND, drawn = [];
    for (const [index, row] of rows.entries()) if ((index >= from && index < to) || stay.has(row.item.id)) drawn.push(at(row, index));
    return drawn;
  }

  /** Scrolls just so far that the row of that index is in sight. */
  show(index) {
    const { height } = this, scroller = this.#scroller;
    if (!scroller || index < 0) return;
    const top = index * height, { scrollTop, clientHeight } = scroller;
    if (top < scrollTop) scroller.scrollTop = top;
    else if (top + 2 * height > scrollTop + clientHeight) scroller.scrollTop = top + 2 * height - clientHeight;
  }

  #look = () => {
    const { height } = this, first = Math.floor(this.#scroller.scrollTop / height), seen = Math.ceil(this.#scroller.clientHeight / height) + 1;
    // Some rows are drawn in reserve: not each pixel needs a new picture.
    if (seen === this.#seen && Math.abs(first - this.#first) < BEYOND / 2) return;
    this.#first = first;
    this.#seen = seen;
    this.#tree.requestUpdate();
  };
}
