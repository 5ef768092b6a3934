import { LitElement, html, css, nothing } from 'lit';
import { base } from './styles.js';
import { icon, mark } from './icons.js';
import { loadTexts } from './texts.js';
import { languageChoice } from './language-choice.js';
import { Api } from './api.js';
import { define } from './element.js';
import './account-details.js';
import './account-password.js';
import './account-two-step.js';
import './account-sign-ins.js';
import './account-notifications.js';

/** My Account: what people see and change of themselves, and the ways to the pages that they may enter. */
class Account extends LitElement {
  static properties = { texts: { state: true }, account: { state: true }, failed: { state: true } };

  static styles = [base, css`
    :host { min-height: 100dvh; display: block; background: var(--ground) }
    header { display: flex; align-items: center; gap: 8px 12px; padding: 6px 16px; min-height: 48px; background: var(--paper); border-bottom: 1px solid var(--line); flex-wrap: wrap }
    header b { font-size: 15px } .sp { flex: 1 } nav { display: flex; gap: 4px; flex-wrap: wrap } nav a { color: var(--ink-2); text-decoration: none; padding: 5px 8px; border-radius: 4px } nav a:hover { background: var(--hover); color: var(--ink) }
    .language { border: 1px solid var(--line); border-radius: 6px; background: var(--raised); padding: 4px 6px; color: var(--ink-2) }
    main { max-width: 48rem; margin: 0 auto; padding: 24px 16px 48px; display: grid; gap: 16px }
    .who { display: flex; gap: 14px; align-items: center; margin-bottom: 4px } .who .ava { width: 44px; height: 44px; font-size: 17px } h1 { font-size: 22px; line-height: 1.25 } .who p { color: var(--ink-2); overflow-wrap: anywhere }
    .box { display: flex; gap: 10px; padding: 12px; border-radius: var(--r-2); background: var(--bad-soft); color: var(--bad) }
    .toc { display: flex; gap: 4px 16px; flex-wrap: wrap; font-size: 13.5px }
    @media (max-width: 480px) { main { padding: 16px 8px 32px } .who, .toc { padding: 0 8px } header b { display: none } }
  `];

  #api = new Api();

  async connectedCallback() {
    super.connectedCallback();
    this.#api.addEventListener('signed-out', () => location.assign('/sign-in?next=/account'));
    this.addEventListener('belay-account', ({ detail }) => { if (detail) this.account = detail; else this.#load(); });
    this.texts = await loadTexts('/ui/web/texts/');
    document.documentElement.lang = this.texts.language;
    document.title = `${this.texts.t('account.title')} – Belay`;
    await this.#load();
    await this.updateComplete;
    const place = /^#[a-z-]+$/.test(location.hash) && this.renderRoot.querySelector(location.hash);
    if (place) place.scrollIntoView();
  }

  async #load() {
    try {
      const [{ csrf }, account] = await Promise.all([this.#api.get('/api/me'), this.#api.get('/api/account')]);
      this.#api.csrf = csrf;
      this.account = account;
      this.failed = null;
      this.renderRoot.querySelector('#sign-ins')?.load();
    } catch (problem) {
      if (problem.status !== 401) this.failed = this.texts.error(problem);
    }
  }

  render() {
    const { texts, account } = this;
    if (!texts) return nothing;
    const t = texts.t;
    return html`<header>${mark()}<b>Belay</b><nav aria-label=${t('account.pages')}>${(account?.apps ?? []).map(({ id, label, href }) => html`<a href=${href}>${texts.has(`account.app.${id}`) ? t(`account.app.${id}`) : label}</a>`)}</nav>
        <span class="sp"></span>${languageChoice(texts)}<button class="btn quiet" @click=${this.#out}>${icon('leave')}${t('account.out')}</button></header>
      <main>${this.failed ? html`<div class="box" role="alert">${icon('warn')}<span>${this.failed} <button class="btn" @click=${() => this.#load()}>${t('account.again')}</button></span></div>` : nothing}${account ? this.#parts(t) : nothing}</main>`;
  }

  #parts(t) {
    const { account, texts } = this, api = this.#api, parts = ['details', 'password', 'two-step', 'sign-ins'];
    return html`<div class="who"><span class="ava" aria-hidden="true">${initials(account.name)}</span><div><h1>${account.name}</h1>
        <p>${account.organization} · ${account.roles.map(role => t(`account.role.${role}`)).join(', ')}</p>${account.description ? html`<p>${account.description}</p>` : nothing}</div></div>
      <nav class="toc" aria-label=${t('account.title')}>${parts.map(part => html`<a href="#${part}" @click=${event => this.#jump(event, part)}>${t(`account.part.${part}`)}</a>`)}</nav>
      <belay-account-details id="details" .account=${account} .api=${api} .texts=${texts}></belay-account-details>
      <belay-account-password id="password" .account=${account} .api=${api} .texts=${texts}></belay-account-password>
      <belay-account-two-step id="two-step" .account=${account} .api=${api} .texts=${texts}></belay-account-two-step>
      <belay-account-sign-ins id="sign-ins" .account=${account} .api=${api} .texts=${texts}></belay-account-sign-ins>
      ${account.roles.includes('master-administrator') ? html`<belay-account-notifications .account=${account} .api=${api} .texts=${texts}></belay-account-notifications>` : nothing}`;
  }

  /** Shadow roots have no fragments of their own. */
  #jump(event, part) {
    event.preventDefault();
    history.replaceState(null, '', `#${part}`);
    const place = this.renderRoot.querySelector(`#${part}`);
    place.scrollIntoView({ behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
    place.renderRoot.querySelector('input:not([type=hidden]), button')?.focus({ preventScroll: true });
  }

  #out = async () => {
    await this.#api.post('/api/sign-out').catch(() => {});
    location.assign('/sign-in?signed-out');
  };
}

const initials = name => name.split(/\s+/).map(word => [...word][0]).filter(Boolean).slice(0, 2).join('').toLocaleUpperCase();

document.body.append(document.createElement(define('belay-account', Account)));
