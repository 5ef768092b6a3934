import { LitElement, html, nothing } from 'lit';
import { base } from './styles.js';
import { card } from './form-styles.js';
import { icon, mark } from './icons.js';
import { loadTexts } from './texts.js';
import { languageChoice } from './language-choice.js';
import { Api } from './api.js';
import { define } from './element.js';

/** The sign-in page. Goes on to `?next=` (an address of this gateway) or the first page that one may enter. */
class SignIn extends LitElement {
  static properties = { texts: { state: true }, error: { state: true }, busy: { state: true }, shown: { state: true }, organization: { state: true } };
  static styles = [base, card];

  #api = new Api();

  async connectedCallback() {
    super.connectedCallback();
    this.texts = await loadTexts('/ui/web/texts/');
    document.documentElement.lang = this.texts.language;
    document.title = `${this.texts.t('sign-in.title')} – Belay`;
    await this.updateComplete;
    this.renderRoot.querySelector('input').focus();
    this.#api.get('/api/organization').then(({ name }) => { this.organization = name; }, () => {});
  }

  render() {
    if (!this.texts) return nothing;
    const t = this.texts.t, out = new URLSearchParams(location.search).has('signed-out');
    return html`<main><div class="brand">${mark(28)}<span>${this.organization || 'Belay'}</span></div>
      <div class="card"><h1>${t('sign-in.title')}</h1><p class="lead">${t('sign-in.lead')}</p>
      <form @submit=${this.#submit} novalidate>
        ${this.error ? html`<div class="box" role="alert">${icon('warn')}<span>${this.error}</span></div>` : out ? html`<div class="box fine" role="status">${icon('check')}<span>${t('sign-in.signed-out')}</span></div>` : nothing}
        <div class="field"><label for="email">${t('sign-in.email')}</label><input id="email" name="email" type="email" autocomplete="username" required></div>
        <div class="field"><label for="password">${t('sign-in.password')}</label><input id="password" name="password" type=${this.shown ? 'text' : 'password'} autocomplete="current-password" required></div>
        <label class="check"><input type="checkbox" @change=${event => { this.shown = event.target.checked; }}>${t('sign-in.show')}</label>
        <button class="btn primary go" ?disabled=${this.busy}>${this.busy ? html`<i class="spin"></i>${t('sign-in.busy')}` : t('sign-in.go')}</button>
      </form></div></main>
      <footer><a href="/">${t('sign-in.customer')}</a>${languageChoice(this.texts)}</footer>`;
  }

  async #submit(event) {
    event.preventDefault();
    if (this.busy) return;
    const { email, password } = Object.fromEntries(new FormData(event.target));
    const empty = [...event.target.elements].find(each => each.required && !each.value.trim());
    if (empty) { this.error = this.texts.t('error.missing'); return empty.focus(); }
    this.busy = true;
    this.error = null;
    try {
      await this.#api.post('/api/sign-in', { email: email.trim(), password });
      location.replace(next());
    } catch (problem) {
      this.error = this.texts.error(problem);
      this.busy = false;
      await this.updateComplete;
      this.renderRoot.querySelector('#password').select();
    }
  }
}

/** Only an address of this gateway: never lead a freshly signed-in person elsewhere. From this page the gateway leads to his own. */
function next() {
  const wanted = new URL(new URLSearchParams(location.search).get('next') ?? '/sign-in', location.origin);
  return wanted.origin === location.origin ? wanted.pathname + wanted.search : '/sign-in';
}

document.body.append(document.createElement(define('belay-sign-in', SignIn)));
