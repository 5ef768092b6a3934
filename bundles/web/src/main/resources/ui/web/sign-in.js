import { LitElement, html, css, nothing } from 'lit';
import { base } from './styles.js';
import { card } from './form-styles.js';
import { mark } from './icons.js';
import { loadTexts } from './texts.js';
import { languageChoice } from './language-choice.js';
import { Api } from './api.js';
import { define } from './element.js';
import { focusFault } from './form-field.js';
import { newPasswordErrors, meterStyles } from './password-meter.js';
import { CARDS } from './sign-in-cards.js';
import { next } from './sign-in-next.js';

/**
 * The sign-in page, step by step as the gateway says: address and password, a code, setting up an authenticator and keeping
 * its recovery codes, a new password. Goes on to `?next=` (an address of this gateway) or the first page that one may enter.
 */
class SignIn extends LitElement {
  static properties = {
    texts: { state: true }, step: { state: true }, errors: { state: true }, busy: { state: true }, shown: { state: true }, organization: { state: true },
    methods: { state: true }, enrolment: { state: true }, codes: { state: true }, level: { state: true }, recovering: { state: true }, warning: { state: true },
  };

  static styles = [base, card, meterStyles, css`
    .card > .box { margin-bottom: 16px } h1:focus { outline: none; box-shadow: none } input[type=checkbox] { accent-color: var(--brand) }
    .or { display: flex; align-items: center; gap: 12px; color: var(--ink-3); margin: 18px 0 } .or::before, .or::after { content: ""; flex: 1; border-top: 1px solid var(--line) }
    .sso { display: grid; gap: 8px } .sso .btn { padding: 11px; font-size: 15px; border-radius: var(--r-2) }
    .code input { font: 22px/1.3 var(--mono); letter-spacing: .25em } .code.long input { font-size: 16px; letter-spacing: .06em }
    .ways { display: flex; gap: 8px 20px; flex-wrap: wrap; margin-top: 16px } .ways button { border: 0; background: none; padding: 4px 0; color: var(--brand); cursor: pointer; text-decoration: underline; min-height: 28px }
  `];

  #api = new Api();
  email = '';

  constructor() {
    super();
    this.errors = {};
    this.level = {};
  }

  async connectedCallback() {
    super.connectedCallback();
    this.texts = await loadTexts('/ui/web/texts/');
    document.documentElement.lang = this.texts.language;
    document.title = `${this.texts.t('sign-in.title')} – Belay`;
    this.#api.get('/api/organization').then(({ name }) => { this.organization = name; }, () => {});
    // An older gateway, or one that is just starting, knows no ways: the form is always there.
    this.#api.get('/api/sign-in/methods').then(methods => { this.methods = methods; }, () => {});
    const stage = await this.#api.get('/api/sign-in').catch(() => ({ next: 'credentials' }));
    await this.go(stage);
  }

  render() {
    if (!this.texts || !this.step) return nothing;
    return html`<main><div class="brand">${mark(28)}<span>${this.organization || 'Belay'}</span></div><div class="card">${this.#card()}</div></main>
      <footer><a href="/">${this.texts.t('sign-in.customer')}</a>${languageChoice(this.texts)}</footer>`;
  }

  #card() { return CARDS[this.step](this, this.texts.t); }

  /** For a field's `input`. */
  typed = name => value => {
    this.level = { ...this.level, [name]: value };
    if (this.errors[name]) this.errors = { ...this.errors, [name]: undefined };
  };

  recover = async () => {
    this.recovering = !this.recovering;
    this.level = {};
    this.errors = {};
    await this.updateComplete;
    this.renderRoot.querySelector('#code').focus();
  };

  startOver = async () => {
    await this.#api.delete('/api/sign-in').catch(() => {});
    await this.go({ next: 'credentials' });
  };

  submit = async event => {
    event.preventDefault();
    if (this.busy) return;
    // What a password manager filled in tells nobody that it changed.
    const { email, ...level } = Object.fromEntries(new FormData(event.target));
    this.email = email ?? this.email;
    this.level = level;
    this.errors = this.#faults();
    if (!Object.values(this.errors).some(Boolean)) await this.#send();
    await this.updateComplete;
    focusFault(this.renderRoot);
  };

  #faults() {
    const missing = this.texts.t('error.missing'), { password, code } = this.level;
    if (this.step === 'credentials') return { email: this.email.trim() ? undefined : missing, password: password ? undefined : missing };
    return this.step === 'password' ? newPasswordErrors(this.level, this.texts, this.least) : { code: code?.trim() ? undefined : missing };
  }

  async #send() {
    const { password, code } = this.level, body = { credentials: { email: this.email.trim(), password }, password: { password } }[this.step] ?? { code: code.trim() };
    const path = { credentials: '', 'two-step': '/two-step', enrol: '/enrolment', password: '/password' }[this.step];
    this.busy = true;
    try {
      await this.go(await this.#api.post(`/api/sign-in${path}`, body));
    } catch (problem) {
      await this.#refused(problem);
    }
    this.busy = false;
  }

  /** Shows what was refused where it was typed; whoever took too long begins again. */
  async #refused(problem) {
    if (problem.status === 401 && problem.code !== 'credentials') {
      await this.go({ next: 'credentials' });
      this.errors = { form: this.texts.t('sign-in.too-late') };
      return;
    }
    const field = ['email', 'password', 'code'].includes(problem.field) ? problem.field : 'form';
    this.errors = { [field]: this.texts.error(problem) };
    if (field !== 'form' || problem.code !== 'credentials') return;
    this.level = { ...this.level };
    await this.updateComplete;
    this.renderRoot.querySelector('#password')?.select();
  }

  /** Goes to the step that an answer names. */
  async go({ next: step, leastStrength, recoveryCodes, expiresInDays, ...rest }) {
    if (recoveryCodes) {
      // Shown once, before anything else.
      this.codes = recoveryCodes;
      this.after = { next: step, leastStrength, expiresInDays, ...rest };
      return this.#open('codes');
    }
    if (step === 'in') {
      if (expiresInDays === undefined) return location.replace(next());
      this.warning = expiresInDays;
      return this.#open('warning');
    }
    this.least = leastStrength;
    if (step === 'enrol') this.enrolment = await this.#api.get('/api/sign-in/enrolment');
    return this.#open(step);
  }

  async #open(step) {
    const first = !this.step;
    this.step = step;
    this.level = {};
    this.errors = {};
    this.recovering = this.shown = false;
    this.toggleAttribute('wide', step === 'enrol' || step === 'codes');
    await this.updateComplete;
    // Screen readers hear the heading of a new step; at the beginning one types at once.
    const field = this.renderRoot.querySelector('form input:not([type=hidden]):not([type=checkbox])');
    if (step === 'enrol' || !field) this.renderRoot.querySelector('h1')?.focus({ preventScroll: first });
    else field.focus();
  }
}

document.body.append(document.createElement(define('belay-sign-in', SignIn)));
