import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { define } from '/ui/web/element.js';
import '/ui/web/dialog.js';
import { ORGANIZATION } from './tree-model.js';
import { unitIcon, unitIconStyles } from './unit-icons.js';

/** So many are shown at most; whoever looks for another types more letters. */
const MOST = 100;

/** A list of units with a search field. Used through {@link chooseUnit}. */
class ChooseUnit extends LitElement {
  static properties = { question: { attribute: false }, found: { state: true }, at: { state: true }, more: { state: true }, busy: { state: true }, failed: { state: true } };

  static styles = [base, unitIconStyles, css`
    .list { margin-top: 10px; height: min(19rem, 45vh); overflow: auto; border: 1px solid var(--line); border-radius: 6px; padding: 4px }
    [role=option] { display: grid; grid-template-columns: auto 1fr; column-gap: 8px; align-items: center; padding: 5px 8px; border-radius: 5px; cursor: pointer; min-height: 32px }
    [role=option]:hover { background: var(--hover) } [role=option][aria-selected=true] { background: var(--chosen) }
    small { grid-column: 2; color: var(--ink-3) } .empty { padding: 20px; text-align: center; color: var(--ink-3) }
    .row { display: flex; gap: 8px; justify-content: flex-end; margin-top: 16px } .row .btn { padding: 8px 16px }
  `];

  #timer; #wanted = '';

  constructor() {
    super();
    this.found = [];
    this.at = 0;
  }

  firstUpdated() { this.#search(''); }

  render() {
    const { heading, yes, office: { texts: { t } } } = this.question, chosen = this.found[this.at];
    return html`<belay-dialog open .heading=${heading} .closeLabel=${t('cancel')} @belay-close=${() => this.answer(null)}>
      <div class="field"><label for="q">${t('choose.search')}</label>
        <input id="q" role="combobox" aria-expanded="true" aria-controls="list" aria-autocomplete="list" autocomplete="off" autofocus aria-activedescendant=${chosen ? `o-${chosen.id}` : nothing}
          @input=${event => this.#typed(event.target.value)} @keydown=${this.#key}></div>
      <div class="list" role="listbox" id="list" aria-label=${heading} tabindex="-1">${this.found.map((unit, index) => html`
        <div role="option" id="o-${unit.id}" aria-selected=${index === this.at} @click=${() => { this.at = index; }} @dblclick=${() => this.answer(unit)}>
          ${unitIcon(unit.type)}<span>${unit.name}</span>${unit.where ? html`<small>${unit.where}</small>` : nothing}</div>`)}
        ${this.failed ? html`<p class="empty" role="alert">${this.question.office.texts.error(this.failed)}</p>` : this.found.length || this.busy ? nothing : html`<p class="empty">${t('choose.none')}</p>`}
        ${this.more ? html`<p class="empty">${t('search.more')}</p>` : nothing}</div>
      <p class="sr" role="status">${t('search.found', { n: this.found.length })}</p>
      <div class="row"><button class="btn" @click=${() => this.answer(null)}>${t('cancel')}</button>
        <button class="btn primary" ?disabled=${!chosen} @click=${() => this.answer(chosen)}>${yes}</button></div></belay-dialog>`;
  }

  #typed(text) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#search(text.trim()), 180);
  }

  async #search(text) {
    const { office, fits, types } = this.question;
    this.#wanted = text;
    this.busy = true;
    this.failed = null;
    let units = [], more = false;
    if (text) {
      try {
        const answer = await office.api.get(`/api/tree/search?q=${encodeURIComponent(text)}&limit=${MOST}${types.map(each => `&type=${each}`).join('')}`);
        units = answer.found.map(each => ({ ...each, where: pathOf(aboveOf(each)) }));
        more = answer.more;
      } catch (error) {
        if (text === this.#wanted) this.failed = error;
      }
      // Somebody has typed on meanwhile.
      if (text !== this.#wanted) return;
    } else {
      // Nothing typed: what the tree has shown so far, in its order.
      const known = id => [...(office.tree.children(id) ?? [])].flatMap(each => [each, ...known(each.id)]);
      units = known(ORGANIZATION).filter(({ type }) => types.includes(type)).map(each => ({ ...each, where: pathOf(above(office.tree, each)) }));
    }
    const fitting = units.filter(fits);
    this.found = fitting.slice(0, MOST);
    this.more = more || fitting.length > MOST;
    this.at = 0;
    this.busy = false;
  }

  #key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.at = Math.max(0, Math.min(this.found.length - 1, this.at + step));
    else if (event.key === 'Enter' && this.found[this.at]) this.answer(this.found[this.at]);
    else return;
    event.preventDefault();
    this.updateComplete.then(() => this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }));
  }

  answer(unit) {
    const dialog = this.renderRoot.querySelector('belay-dialog');
    dialog.open = false;
    dialog.updateComplete.then(() => this.remove());
    this.done(unit);
  }
}

const tag = define('belay-choose-unit', ChooseUnit);

const above = (tree, item) => {
  const path = [];
  for (let at = tree.item(item.parent); at; at = tree.item(at.parent)) path.unshift(at);
  return path;
};

/** What lies above a unit that was answered with its `path`. */
export const aboveOf = unit => (unit.path ?? []).filter(each => each.id !== unit.id);

/** The names on the way to a unit, without the organization itself. */
export const pathOf = path => path.filter(each => each.id !== ORGANIZATION).map(each => each.name).join(' › ');

/**
 * Lets somebody choose a unit; null if called off.
 * @param {import('./office.js').Office} office
 * @param {{heading: string, yes: string, types: string[], fits: (unit: object) => boolean}} question
 */
export function chooseUnit(office, question) {
  return new Promise(done => document.body.append(Object.assign(document.createElement(tag), { question: { ...question, office }, done })));
}
