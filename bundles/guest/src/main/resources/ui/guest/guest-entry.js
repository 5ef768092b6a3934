import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { define, fire } from '/ui/web/element.js';
import { icon } from '/ui/web/icons.js';

/** Where an external technician types his code (I18N-11), or comes with a link; and his name, if the lead didn't say it. Fires `belay-joined`. */
class GuestEntry extends LitElement {
  static properties = { api: { attribute: false }, texts: { attribute: false }, code: { attribute: false }, asked: { state: true }, problem: { state: true }, busy: { state: true } };

  static styles = [base, css`
    :host { display: grid } main { display: grid; align-content: center; justify-items: center; padding: 28px 18px; text-align: center } form { display: grid; gap: 16px; justify-items: center; width: min(24rem, 100%) }
    h1 { font-size: 28px; line-height: 1.2; text-wrap: balance } p { color: var(--ink-2); text-wrap: pretty } .field { width: 100%; text-align: left } .field label { font-weight: 600 } input { font-size: 17px; padding: 11px 14px }
    #code { font: 600 28px var(--mono); letter-spacing: .12em; text-align: center; padding: 12px } .go { padding: 14px 24px; font-size: 17px; border-radius: 10px; width: 100% }
    .error { background: var(--bad-soft); border-radius: 10px; padding: 10px 16px; text-align: left; font-size: 16px; width: 100%; box-sizing: border-box } .quiet { font-size: 15px }
    @media (max-width: 480px) { h1 { font-size: 24px } main { align-content: start; padding-top: 36px } }
  `];

  firstUpdated() { if (matchMedia('(hover: hover)').matches) this.renderRoot.querySelector('input, .go')?.focus(); }

  render() {
    const { t } = this.texts, linked = Boolean(this.code);
    return html`<main><form novalidate @submit=${this.#join}><h1>${t(linked ? 'join.linked' : 'join.heading')}</h1><p>${t(linked ? 'join.linked-lead' : 'join.lead')}</p>
      ${linked ? nothing : html`<div class="field"><label for="code">${t('join.code')}</label><input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" spellcheck="false" maxlength="11" enterkeyhint="go" aria-invalid=${this.problem?.field === 'code'} aria-describedby=${this.problem ? 'problem' : nothing}></div>`}
      ${this.asked ? html`<div class="field"><label for="name">${t('join.name')}</label><input id="name" name="name" maxlength="64" autocomplete="name" enterkeyhint="go" aria-invalid=${this.problem?.field === 'name'} aria-describedby=${this.problem ? 'problem' : nothing}></div>` : nothing}
      ${this.problem ? html`<div class="error" id="problem" role="alert">${icon('warn')}<span>${this.problem.text}</span></div>` : nothing}
      <button class="btn primary go" ?disabled=${this.busy}>${this.busy ? html`<i class="spin"></i>` : nothing}${t('join.go')}</button><p class="quiet">${t('join.no-account')}</p></form></main>`;
  }

  #join = async event => {
    event.preventDefault();
    if (this.busy) return;
    const typed = new FormData(event.target), first = !this.asked;
    this.busy = true;
    this.problem = null;
    try {
      fire(this, 'belay-joined', await this.api.post('/api/guests/redeem', { code: this.code || typed.get('code'), name: typed.get('name')?.trim() ?? '' }));
    } catch (problem) {
      const nameless = problem.code === 'missing' && problem.field === 'name';
      this.asked ||= nameless;
      // A link that is of no use any more must not stand in the way of a code.
      if (['code-unknown', 'code-expired', 'code-used', 'code-malformed'].includes(problem.code)) this.code = '';
      this.problem = { field: problem.field, text: this.texts.t(nameless && first ? 'join.say-name' : nameless ? 'join.name-missing' : `error.${problem.code}`) };
      if (!nameless) this.problem.text = this.texts.error(problem);
      await this.updateComplete;
      this.renderRoot.querySelector(problem.field === 'name' ? '#name' : '#code')?.focus();
    } finally {
      this.busy = false;
    }
  };
}

define('belay-guest-entry', GuestEntry);
