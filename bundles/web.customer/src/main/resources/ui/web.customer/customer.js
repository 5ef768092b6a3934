import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { define } from '/ui/web/element.js';
import { mark } from '/ui/web/icons.js';
import { directionOf, loadTexts } from '/ui/web/texts.js';
import { languageChoice } from '/ui/web/language-choice.js';
import { Api } from '/ui/web/api.js';
import { channelIn, codeIn, refusedIn, sessionIn } from './address.js';
import './text-size.js';
import './customer-entry.js';

/** The customer's page: a way in, then the session. */
class Customer extends LitElement {
  static properties = { texts: { state: true }, organization: { state: true }, session: { state: true }, channel: { state: true } };

  static styles = [base, css`
    :host { display: block; min-height: 100dvh; font-size: calc(17px * var(--text-size, 1)); background: var(--paper) }
    .page { min-height: 100dvh; display: grid; grid-template-rows: auto 1fr }
    header { display: flex; align-items: center; gap: 10px; padding: 14px 22px; border-bottom: 1px solid var(--line-2); font-weight: 600 } header b { flex: 1; min-width: 0; overflow-wrap: anywhere }
    select { border: 1px solid var(--line); border-radius: 6px; background: var(--raised); padding: 5px 6px; font-size: 14px }
  `];

  #api = new Api(); #code = ''; #refused = ''; #later;

  async connectedCallback() {
    super.connectedCallback();
    const texts = await loadTexts('/ui/web.customer/texts/');
    document.documentElement.lang = texts.language;
    document.documentElement.dir = directionOf(texts.language);
    document.title = texts.t('title', { organization: 'Belay' });
    this.#code = codeIn(location, document.body.dataset.code);
    this.session = sessionIn(location);
    this.channel = channelIn(location);
    this.#refused = refusedIn(location);
    // The first page stays light; what comes after it is fetched while the customer types.
    this.#later = import('./customer-session.js');
    if (this.session) await this.#later;
    else this.#later.catch(() => {}); // asked again when it is needed
    // A code in the address must not be tried again by a reload, nor stay in the browser's history.
    if (this.#code) history.replaceState(null, '', '/');
    this.texts = texts;
    addEventListener('popstate', () => { this.session = sessionIn(location); this.channel = channelIn(location); });
    this.#name();
  }

  /** The organization's name is decoration here: the page works without it, so keep trying quietly. */
  async #name() {
    try {
      this.organization = (await this.#api.get('/api/organization')).name;
      if (this.organization) document.title = this.texts.t('title', { organization: this.organization });
    } catch {
      setTimeout(() => this.#name(), 5000);
    }
  }

  render() {
    if (!this.texts) return nothing;
    const organization = this.organization || this.texts.t('support');
    if (this.session) {
      return html`<belay-customer-session .session=${this.session} .api=${this.#api} .texts=${this.texts} .organization=${organization} @belay-again=${this.#again}></belay-customer-session>`;
    }
    return html`<div class="page"><header>${mark()}<b>${organization}</b>${languageChoice(this.texts)}</header>
      <belay-customer-entry .api=${this.#api} .texts=${this.texts} .code=${this.#code} .channel=${this.channel} .refused=${this.#refused} @belay-joined=${this.#joined}></belay-customer-entry></div>`;
  }

  async #joined({ detail: { session, page } }) {
    this.#code = this.#refused = '';
    // Going back to a channel's address would enter it once more.
    history[this.channel ? 'replaceState' : 'pushState'](null, '', new URL(page ?? `/session/${session}`, location.origin).pathname);
    // On a bad line it may not have come; the address is the session's by now.
    try { await this.#later; } catch { return location.reload(); }
    this.session = session;
  }

  #again() {
    history.pushState(null, '', this.channel ? `/channel/${this.channel}` : '/');
    this.session = null;
  }
}

document.body.append(document.createElement(define('belay-customer', Customer)));
