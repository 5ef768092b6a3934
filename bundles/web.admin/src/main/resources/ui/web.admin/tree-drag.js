import { dropOn } from './unit-rules.js';

/** How long something is held over a closed branch until it opens, in milliseconds. */
const LINGER = 700;

/** Drag and drop in the tree (ORG-04, ORG-18, ORG-31, ORG-36): says at each item whether it may be dropped there, and what that does. */
export class TreeDrag {
  /** What a drop here would do, or that it isn't allowed. */
  words = '';

  #tree; #item = null; #target = null; #how = null; #timer;

  constructor(tree) { this.#tree = tree; }

  start(event, item) {
    this.#item = item;
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', item.name);
  }

  over(event, target) {
    if (!this.#item) return;
    // Allowed or not, the page decides what the pointer shows.
    event.preventDefault();
    if (this.#target?.id !== target.id) this.#enter(target);
    event.dataTransfer.dropEffect = this.#how ? 'move' : 'none';
  }

  drop(event, target) {
    event.preventDefault();
    const item = this.#item, how = this.#how;
    this.end();
    if (item && how) this.#tree.office.acts.drop(item, target);
  }

  end() {
    clearTimeout(this.#timer);
    this.#item = this.#target = this.#how = null;
    this.words = '';
    this.#tree.requestUpdate();
  }

  /** ID of what is being dragged: its row stays drawn, else the browser would never tell that the drag has ended. */
  get dragged() { return this.#item?.id; }

  classOf(item) {
    if (!this.#item || this.#target?.id !== item.id || this.#item.id === item.id) return '';
    return this.#how ? 'ok-here' : 'not-here';
  }

  #enter(target) {
    const { tree, texts: { t } } = this.#tree.office, names = { name: this.#item.name, target: target.name };
    this.#target = target;
    this.#how = dropOn(this.#item, target, tree.parentOf);
    this.words = this.#item.id === target.id ? '' : t(this.#how ? `drop.${this.#how}` : 'drop.forbidden', names);
    clearTimeout(this.#timer);
    if (target.children && !tree.isOpen(target.id)) this.#timer = setTimeout(() => tree.open(target.id).catch(() => {}), LINGER);
    this.#tree.requestUpdate();
  }
}
