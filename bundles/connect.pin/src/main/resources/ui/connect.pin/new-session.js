import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { icon } from '/ui/web/icons.js';
import { define, fire } from '/ui/web/element.js';
import { toast } from '/ui/web/toasts.js';
import { copy } from '/ui/web/copy.js';
import '/ui/web/elapsed.js';

/** The tab's name. */
export const label = texts => texts.t('tab');

const FIELDS = [['name', 64], ['cfield1', 512], ['cfield2', 512]];

/** Creates a PIN (slot `console.new-session`): optional fields, then the code large, with what to tell the customer. */
class PinNewSession extends LitElement {
  static properties = { api: { attribute: false }, texts: { attribute: false }, me: { attribute: false }, pin: { state: true }, errors: { state: true }, busy: { state: true }, expired: { state: true } };

  static styles = [base, css`
    :host { display: block } form { display: grid; gap: 14px } .lead { color: var(--ink-2) } .two { display: grid; grid-template-columns: 1fr 1fr; gap: 14px } .go { padding: 9px 14px; justify-self: end }
    .made { display: grid; gap: 14px; justify-items: center; text-align: center } .code { font: 650 clamp(38px, 11vw, 54px)/1.1 var(--mono); letter-spacing: .04em; display: flex; gap: .35em; padding: 14px 22px; border-radius: var(--r-3); background: var(--brand-soft) }
    .expired .code { background: var(--line-2); color: var(--ink-3); text-decoration: line-through 3px } .left { display: inline-flex; gap: 6px; align-items: center; color: var(--ink-2) } belay-elapsed { font-family: var(--mono) } .expired .left { color: var(--bad); font-weight: 600 }
    .row { display: flex; gap: 8px; flex-wrap: wrap; justify-content: center } .row .btn { padding: 8px 14px } .tell { background: var(--ground); border-radius: var(--r-2); padding: 12px 16px; text-align: left; color: var(--ink-2); width: 100% } .tell b { color: var(--ink); overflow-wrap: anywhere }
    .foot { width: 100%; display: flex; justify-content: space-between; gap: 8px; border-top: 1px solid var(--line-2); padding-top: 14px } .foot .btn { padding: 7px 14px }
    @media (max-width: 520px) { .two { grid-template-columns: 1fr } }
  `];

  #expiry;

  constructor() {
    super();
    this.errors = {};
  }

  firstUpdated() { this.renderRoot.querySelector('input')?.focus(); }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#expiry);
  }

  render() { return this.pin ? this.#made() : this.#form(); }

  #form() {
    const t = this.texts.t, [name, ...custom] = FIELDS;
    return html`<form @submit=${this.#create} novalidate><p class="lead">${t('lead')}</p>
      ${this.errors.form ? html`<span class="error" role="alert">${icon('warn')}${this.errors.form}</span>` : nothing}
      ${this.#field(name)}<div class="two">${custom.map(each => this.#field(each))}</div>
      <button class="btn primary go" ?disabled=${this.busy}>${this.busy ? html`<i class="spin"></i>` : nothing}${t('create')}</button></form>`;
  }

  #field([name, longest]) {
    const error = this.errors[name], t = this.texts.t;
    return html`<div class="field"><label for=${name}>${t(`field.${name}`)} <small>${t('optional')}</small></label>
      <input id=${name} name=${name} maxlength=${longest} autocomplete="off" aria-invalid=${Boolean(error)} aria-describedby=${error ? `${name}-error` : nothing}>
      ${error ? html`<span class="error" id="${name}-error" role="alert">${icon('warn')}${error}</span>` : nothing}</div>`;
  }

  #made() {
    const t = this.texts.t, { code, link, entry, expiresAt } = this.pin, groups = code.match(/\d{1,3}/g);
    return html`<div class="made ${this.expired ? 'expired' : ''}">
      <div class="code" aria-label=${t('code-is', { code: [...code].join(' ') })} role="img">${groups.map(group => html`<span>${group}</span>`)}</div>
      <span class="left" role="status">${icon('clock')}${this.expired ? t('expired') : html`<span>${t('valid')} <belay-elapsed .now=${() => this.api.now()} .until=${expiresAt}></belay-elapsed></span>`}</span>
      ${this.expired ? nothing : html`<div class="row"><button class="btn" @click=${() => this.#copy(groups.join(' '), 'copied-code')}>${icon('copy')}${t('copy-code')}</button>
        <button class="btn" @click=${() => this.#copy(link, 'copied-link')}>${icon('link')}${t('copy-link')}</button></div>
      <p class="tell">${t('tell')} <b>${entry}</b><br>${t('tell-2')}</p>`}
      <div class="foot"><button class="btn ${this.expired ? 'primary' : ''}" @click=${this.#another}>${icon('plus')}${t('another')}</button><button class="btn ${this.expired ? '' : 'primary'}" @click=${() => fire(this, 'belay-close')}>${t('done')}</button></div></div>`;
  }

  #create = async event => {
    event.preventDefault();
    if (this.busy) return;
    const values = Object.fromEntries([...new FormData(event.target)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value));
    this.busy = true;
    this.errors = {};
    try {
      this.pin = await this.api.post('/api/connect/pin', values);
      this.expired = false;
      this.#expiry = setTimeout(() => { this.expired = true; }, Date.parse(this.pin.expiresAt) - this.api.now());
      await this.updateComplete;
      this.renderRoot.querySelector('.row .btn').focus();
    } catch (problem) {
      this.errors = { [FIELDS.some(([name]) => name === problem.field) ? problem.field : 'form']: this.texts.error(problem) };
    } finally {
      this.busy = false;
    }
  };

  #another = async () => {
    clearTimeout(this.#expiry);
    this.pin = null;
    await this.updateComplete;
    this.renderRoot.querySelector('input').focus();
  };

  async #copy(text, said) {
    const done = await copy(text);
    toast(this.texts.t(done ? said : 'copy-failed'), done ? 'done' : 'error');
  }
}

export default define('belay-pin-new-session', PinNewSession);
