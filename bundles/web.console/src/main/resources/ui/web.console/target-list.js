const plain = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Beyond so many, branches start closed. */
const MANY = 150;

/** To whom a session may go, as a tree of which only what is open or sought is shown. */
export class TargetList {
  #children = new Map(); #open; #roots;

  /** @param {{kind: string, id: number, unit: number, parent: number, name: string, status: ?string, selectable: boolean, why: string}[]} targets as the gateway lists them */
  constructor(targets) {
    const units = new Set(targets.map(each => each.unit));
    this.#roots = targets.filter(each => !units.has(each.parent));
    for (const each of targets) this.#children.set(each.parent, [...this.#children.get(each.parent) ?? [], each]);
    this.#open = new Set(targets.length > MANY ? this.#roots.map(each => each.unit) : units);
  }

  /** @returns {{target: object, level: number, open: ?boolean, fits: boolean}[]} from top to bottom; `open` is null where nothing lies below, `fits` is what was sought and not only the way to it */
  rows(sought = '') {
    const words = plain(sought.trim()), rows = [];
    const add = (target, level) => {
      const below = this.#children.get(target.unit) ?? [], at = rows.length;
      const open = below.length ? Boolean(words) || this.#open.has(target.unit) : null;
      const fits = plain(target.name).includes(words);
      rows.push({ target, level, open, fits });
      if (open) below.forEach(each => add(each, level + 1));
      // What isn't sought stays only as the way to what is.
      if (rows.length === at + 1 && !fits) rows.pop();
    };
    this.#roots.forEach(each => add(each, 1));
    return rows;
  }

  toggle(unit, open = !this.#open.has(unit)) {
    if (open) this.#open.add(unit);
    else this.#open.delete(unit);
  }
}
