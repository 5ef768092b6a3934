import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { define } from '/ui/web/element.js';
import '/ui/web/dialog.js';

/** To whom a session goes, with a comment. Used through {@link chooseTarget}. */
class ChooseTarget extends LitElement {
  static properties = { question: { attribute: false }, targets: { state: true }, sought: { state: true }, at: { state: true }, failed: { state: true } };

  static styles = [base, css`
    form { display: grid; gap: 12px } .list { height: min(18rem, 42vh); overflow: auto; border: 1px solid var(--line); border-radius: 6px; padding: 4px }
    [role=option] { padding: 6px 10px; border-radius: 5px; cursor: pointer; min-height: 32px; display: flex; gap: 8px; align-items: baseline } [role=option]:hover { background: var(--hover) } [role=option][aria-selected=true] { background: var(--chosen) }
    small { color: var(--ink-3) } .empty { padding: 20px; text-align: center; color: var(--ink-3) } .row { display: flex; gap: 8px; justify-content: flex-end } .row .btn { padding: 8px 16px }
  `];

  constructor() {
    super();
    this.sought = '';
    this.at = 0;
  }

  firstUpdated() { this.#load(); }

  async #load() {
    const { api, unit } = this.question;
    try {
      this.targets = (await api.get(`/api/units/${unit.id}/sessions/targets`)).targets;
    } catch (error) {
      this.failed = error;
    }
  }

  get #found() {
    const sought = this.sought.toLocaleLowerCase();
    return (this.targets ?? []).filter(each => each.name.toLocaleLowerCase().includes(sought));
  }

  render() {
    const { heading, yes, texts, texts: { t } } = this.question, found = this.#found, chosen = found[this.at];
    return html`<belay-dialog open .heading=${heading} .closeLabel=${t('cancel')} @belay-close=${() => this.answer(null)}><form @submit=${this.#submit}>
      <div class="field"><label for="q">${t('choose.search')}</label><input id="q" role="combobox" aria-expanded="true" aria-controls="list" aria-autocomplete="list" autocomplete="off" autofocus aria-activedescendant=${chosen ? `o-${chosen.unit}` : nothing}
        @input=${event => { this.sought = event.target.value.trim(); this.at = 0; }} @keydown=${this.#key}></div>
      <div class="list" role="listbox" id="list" aria-label=${heading} tabindex="-1">${found.slice(0, 200).map((each, index) => html`<div role="option" id="o-${each.unit}" aria-selected=${index === this.at} @click=${() => { this.at = index; }}><span>${each.name}</span><small>${t(`target.${each.kind}`)}</small></div>`)}
        ${this.failed ? html`<p class="empty" role="alert">${texts.error(this.failed)}</p>` : found.length ? nothing : html`<p class="empty">${this.targets ? t('choose.none') : html`<i class="spin"></i>`}</p>`}</div>
      <div class="field"><label for="comment">${t('comment')} <small>${t('optional')}</small></label><input id="comment" maxlength="500" autocomplete="off"></div>
      <div class="row"><button type="button" class="btn" @click=${() => this.answer(null)}>${t('cancel')}</button><button class="btn primary" ?disabled=${!chosen}>${yes}</button></div></form></belay-dialog>`;
  }

  #key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    this.at = Math.max(0, Math.min(this.#found.length - 1, this.at + step));
    this.updateComplete.then(() => this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }));
  }

  #submit = event => {
    event.preventDefault();
    const chosen = this.#found[this.at];
    if (chosen) this.answer({ to: { kind: chosen.kind, id: chosen.id }, comment: this.renderRoot.querySelector('#comment').value.trim() });
  };

  answer(choice) {
    const dialog = this.renderRoot.querySelector('belay-dialog');
    dialog.open = false;
    dialog.updateComplete.then(() => this.remove());
    this.done(choice);
  }
}

const tag = define('belay-choose-target', ChooseTarget);

/**
 * Lets an administrator choose a technician, group or channel of his; null if called off.
 * @param {{api: object, texts: object, unit: object, heading: string, yes: string}} question
 */
export function chooseTarget(question) {
  return new Promise(done => document.body.append(Object.assign(document.createElement(tag), { question, done })));
}
