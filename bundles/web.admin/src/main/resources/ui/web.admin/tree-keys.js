import { isMovable } from './unit-rules.js';

/** How long letters belong to one word, in milliseconds. */
const WORD = 700;

/** The keyboard in the tree, as the ARIA pattern for trees has it, and cut and paste as what dragging is to the mouse. */
export class TreeKeys {
  /** What a screen reader should hear. */
  words = '';

  #tree; #typed = ''; #typedAt = 0;

  constructor(tree) { this.#tree = tree; }

  pressed(event) {
    const { office } = this.#tree, id = Number(event.target.closest('[data-unit]')?.dataset.unit), item = office.tree.item(id);
    if (!item) return;
    const control = event.ctrlKey || event.metaKey;
    const act = control ? this.#withControl(event.key.toLowerCase(), item) : this.#plain(event, item);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  #plain(event, item) {
    const { office } = this.#tree, rows = office.tree.rows().map(row => row.item), at = rows.findIndex(each => each.id === item.id);
    const go = to => () => to && this.#tree.focusItem(to.id), open = office.tree.isOpen(item.id);
    switch (event.key) {
      case 'ArrowDown': return go(rows[at + 1]);
      case 'ArrowUp': return go(rows[at - 1]);
      case 'Home': return go(rows[0]);
      case 'End': return go(rows.at(-1));
      case 'PageDown': return go(rows[Math.min(rows.length - 1, at + this.#tree.page)]);
      case 'PageUp': return go(rows[Math.max(0, at - this.#tree.page)]);
      case 'ArrowRight': return item.children ? open ? go(rows[at + 1]?.parent === item.id ? rows[at + 1] : null) : () => this.#tree.toggle(item) : () => {};
      case 'ArrowLeft': return item.children && open ? () => this.#tree.toggle(item) : go(rows.find(each => each.id === item.parent));
      // Within a word a space is one of its letters.
      case ' ': if (performance.now() - this.#typedAt < WORD) return () => this.#letter(' ', rows, at);
      // falls through
      case 'Enter': return () => this.#tree.choose(item);
      case 'ContextMenu': return () => this.#tree.menu(event, item);
      case 'F10': return event.shiftKey ? () => this.#tree.menu(event, item) : null;
      case 'F2': return () => office.acts.rename(item);
      case 'Delete': return () => item.target ? office.acts.unassign(item) : office.acts.delete(item);
      case 'Escape': return office.cut ? () => this.#cut(null) : null;
      case '*': return () => rows.filter(each => each.parent === item.parent && each.children && !office.tree.isOpen(each.id)).forEach(each => this.#tree.toggle(each));
      default: return event.key.length === 1 && !event.altKey ? () => this.#letter(event.key, rows, at) : null;
    }
  }

  #withControl(key, item) {
    const { office } = this.#tree;
    if (key === 'x' && isMovable(item)) return () => this.#cut(item);
    if (key === 'v' && office.cut) {
      return async () => {
        const { cut } = office;
        this.#cut(null);
        await office.acts.drop(cut, item);
        this.#tree.focusItem(cut.id);
      };
    }
    return null;
  }

  #cut(item) {
    const { office } = this.#tree;
    office.cut = item;
    this.words = item ? office.texts.t('tree.cut', { name: item.name }) : '';
    office.changed();
  }

  /** Goes to the next item that begins with what was typed in quick succession. */
  #letter(key, rows, at) {
    const now = performance.now();
    this.#typed = now - this.#typedAt < WORD ? this.#typed + key : key;
    this.#typedAt = now;
    const wanted = this.#typed.toLowerCase(), from = this.#typed.length > 1 ? at : at + 1;
    const found = [...rows.slice(from), ...rows.slice(0, from)].find(each => each.name.toLowerCase().startsWith(wanted));
    if (found) this.#tree.focusItem(found.id);
  }
}
