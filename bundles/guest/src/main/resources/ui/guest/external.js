import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { define, fire } from '/ui/web/element.js';
import { icon } from '/ui/web/icons.js';
import '/ui/web.console/permission-list.js';
import './invited.js';

/** The tab's name. */
export const label = texts => texts.t('tab');

const LONGEST = { name: 64, email: 254, comment: 500 };
const MAILS = new Set(['mail', 'own-mail']);

/** Invites somebody from outside (slot `console.invite`): whom, what he may do, a comment, and how he hears of it (COLL-22, COLL-23). */
class ExternalInvitation extends LitElement {
  static properties = {
    api: { attribute: false }, texts: { attribute: false }, session: { attribute: false },
    choices: { state: true }, approved: { state: true }, way: { state: true }, withheld: { state: true }, errors: { state: true }, busy: { state: true }, made: { state: true },
  };

  static styles = [base, css`
    :host { display: block; --list-height: 8rem } form { display: grid; gap: 14px; font-size: 14px } fieldset { border: 0; padding: 0; margin: 0 } legend, .label { font-weight: 600; margin-bottom: 4px; padding: 0 }
    .ways { display: flex; flex-wrap: wrap; gap: 6px 18px } .ways label, .who label { display: flex; gap: 8px; align-items: center; padding: 3px 0; min-height: 24px } input[type=radio] { accent-color: var(--brand); margin: 0 }
    .two { display: grid; grid-template-columns: 1fr 1fr; gap: 14px; align-items: start } textarea { resize: vertical; min-height: 3.4em; line-height: 1.4 } .row { display: flex; gap: 8px; justify-content: flex-end } .row .btn { padding: 7px 16px } .none { color: var(--ink-2); padding: 10px 0 }
    .wait { display: grid; place-items: center; min-height: 8rem; color: var(--ink-3) } small { color: var(--ink-3); font-weight: 400 }
    @media (max-width: 520px) { .two { grid-template-columns: 1fr } }
  `];

  constructor() {
    super();
    this.errors = {};
    this.withheld = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  async #load() {
    this.errors = {};
    try {
      const choices = await this.api.get('/api/guests/choices');
      this.approved = choices.unlisted ? 0 : choices.approved[0]?.id;
      this.way = choices.ways[0];
      this.choices = choices;
      await this.updateComplete;
      this.renderRoot.querySelector('input, select')?.focus();
    } catch (problem) {
      this.errors = { form: this.texts.error(problem) };
    }
  }

  render() {
    const { choices, made, errors, texts: { t } } = this;
    if (made) return html`<belay-guest-invited .api=${this.api} .texts=${this.texts} .made=${made}></belay-guest-invited>`;
    if (!choices) return html`<div class="wait">${errors.form ? html`<span class="error" role="alert">${icon('warn')}${errors.form}</span><button class="btn" @click=${() => this.#load()}>${t('again')}</button>` : html`<i class="spin"></i>`}</div>`;
    if (!choices.ways.length) return html`<p class="none" role="status">${t('none.ways')}</p>`;
    if (this.approved === undefined) return html`<p class="none" role="status">${t('none.approved')}</p>`;
    return html`<form novalidate @submit=${this.#invite} @keydown=${event => event.stopPropagation()}>
      ${this.#whom()}
      <div><div class="label">${t('permissions')}</div><belay-permission-list .texts=${this.texts} .keys=${this.#may()} .withheld=${this.withheld} @belay-withheld=${({ detail }) => { this.withheld = detail; }}></belay-permission-list></div>
      <div class="field"><label for="comment">${t('comment')}</label><textarea id="comment" name="comment" rows="2" maxlength=${LONGEST.comment}></textarea></div>
      <fieldset><legend>${t('way')}</legend><div class="ways">${choices.ways.map(way => html`<label><input type="radio" name="way" value=${way} .checked=${way === this.way} @change=${() => { this.way = way; }}>${t(`way.${way}`)}</label>`)}</div>${this.#error('way')}</fieldset>
      ${this.#mayAddress() ? this.#field('email', 'email') : nothing}
      ${errors.form ? html`<div class="error" role="alert">${icon('warn')}${errors.form}</div>` : nothing}
      <div class="row"><button type="button" class="btn" @click=${() => fire(this, 'belay-close')}>${t('cancel')}</button><button class="btn primary" ?disabled=${this.busy}>${this.busy ? html`<i class="spin"></i>` : nothing}${t(`go.${this.way}`)}</button></div></form>`;
  }

  /** Who isn't listed by his name, an approved one from the list; only what the group allows. */
  #whom() {
    const { unlisted, approved } = this.choices, { t } = this.texts;
    const kind = (value, word) => html`<label><input type="radio" name="kind" .checked=${Boolean(this.approved) === Boolean(value)} @change=${() => { this.approved = value; this.withheld = []; }}>${t(word)}</label>`;
    return html`${unlisted && approved.length ? html`<fieldset class="who"><legend>${t('whom')}</legend><div class="ways">${kind(0, 'unlisted')}${kind(approved[0].id, 'approved')}</div></fieldset>` : nothing}
      ${this.approved ? html`<div class="field"><label for="approved">${t('approved')}</label><select id="approved" @change=${({ target }) => { this.approved = Number(target.value); this.withheld = []; }}>${approved.map(each => html`<option value=${each.id} ?selected=${each.id === this.approved}>${each.name}${each.group ? ` · ${each.group}` : ''}</option>`)}</select>${this.#error('approved')}</div>`
        : this.#field('name', 'text', t('name.hint'))}`;
  }

  #field(name, type, hint) {
    const error = this.errors[name], { t } = this.texts;
    return html`<div class="field"><label for=${name}>${t(`field.${name}`)} ${hint ? html`<small>${hint}</small>` : nothing}</label><input id=${name} name=${name} type=${type} maxlength=${LONGEST[name]} autocomplete="off" aria-invalid=${Boolean(error)} aria-describedby=${error ? `${name}-error` : nothing}>${this.#error(name)}</div>`;
  }

  #error(name) { return this.errors[name] ? html`<span class="error" id="${name}-error" role="alert">${icon('warn')}${this.errors[name]}</span>` : nothing; }

  /** Where it goes is his to say: not of those whose address is known, and of approved ones not what the server mails (EXT-09). */
  #mayAddress() { return MAILS.has(this.way) && !this.#listed()?.mail && !(this.way === 'mail' && this.#listed()); }

  #listed() { return this.choices.approved.find(each => each.id === this.approved); }

  #may() { return this.#listed()?.permissions ?? this.choices.permissions; }

  #invite = async event => {
    event.preventDefault();
    if (this.busy) return;
    const typed = Object.fromEntries([...new FormData(event.target)].map(([name, value]) => [name, value.trim()])), { approved, way, withheld } = this;
    this.busy = true;
    this.errors = {};
    try {
      const issued = await this.api.post('/api/guests', { session: this.session.id, approved, name: typed.name ?? '', email: typed.email ?? '', withheld, comment: typed.comment ?? '', way, language: this.texts.language });
      this.made = { ...issued, way, name: this.#listed()?.name ?? typed.name, comment: typed.comment };
    } catch (problem) {
      this.errors = { [['name', 'email', 'approved', 'way'].includes(problem.field) ? problem.field : 'form']: this.texts.error(problem) };
    } finally {
      this.busy = false;
    }
  };
}

export default define('belay-external-invitation', ExternalInvitation);
