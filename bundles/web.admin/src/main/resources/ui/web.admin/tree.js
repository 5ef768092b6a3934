import { LitElement, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { base } from '/ui/web/styles.js';
import { define, Follow } from '/ui/web/element.js';
import { icon } from '/ui/web/icons.js';
import { TreeDrag } from './tree-drag.js';
import { TreeKeys } from './tree-keys.js';
import { unitMenu } from './tree-menu.js';
import { treeStyles } from './tree-styles.js';
import { TreeSearch } from './tree-search.js';
import { TreeWindow } from './tree-window.js';
import { unitIcon, unitIconStyles } from './unit-icons.js';
import { isMovable, LINKS } from './unit-rules.js';

/**
 * The organization's tree (ORG-01 … ORG-06): branches load when they open, one item takes part in the tab order, arrows and letters
 * move, a search replaces it by a list as long as something is typed.
 */
class Tree extends LitElement {
  static properties = { office: { attribute: false }, active: { state: true }, creates: { state: true } };
  static styles = [base, unitIconStyles, treeStyles];

  #follow = new Follow(this); #keys = new TreeKeys(this); #drag = new TreeDrag(this); #search = new TreeSearch(this); #window = new TreeWindow(this); #asked = null;

  willUpdate() { this.#follow.to(this.office); }

  updated() {
    this.#window.watch(this.renderRoot.querySelector('.scroll'));
    this.#askWhatCanBeMade();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#window.watch(null);
  }

  render() {
    const { office } = this, { t } = office.texts;
    return html`${this.#search.field()}
      <div class="scroll">${this.#search.shown ? this.#search.results() : this.#tree()}</div>
      <div class="foot">${this.#drag.words ? html`<span class="say">${this.#drag.words}</span>` : this.#creates()}</div>
      <p class="sr" role="status" aria-live="polite">${this.#drag.words || this.#keys.words}</p>`;
  }

  #tree() {
    const { tree, texts: { t } } = this.office;
    if (tree.error) return html`<div class="note" role="alert"><span>${this.office.texts.error(tree.error)}</span><button class="btn" @click=${() => tree.begin()}>${t('retry')}</button></div>`;
    if (!tree.ready) return html`<div role="status" aria-label=${t('loading')}>${[70, 54, 62, 40, 48, 66].map(width => html`<div class="bone" style="width:${width}%"></div>`)}</div>`;
    const rows = tree.rows();
    if (!rows.length) return html`<p class="note">${t('tree.empty')}</p>`;
    const first = this.activeRow(rows), { height } = this.#window, drawn = this.#window.of(rows, new Set([first, this.#drag.dragged]));
    return html`<div role="tree" aria-label=${t('tree')} style="height:${rows.length * height}px;--row:${height}px" @keydown=${event => this.#keys.pressed(event)}>
      ${repeat(drawn, ({ item }) => item.id, row => this.#row(row, first))}</div>`;
  }

  #row({ item, level, place, of, top }, first) {
    const { tree, route, cut, texts: { t } } = this.office, open = tree.isOpen(item.id), on = route.page === 'organization' && item.id === route.unit;
    const kind = [!item.effective && 'off', LINKS.has(item.type) && 'link', cut?.id === item.id && 'cut', this.#drag.classOf(item)].filter(Boolean).join(' ');
    return html`<div role="treeitem" class=${kind} style="--level:${level};top:${top}px" data-unit=${item.id} aria-level=${level} aria-posinset=${place} aria-setsize=${of} aria-selected=${on}
        aria-expanded=${item.children ? open : nothing} tabindex=${item.id === first ? 0 : -1} draggable=${isMovable(item)} title=${item.name}
        @click=${event => this.#clicked(event, item)} @focus=${() => { this.active = item.id; }} @contextmenu=${event => this.menu(event, item)}
        @dragstart=${event => this.#drag.start(event, item)} @dragend=${() => this.#drag.end()} @dragover=${event => this.#drag.over(event, item)} @drop=${event => this.#drag.drop(event, item)}>
      <span class="tw">${tree.isLoading(item.id) && open && !tree.children(item.id) ? html`<i class="spin"></i>` : item.children ? html`<svg viewBox="0 0 10 10" fill="currentColor" aria-hidden="true"><path d="M3 1l5 4-5 4z"/></svg>` : nothing}</span>
      ${unitIcon(item.type)}<span class="name" dir="auto">${item.name}</span>${item.effective ? nothing : html`<span class="sr">, ${t('tree.disabled')}</span>`}
      ${LINKS.has(item.type) ? html`<span class="sr">, ${t(`type.${item.type}`)}</span>` : nothing}
      ${item.count ? html`<small>${item.count}<span class="sr"> ${t('tree.people', { n: item.count })}</span></small>` : nothing}</div>`;
  }

  /** The one item in the tab order: the one that had the focus last, else the selected one, else the first. */
  activeRow(rows = this.office.tree.rows()) {
    const there = id => rows.some(({ item }) => item.id === id);
    return [this.active, this.office.route.unit].find(there) ?? rows[0]?.item.id;
  }

  async focusItem(id) {
    this.active = id;
    await this.updateComplete;
    this.renderRoot.querySelector(`[data-unit="${id}"]`)?.focus({ preventScroll: true });
    this.#show(id);
  }

  /** How far Page Up and Page Down go. */
  get page() { return this.#window.page; }

  #show(id) { if (!this.#search.shown) this.#window.show(this.office.tree.rows().findIndex(({ item }) => item.id === id)); }

  /** Shows the selected unit, wherever it lies: below those. */
  async reveal(above, unit) {
    await this.office.tree.reveal(above, unit).catch(() => {});
    await this.updateComplete;
    this.#show(unit);
  }

  async menu(event, item) {
    event.preventDefault();
    this.active = item.id;
    const row = this.renderRoot.querySelector(`[data-unit="${item.id}"]`), box = row?.getBoundingClientRect();
    row?.focus();
    await unitMenu(this.office, item, event.clientX ? { x: event.clientX, y: event.clientY } : { x: box.left + 40, y: box.bottom });
  }

  #clicked(event, item) {
    if (event.target.closest('.tw') && item.children) this.toggle(item);
    else this.choose(item);
  }

  toggle(item) {
    const { tree } = this.office;
    if (tree.isOpen(item.id)) tree.close(item.id);
    else tree.open(item.id).catch(error => { tree.close(item.id); this.office.failed(error); });
  }

  async choose(item) {
    this.active = item.id;
    // A first click also opens, as people expect; a second one leaves it open.
    if (item.children && !this.office.tree.isOpen(item.id)) this.toggle(item);
    if (await this.office.select(item.id)) this.dispatchEvent(new CustomEvent('belay-chosen', { bubbles: true, composed: true }));
  }

  #creates() {
    const { texts: { t } } = this.office;
    return (this.creates?.types ?? []).map(type => html`<button class="btn quiet" @click=${() => this.office.acts.create(type, this.creates.parent)} title=${t(`create.${type}`)}>
      ${icon('plus')}${t(`new.${type}`)}</button>`);
  }

  /** What can be made at the selected unit, or beside it if it can hold nothing. */
  async #askWhatCanBeMade() {
    const { tree, route, api } = this.office, id = route.unit || 4;
    if (!tree.ready || this.#asked === `${id} ${tree.revision}`) return;
    this.#asked = `${id} ${tree.revision}`;
    try {
      let unit = await api.get(`/api/units/${id}`);
      if (!unit.creates.length && unit.parent > 1) unit = await api.get(`/api/units/${unit.parent}`);
      this.creates = { parent: unit, types: unit.creates };
    } catch {
      this.creates = null;
    }
  }
}

define('belay-tree', Tree);
