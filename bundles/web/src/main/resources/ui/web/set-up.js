import { LitElement, html, css, nothing } from 'lit';
import { base } from './styles.js';
import { card } from './form-styles.js';
import { icon, mark } from './icons.js';
import { loadTexts } from './texts.js';
import { languageChoice } from './language-choice.js';
import { Api } from './api.js';
import { define } from './element.js';
import { LEVELS, strength } from './password.js';

/** The page behind the one-time set-up link; the token is in the address (`?token=` or after `#`) and stays in this page. */
class SetUp extends LitElement {
  static properties = { texts: { state: true }, step: { state: true }, errors: { state: true }, busy: { state: true }, level: { state: true }, typed: { state: true } };
  static styles = [base, card, css`
    .meter { display: grid; grid-template-columns: repeat(3, 1fr) auto; gap: 4px; align-items: center; font-size: 13px; color: var(--ink-2) }
    .meter i { height: 5px; border-radius: 9px; background: var(--line) } .meter span { padding-left: 8px }
    .meter.good i.on { background: var(--warn) } .meter.strong i.on { background: var(--info) } .meter.excellent i.on { background: var(--ok) }
  `];

  #api = new Api();

  constructor() {
    super();
    this.errors = {};
    this.level = 'none';
  }

  async connectedCallback() {
    super.connectedCallback();
    this.setAttribute('wide', '');
    this.texts = await loadTexts('/ui/web/texts/');
    document.documentElement.lang = this.texts.language;
    document.title = `${this.texts.t('set-up.title')} – Belay`;
    const { setUp } = await this.#api.get('/api/organization').catch(() => ({ setUp: false }));
    this.step = setUp || !token() ? 'closed' : 'form';
    await this.updateComplete;
    this.renderRoot.querySelector('input')?.focus();
  }

  render() {
    if (!this.texts || !this.step) return nothing;
    return html`<main><div class="brand">${mark(28)}<span>Belay</span></div><div class="card">${this.step === 'form' ? this.#form() : this.#end()}</div></main>
      <footer>${languageChoice(this.texts)}</footer>`;
  }

  #end() {
    const t = this.texts.t;
    return html`<h1>${t(`set-up.${this.step}`)}</h1><p class="lead">${t(`set-up.${this.step}-lead`)}</p><a class="btn primary go" href="/sign-in">${t('set-up.to-sign-in')}</a>`;
  }

  #form() {
    const t = this.texts.t;
    return html`<h1>${t('set-up.title')}</h1><p class="lead">${t('set-up.lead')}</p><form @submit=${this.#submit} novalidate>
      ${this.errors.form ? html`<div class="box" role="alert">${icon('warn')}<span>${this.errors.form}</span></div>` : nothing}
      ${this.#field('organization', { hint: t('set-up.organization-hint'), autocomplete: 'organization' })}
      <h2>${t('set-up.you')}</h2>
      ${this.#field('name', { hint: t('set-up.name-hint'), autocomplete: 'name' })}
      ${this.#field('email', { hint: t('set-up.email-hint'), type: 'email', autocomplete: 'username' })}
      ${this.#field('password', { hint: t('password.rule'), type: 'password', autocomplete: 'new-password', input: event => { this.level = strength(event.target.value); this.typed = Boolean(event.target.value); } })}
      <div class="meter ${this.level}" role="status" ?hidden=${!this.typed}>${[1, 2, 3].map(n => html`<i class=${LEVELS.indexOf(this.level) >= n ? 'on' : ''}></i>`)}<span>${t('password.strength', { level: t(`password.${this.level}`) })}</span></div>
      ${this.#field('again', { type: 'password', autocomplete: 'new-password' })}
      <button class="btn primary go" ?disabled=${this.busy}>${this.busy ? html`<i class="spin"></i>${t('set-up.busy')}` : t('set-up.go')}</button></form>`;
  }

  #field(name, { hint, type = 'text', autocomplete, input }) {
    const error = this.errors[name], about = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
    return html`<div class="field"><label for=${name}>${this.texts.t(`set-up.${name}`)}</label>
      <input id=${name} name=${name} type=${type} autocomplete=${autocomplete} maxlength="200" aria-invalid=${Boolean(error)} aria-describedby=${about || nothing}
        @input=${event => { if (error) this.errors = { ...this.errors, [name]: undefined }; input?.(event); }}>
      ${error ? html`<span class="error" id="${name}-error" role="alert">${icon('warn')}${error}</span>` : nothing}
      ${hint ? html`<small id="${name}-hint">${hint}</small>` : nothing}</div>`;
  }

  async #submit(event) {
    event.preventDefault();
    if (this.busy) return;
    const values = Object.fromEntries(new FormData(event.target));
    for (const name of ['organization', 'name', 'email']) values[name] = values[name].trim();
    this.errors = this.#wrong(values);
    if (!Object.values(this.errors).some(Boolean)) await this.#create(values);
    await this.updateComplete;
    this.renderRoot.querySelector('[aria-invalid=true]')?.focus();
  }

  #wrong(values) {
    const t = this.texts.t, wrong = {};
    for (const name of ['organization', 'name', 'email', 'password', 'again']) if (!values[name]) wrong[name] = t('error.missing');
    if (values.email && !/^\S+@\S+$/.test(values.email)) wrong.email = t('set-up.email-bad');
    if (values.password && strength(values.password) === 'none') wrong.password = t('password.none');
    if (values.again && values.again !== values.password) wrong.again = t('set-up.mismatch');
    return wrong;
  }

  async #create({ organization, name, email, password }) {
    this.busy = true;
    try {
      await this.#api.post('/api/set-up', { token: token(), organization, name, email, password });
      this.step = 'done';
    } catch (problem) {
      if (problem.status === 404) this.step = 'closed';
      else this.errors = { [problem.field ?? 'form']: this.texts.error(problem) };
    }
    this.busy = false;
  }
}

function token() {
  return new URLSearchParams(location.search).get('token') ?? decodeURIComponent(location.hash.slice(1));
}

document.body.append(document.createElement(define('belay-set-up', SetUp)));
