import { LitElement, html, css, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { base } from '/ui/web/styles.js';
import { define, fire } from '/ui/web/element.js';
import { icon } from '/ui/web/icons.js';
import { TargetList } from './target-list.js';

const ICONS = { group: 'people', channel: 'chat', technician: 'person' };

/**
 * A search box and the tree of those to whom a session may go (CONS-76 … 78). Bold ones can be chosen; the others say why not. Arrows
 * move, also from the search box, Enter chooses. Fires `belay-chosen` with the target, and `belay-go` when it is chosen twice.
 */
class TargetTree extends LitElement {
  static properties = { targets: { attribute: false }, texts: { attribute: false }, sought: { state: true }, active: { state: true }, chosen: { state: true } };

  static styles = [base, css`
    :host { display: grid; gap: 6px; grid-template-rows: auto minmax(0, 1fr); min-height: 0 }
    .search { position: relative } .search svg.i { position: absolute; left: 9px; top: 9px; color: var(--ink-3) } .search input { width: 100%; border: 1px solid var(--edge); background: var(--raised); border-radius: 6px; padding: 6px 10px 6px 32px } .search input:focus { outline: none; border-color: var(--brand); box-shadow: 0 0 0 3px var(--brand-soft) }
    [role=tree] { border: 1px solid var(--line); border-radius: var(--r-2); overflow: auto; padding: 4px; height: min(var(--tree-height, 18rem), 38dvh); background: var(--raised) } [role=tree]:focus { outline: none; border-color: var(--brand); box-shadow: 0 0 0 3px var(--brand-soft) }
    [role=treeitem] { display: flex; gap: 7px; align-items: center; padding: 4px 8px; border-radius: var(--r-1); color: var(--ink-3); min-height: 28px; cursor: default } [role=treeitem] > svg.i { color: var(--ink-3) }
    [role=treeitem].can { color: var(--ink); font-weight: 650; cursor: pointer } .can:hover { background: var(--hover) } [role=treeitem][aria-selected=true] { background: var(--chosen) }
    :host(:focus-within) .active { box-shadow: inset 0 0 0 2px var(--brand) } .twist { border: 0; background: none; padding: 0; width: 16px; display: grid; place-items: center; color: inherit; cursor: pointer; flex: none } .twist svg.i { transition: rotate .1s } [aria-expanded=true] > .twist svg.i { rotate: 90deg } .twist svg.i { width: 12px; height: 12px }
    .name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap } .why { margin-left: auto; font-weight: 400; font-size: 12px; white-space: nowrap; color: var(--ink-3) } .pill { margin-left: auto; padding-right: 0; font-weight: 400 } .online { color: var(--ok) } .away { color: var(--warn) } .busy { color: var(--bad) } .offline { color: var(--ink-3) }
    .none { padding: 18px; text-align: center; color: var(--ink-3) }
  `];

  #list = new TargetList([]); #rows = [];

  constructor() {
    super();
    this.sought = '';
    this.active = null;
    this.chosen = null;
  }

  willUpdate(changed) {
    if (changed.has('targets')) this.#list = new TargetList(this.targets);
    this.#rows = this.#list.rows(this.sought);
    if (changed.has('sought') && this.sought) this.active = this.#rows.find(({ target, fits }) => fits && target.selectable)?.target.unit ?? this.#rows[0]?.target.unit ?? null;
    if (!this.#rows.some(({ target }) => target.unit === this.active)) this.active = this.#rows[0]?.target.unit ?? null;
  }

  updated(changed) {
    if (changed.has('active')) this.renderRoot.querySelector('.active')?.scrollIntoView({ block: 'nearest' });
  }

  focus() { this.renderRoot.querySelector('input')?.focus(); }

  render() {
    const t = this.texts.t;
    return html`<div class="search">${icon('search')}<input type="search" autofocus aria-label=${t('targets.search')} placeholder=${t('targets.search')} aria-controls="tree" .value=${this.sought} @input=${({ target }) => { this.sought = target.value; }} @keydown=${this.#key}></div>
      <div role="tree" id="tree" tabindex="0" aria-label=${t('targets')} aria-activedescendant=${this.active === null ? nothing : `n-${this.active}`} @keydown=${this.#key}>
        ${this.#rows.length ? repeat(this.#rows, ({ target }) => target.unit, row => this.#row(row)) : html`<p class="none">${t(this.targets.length ? 'targets.not-found' : 'targets.none')}</p>`}</div>`;
  }

  #row({ target, level, open }) {
    const t = this.texts.t, { unit, name, kind, selectable, status, why } = target;
    return html`<div role="treeitem" id="n-${unit}" class="${selectable ? 'can' : ''} ${unit === this.active ? 'active' : ''}" style="padding-left:${level * 16 - 8}px" aria-level=${level} aria-expanded=${open ?? nothing}
        aria-selected=${unit === this.chosen?.unit} aria-disabled=${!selectable} @click=${() => this.#choose(target)} @dblclick=${() => selectable && fire(this, 'belay-go')}>
      ${open === null ? html`<span class="twist"></span>` : html`<button class="twist" tabindex="-1" aria-hidden="true" @click=${event => { event.stopPropagation(); this.#toggle(unit); }}>${icon('right')}</button>`}
      ${icon(ICONS[kind] ?? 'people')}<span class="name">${name}</span>
      ${status ? html`<span class="pill ${status}">${t(`presence-of.${status}`)}</span>` : !selectable && why && why !== 'one-person' ? html`<span class="why">${t(`targets.${why}`)}</span>` : nothing}</div>`;
  }

  #toggle(unit, open) {
    this.#list.toggle(unit, open);
    this.requestUpdate();
  }

  #choose(target) {
    this.active = target.unit;
    if (!target.selectable) return;
    this.chosen = target;
    fire(this, 'belay-chosen', target);
  }

  #key = event => {
    const rows = this.#rows, at = rows.findIndex(({ target }) => target.unit === this.active), row = rows[at], inTree = event.currentTarget.getAttribute('role') === 'tree';
    if (!row || event.isComposing) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, ...inTree ? { Home: 0, End: rows.length - 1 } : {} }[event.key];
    if (to !== undefined) this.active = (rows[to] ?? row).target.unit;
    else if (inTree && event.key === 'ArrowRight') row.open ? this.active = (rows[at + 1] ?? row).target.unit : this.#toggle(this.active, true);
    else if (inTree && event.key === 'ArrowLeft') row.open ? this.#toggle(this.active, false) : this.active = rows.slice(0, at).findLast(each => each.level < row.level)?.target.unit ?? this.active;
    else if (event.key === 'Enter' || (inTree && event.key === ' ')) {
      if (event.key === 'Enter' && this.chosen === row.target) fire(this, 'belay-go');
      else this.#choose(row.target);
    } else return;
    event.preventDefault();
  };
}

define('belay-target-tree', TargetTree);
