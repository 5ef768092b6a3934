import { html, nothing } from 'lit';
import { AccountPart } from './account-part.js';
import { define, fire } from './element.js';
import { formField } from './form-field.js';
import { icon } from './icons.js';
import { passwordMeter, passwordRule, newPasswordErrors } from './password-meter.js';
import { moment } from './time.js';
import { toast } from './toasts.js';

/** The password: current, new and once more, with its strength as it is typed (ORG-29). */
class Password extends AccountPart {
  static properties = { shown: { state: true } };

  render() {
    const { account: { password, twoStep, email }, errors, texts } = this, { t } = texts, type = this.shown ? 'text' : 'password', at = iso => moment(iso, texts.locale);
    if (!password) return html`<h2>${t('own-password.title')}</h2><p class="lead">${t('own-password.elsewhere')}</p>`;
    return html`<h2>${t('own-password.title')}</h2>
      <p class="lead">${t('own-password.since', { time: at(password.changedAt) })} ${password.expiresAt ? t('own-password.until', { time: at(password.expiresAt) }) : nothing}</p>
      <form @submit=${this.#save} novalidate>${errors.form ? html`<div class="box" role="alert">${icon('warn')}<span>${errors.form}</span></div>` : nothing}
        <input type="hidden" autocomplete="username" .value=${email}>
        ${formField({ name: 'current', label: t('own-password.current'), type, autocomplete: 'current-password', value: this.typed.current, error: errors.current, input: this.take('current') })}
        ${formField({ name: 'password', label: t('new-password.password'), type, autocomplete: 'new-password', hint: passwordRule(texts, password.leastStrength), value: this.typed.password, error: errors.password, input: this.take('password') })}
        ${passwordMeter(this.typed.password, texts, password.leastStrength)}
        ${formField({ name: 'again', label: t('own-password.again'), type, autocomplete: 'new-password', value: this.typed.again, error: errors.again, input: this.take('again') })}
        ${twoStep.state === 'on' ? formField({ name: 'code', label: t('two-step.code-or'), autocomplete: 'one-time-code', most: 24, value: this.typed.code, error: errors.code, input: this.take('code') }) : nothing}
        <label class="check"><input type="checkbox" .checked=${Boolean(this.shown)} @change=${event => { this.shown = event.target.checked; }}>${t('sign-in.show')}</label>
        <div class="row"><button class="btn primary" ?disabled=${this.busy}>${t('own-password.go')}</button></div></form>`;
  }

  #save = event => {
    event.preventDefault();
    const { current, password, code } = this.typed, on = this.account.twoStep.state === 'on';
    const faults = { ...this.missing('current', ...on ? ['code'] : []), ...newPasswordErrors(this.typed, this.texts, this.account.password.leastStrength) };
    return this.attempt(faults, async () => {
      await this.api.post('/api/account/password', { current, password, code: on ? code.trim() : undefined });
      this.reset();
      this.shown = false;
      fire(this, 'belay-account', null);
      toast(this.texts.t('own-password.done'));
    });
  };
}

define('belay-account-password', Password);
