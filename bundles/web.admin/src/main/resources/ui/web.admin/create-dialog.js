import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { define } from '/ui/web/element.js';
import { icon } from '/ui/web/icons.js';
import '/ui/web/dialog.js';
import { passwordMeter, meterStyles } from './password-meter.js';
import { hasStatus } from './unit-fields.js';
import { USERS } from './unit-rules.js';

/** What a new unit is asked for at once, by type; the rest follows in its form. */
const ASKED = type => USERS.has(type) ? ['name', 'email', 'password'] : type === 'external-technician' ? ['name', 'email'] : ['name', 'description'];

/** Asks for the first fields of a new unit and makes it. Used through {@link createUnit}. */
class CreateDialog extends LitElement {
  static properties = { office: { attribute: false }, type: {}, parent: { attribute: false }, errors: { state: true }, busy: { state: true }, password: { state: true } };

  static styles = [base, meterStyles, css`
    form { display: grid; gap: 14px } .row { display: flex; gap: 8px; justify-content: flex-end; margin-top: 6px } .row .btn { padding: 8px 16px }
    .lead { color: var(--ink-2); margin-bottom: 12px } .check { display: flex; gap: 8px; align-items: center; min-height: 24px }
    .box { display: flex; gap: 10px; padding: 10px 12px; border-radius: var(--r-2); background: var(--bad-soft); color: var(--bad) }
  `];

  constructor() {
    super();
    this.errors = {};
    this.password = '';
  }

  render() {
    const { t } = this.office.texts, heading = t(`create.${this.type}`);
    return html`<belay-dialog open .heading=${heading} .closeLabel=${t('cancel')} @belay-close=${() => this.answer(null)}>
      <p class="lead">${t('create.in', { name: this.parent.name })}</p>
      <form @submit=${this.#submit} novalidate>
        ${this.errors.form ? html`<div class="box" role="alert">${icon('warn')}<span>${this.errors.form}</span></div>` : nothing}
        ${ASKED(this.type).map((name, index) => this.#field(name, index === 0))}
        ${hasStatus(this.type) ? html`<label class="check"><input type="checkbox" name="enabled" checked>${t('create.enabled')}</label>` : nothing}
        <div class="row"><button type="button" class="btn" @click=${() => this.answer(null)}>${t('cancel')}</button>
          <button class="btn primary" ?disabled=${this.busy}>${this.busy ? html`<i class="spin"></i>` : nothing}${t('create.yes')}</button></div>
      </form></belay-dialog>`;
  }

  #field(name, first) {
    const { t } = this.office.texts, error = this.errors[name], secret = name === 'password';
    return html`<div class="field"><label for=${name}>${t(`field.${name}`)}</label>
      <input id=${name} name=${name} type=${secret ? 'password' : name === 'email' ? 'email' : 'text'} autocomplete=${secret ? 'new-password' : 'off'} maxlength="1000" ?autofocus=${first}
        aria-invalid=${Boolean(error)} aria-describedby=${error ? `${name}-error` : nothing}
        @input=${event => { if (error) this.errors = { ...this.errors, [name]: undefined }; if (secret) this.password = event.target.value; }}>
      ${error ? html`<span class="error" id="${name}-error" role="alert">${icon('warn')}${error}</span>` : nothing}
      ${secret ? html`${passwordMeter(this.password, this.office.texts)}<small>${t('create.password')}</small>` : nothing}</div>`;
  }

  async #submit(event) {
    event.preventDefault();
    if (this.busy) return;
    const { enabled, ...typed } = Object.fromEntries(new FormData(event.target));
    const fields = Object.fromEntries(Object.entries(typed).map(([key, value]) => [key, key === 'password' ? value : value.trim()]).filter(([key, value]) => value || key === 'name'));
    this.errors = fields.name ? {} : { name: this.office.texts.t('error.missing') };
    if (fields.name) {
      // Left out where it is ticked: whoever can't sign in yet isn't enabled before he can.
      await this.#create({ type: this.type, parent: this.parent.id, ...enabled || !hasStatus(this.type) ? {} : { enabled: false }, ...fields });
    }
    await this.updateComplete;
    this.renderRoot.querySelector('[aria-invalid=true]')?.focus();
  }

  async #create(body) {
    const { api, texts } = this.office;
    this.busy = true;
    try {
      this.answer(await api.post('/api/units', body));
    } catch (problem) {
      const several = Object.entries(problem.details.fields ?? {}).map(([key, each]) => [key, texts.error(each)]);
      const at = ASKED(this.type).includes(problem.field) ? problem.field : 'form';
      this.errors = several.length ? Object.fromEntries(several) : { [at]: texts.error(problem) };
    }
    this.busy = false;
  }

  answer(unit) {
    const dialog = this.renderRoot.querySelector('belay-dialog');
    dialog.open = false;
    dialog.updateComplete.then(() => this.remove());
    this.done(unit);
  }
}

const tag = define('belay-create-dialog', CreateDialog);

/**
 * Makes a unit of that type below that parent.
 * @returns {Promise<object|null>} the UNIT, null if called off
 */
export function createUnit(office, type, parent) {
  return new Promise(done => document.body.append(Object.assign(document.createElement(tag), { office, type, parent, done })));
}
