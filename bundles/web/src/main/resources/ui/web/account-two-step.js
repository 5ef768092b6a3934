import { html, css, nothing } from 'lit';
import { AccountPart } from './account-part.js';
import { define, fire } from './element.js';
import { formField } from './form-field.js';
import { icon } from './icons.js';
import { toast } from './toasts.js';
import './two-step-parts.js';

/** Two-step verification: set up, another authenticator, fresh recovery codes, off. One thing at a time. */
class TwoStep extends AccountPart {
  static properties = { act: { state: true }, enrolment: { state: true }, codes: { state: true } };

  static styles = [AccountPart.styles, css`.state { color: var(--ok) } .state.off { color: var(--ink-3) } .head { display: flex; gap: 12px; align-items: center; flex-wrap: wrap }`];

  render() {
    const { account: { twoStep }, texts: { t } } = this, on = twoStep.state === 'on';
    return html`<div class="head"><h2>${t('two-step.title')}</h2><span class="pill state ${on ? '' : 'off'}">${t(on ? 'two-step.on' : 'two-step.off')}</span></div>
      <p class="lead">${t('two-step.about')}</p>
      ${!on && twoStep.required ? html`<div class="box note" role="note" style="margin-top:12px">${icon('info')}<span>${t('two-step.required')}</span></div>` : nothing}
      ${this.codes ? this.#codes(t) : this.enrolment ? this.#confirm(t) : this.act ? this.#prove(t, on) : this.#acts(t, on, twoStep)}`;
  }

  #acts(t, on, { required, recoveryCodesLeft: n }) {
    const button = (act, kind = '') => html`<button class="btn ${kind}" @click=${() => this.#begin(act)}>${t(`two-step.act.${act}`)}</button>`;
    if (!on) return html`<div class="stack"><div class="row">${button('set-up', 'primary')}</div></div>`;
    return html`<div class="stack">${n < 4 ? html`<div class="box note" role="note">${icon('warn')}<span>${t('two-step.codes-left', { n })}</span></div>` : html`<p class="lead">${t('two-step.codes-left', { n })}</p>`}
      <div class="row">${button('another')}${button('codes')}${required ? nothing : button('off')}</div>${required ? html`<p class="lead">${t('two-step.required-on')}</p>` : nothing}</div>`;
  }

  #prove(t, on) {
    const { act, errors } = this;
    return html`<form @submit=${this.#proved} novalidate><p class="lead">${t(`two-step.why.${act}`)}</p>${errors.form ? html`<div class="box" role="alert">${icon('warn')}<span>${errors.form}</span></div>` : nothing}
      ${act === 'codes' ? nothing : formField({ name: 'password', label: t('own-password.current'), type: 'password', autocomplete: 'current-password', value: this.typed.password, error: errors.password, input: this.take('password') })}
      ${on ? formField({ name: 'code', label: t('two-step.code-or'), autocomplete: 'one-time-code', most: 24, value: this.typed.code, error: errors.code, input: this.take('code') }) : nothing}
      <div class="row"><button class="btn ${act === 'off' ? 'danger' : 'primary'}" ?disabled=${this.busy}>${t(act === 'off' ? 'two-step.act.off' : 'go-on')}</button>${this.#cancel(t)}</div></form>`;
  }

  #confirm(t) {
    const { errors } = this;
    return html`<form @submit=${this.#confirmed} novalidate>${errors.form ? html`<div class="box" role="alert">${icon('warn')}<span>${errors.form}</span></div>` : nothing}
      <belay-enrolment .enrolment=${this.enrolment} .texts=${this.texts}></belay-enrolment>
      ${formField({ name: 'code', label: t('two-step.code'), autocomplete: 'one-time-code', inputmode: 'numeric', most: 12, value: this.typed.code, error: errors.code, input: this.take('code') })}
      <div class="row"><button class="btn primary" ?disabled=${this.busy}>${t('enrol.go')}</button>${this.#cancel(t)}</div></form>`;
  }

  #codes(t) {
    return html`<div class="stack"><h3>${t('codes.title')}</h3><belay-recovery-codes .codes=${this.codes} .texts=${this.texts} account=${this.account.email} @belay-kept=${this.#end}></belay-recovery-codes></div>`;
  }

  #cancel(t) { return html`<button type="button" class="btn quiet" @click=${this.#end}>${t('cancel')}</button>`; }

  async #begin(act) {
    this.reset();
    this.act = act;
    await this.updateComplete;
    this.renderRoot.querySelector('input')?.focus();
  }

  #end = async () => {
    this.reset();
    this.act = this.enrolment = this.codes = null;
    await this.updateComplete;
    this.renderRoot.querySelector('.btn')?.focus();
  };

  #proved = event => {
    event.preventDefault();
    const { act } = this, { password, code } = this.typed, on = this.account.twoStep.state === 'on';
    return this.attempt(this.missing(...act === 'codes' ? [] : ['password'], ...on ? ['code'] : []), async () => {
      const given = { password, code: on ? code.trim() : undefined };
      if (act === 'codes') this.codes = (await this.api.post('/api/account/two-step/recovery-codes', given)).recoveryCodes;
      else if (act === 'off') await this.api.post('/api/account/two-step/off', given);
      else this.enrolment = await this.api.post('/api/account/two-step/begin', given);
      this.reset();
      if (act === 'off') {
        this.act = null;
        toast(this.texts.t('two-step.is-off'));
      }
      if (!this.enrolment) fire(this, 'belay-account', null);
    });
  };

  #confirmed = event => {
    event.preventDefault();
    return this.attempt(this.missing('code'), async () => {
      this.codes = (await this.api.post('/api/account/two-step/confirm', { code: this.typed.code.trim() })).recoveryCodes;
      this.enrolment = null;
      this.reset();
      toast(this.texts.t('two-step.is-on'));
      fire(this, 'belay-account', null);
    });
  };
}

define('belay-account-two-step', TwoStep);
