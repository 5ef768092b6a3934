import { COLUMNS } from './columns.js';

const KEY = 'console.columns';
const LEAST = 48, MOST = 900;

/** Which columns the technician's list shows, in which order and how wide (CONS-57); follows him to another computer. */
export class ColumnLayout {
  #preferences;

  /** @param {import('./preferences.js').Preferences} preferences */
  constructor(preferences) { this.#preferences = preferences; }

  get #kept() { return { order: [], hidden: [], widths: {}, ...this.#preferences.get(KEY, {}) }; }

  /** All columns in his order; what came to the console since then stands where the table has it. */
  all() {
    const { order } = this.#kept, place = ({ id }) => order.indexOf(id) + 1 || COLUMNS.findIndex(each => each.id === id) + 1;
    return order.length ? [...COLUMNS].sort((a, b) => place(a) - place(b)) : COLUMNS;
  }

  shown() { return this.all().filter(column => !this.isHidden(column.id)); }

  isHidden(id) { return this.#kept.hidden.includes(id) && !COLUMNS.find(each => each.id === id).always; }

  /** As CSS; null where the table decides. */
  width(column) {
    const own = this.#kept.widths[column.id];
    return own ? `${own}px` : column.width ?? null;
  }

  toggle(id) {
    const { hidden } = this.#kept;
    return this.#keep({ hidden: hidden.includes(id) ? hidden.filter(each => each !== id) : [...hidden, id] });
  }

  /** Moves a column by so many places among those that are shown. */
  move(id, step) {
    const shown = this.shown().map(each => each.id), to = shown.indexOf(id) + step;
    return to < 0 || to >= shown.length ? null : this.put(id, shown[to]);
  }

  /** Puts a column where another one is. */
  put(id, there) {
    if (id === there) return null;
    const order = this.all().map(each => each.id), from = order.indexOf(id), to = order.indexOf(there);
    order.splice(from, 1);
    order.splice(to, 0, id);
    return this.#keep({ order });
  }

  /** @param {number} pixels */
  resize(id, pixels) {
    return this.#keep({ widths: { ...this.#kept.widths, [id]: Math.round(Math.min(MOST, Math.max(LEAST, pixels))) } });
  }

  /** All as at first. */
  reset() { return this.#preferences.put(KEY, {}); }

  #keep(change) { return this.#preferences.put(KEY, { ...this.#kept, ...change }); }
}
