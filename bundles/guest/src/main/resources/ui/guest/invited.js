import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { define, fire } from '/ui/web/element.js';
import { icon } from '/ui/web/icons.js';
import { toast } from '/ui/web/toasts.js';
import { copy } from '/ui/web/copy.js';
import '/ui/web/elapsed.js';

/** What the lead passes on: a code to read out, a link to copy, a mail to send; or that the gateway has sent one. */
class Invited extends LitElement {
  static properties = { api: { attribute: false }, texts: { attribute: false }, made: { attribute: false }, expired: { state: true } };

  static styles = [base, css`
    :host { display: grid; gap: 14px; justify-items: center; text-align: center } .code { font: 650 clamp(38px, 11vw, 54px)/1.1 var(--mono); letter-spacing: .04em; display: flex; gap: .35em; padding: 14px 22px; border-radius: var(--r-3); background: var(--brand-soft) }
    .expired { text-decoration: line-through 3px; color: var(--ink-3) } .left { display: inline-flex; gap: 6px; align-items: center; color: var(--ink-2) } .tell { background: var(--ground); border-radius: var(--r-2); padding: 12px 16px; text-align: left; color: var(--ink-2); width: 100%; box-sizing: border-box } .tell b { color: var(--ink); overflow-wrap: anywhere }
    .sent { display: flex; gap: 8px; align-items: center; padding: 18px 0 4px; font-size: 15px; overflow-wrap: anywhere } .sent svg.i { color: var(--ok) } .link { font-family: var(--mono); overflow-wrap: anywhere; padding: 10px 14px; border: 1px solid var(--line); border-radius: var(--r-2); width: 100%; box-sizing: border-box }
    .row { display: flex; gap: 8px; flex-wrap: wrap; justify-content: center } .btn { padding: 8px 16px } .foot { width: 100%; display: flex; justify-content: flex-end; border-top: 1px solid var(--line-2); padding-top: 14px }
  `];

  #expiry;

  connectedCallback() {
    super.connectedCallback();
    this.#expiry = setTimeout(() => { this.expired = true; }, Date.parse(this.made.expiresAt) - this.api.now());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#expiry);
  }

  firstUpdated() { this.renderRoot.querySelector('.row .btn, .row a, .foot .btn')?.focus(); }

  render() {
    const { t } = this.texts, { way, expiresAt } = this.made;
    return html`${way === 'pin' ? this.#pin() : way === 'mail' ? html`<p class="sent" role="status">${icon('check')}${t('sent', { email: this.made.email })}</p>` : this.#link()}
      <span class="left" role="status">${icon('clock')}${this.expired ? t('expired') : html`<span>${t('valid')} <belay-elapsed .now=${() => this.api.now()} .until=${expiresAt}></belay-elapsed></span>`}</span>
      <div class="foot"><button class="btn primary" @click=${() => fire(this, 'belay-close')}>${t('done')}</button></div>`;
  }

  #pin() {
    const { t } = this.texts, { code, entry } = this.made, groups = code.match(/\d{3}/g);
    return html`<div class="code ${this.expired ? 'expired' : ''}" role="img" aria-label=${t('code-is', { code: [...code].join(' ') })}>${groups.map(group => html`<span>${group}</span>`)}</div>
      <div class="row"><button class="btn" @click=${() => this.#copy(groups.join(' '), 'copied-code')}>${icon('copy')}${t('copy-code')}</button></div>
      <p class="tell">${t('tell')} <b>${entry}</b><br>${t('tell-2')}</p>`;
  }

  #link() {
    const { t } = this.texts, { link, way } = this.made;
    return html`<p class="link">${link}</p><div class="row"><button class="btn" @click=${() => this.#copy(link, 'copied-link')}>${icon('copy')}${t('copy-link')}</button>
      ${way === 'own-mail' ? html`<a class="btn primary" href=${this.#mailto()}>${t('open-mail')}</a>` : nothing}</div><p class="tell">${t('tell-link')}</p>`;
  }

  /** For the lead's own program; what he wrote stands in it, too. */
  #mailto() {
    const { t } = this.texts, { email, link, name, comment } = this.made;
    const text = [name ? t('mail.hello', { name }) : t('mail.hello.nameless'), t('mail.text'), ...comment ? [comment] : [], link].join('\n\n');
    return `mailto:${encodeURIComponent(email)}?subject=${encodeURIComponent(t('mail.subject'))}&body=${encodeURIComponent(text)}`;
  }

  async #copy(text, said) {
    const done = await copy(text);
    toast(this.texts.t(done ? said : 'copy-failed'), done ? 'done' : 'error');
  }
}

define('belay-guest-invited', Invited);
