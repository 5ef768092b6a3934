import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { define } from '/ui/web/element.js';
import { mark } from '/ui/web/icons.js';
import { LANGUAGES, loadTexts } from '/ui/web/texts.js';
import { languageChoice } from '/ui/web/language-choice.js';
import { Api } from '/ui/web/api.js';
import './guest-entry.js';
import './guest-session.js';

/** The page of external technicians (CONS-17): a code, then the one session to which it belongs. */
class Guest extends LitElement {
  static properties = { texts: { state: true }, words: { state: true }, organization: { state: true }, session: { state: true } };

  static styles = [base, css`
    :host { display: block; min-height: 100dvh; background: var(--paper) } .page { min-height: 100dvh; display: grid; grid-template-rows: auto 1fr; font-size: 17px }
    header { display: flex; align-items: center; gap: 10px; padding: 14px 22px; border-bottom: 1px solid var(--line-2); font-weight: 600 } header b { flex: 1; min-width: 0; overflow-wrap: anywhere }
    select { border: 1px solid var(--line); border-radius: 6px; background: var(--raised); padding: 5px 6px; font-size: 14px }
  `];

  #api = new Api(); #code = '';

  async connectedCallback() {
    super.connectedCallback();
    const wanted = invitersLanguage(location);
    // What stands behind the # was sent to nobody; it stays until it is used, as the language may be changed before.
    this.#code = location.hash.slice(1);
    this.session = sessionIn(location);
    [this.texts, this.words] = await Promise.all([loadTexts('/ui/guest/texts/', wanted), loadTexts('/ui/web.console/texts/', wanted)]);
    document.documentElement.lang = this.texts.language;
    document.title = this.texts.t('title');
    this.#name();
  }

  /** The organization's name is decoration here: the page works without it, so keep trying quietly. */
  async #name() {
    try {
      this.organization = (await this.#api.get('/api/organization')).name;
    } catch {
      setTimeout(() => this.#name(), 5000);
    }
  }

  render() {
    if (!this.texts) return nothing;
    if (this.session) return html`<belay-guest-session .session=${this.session} .api=${this.#api} .texts=${this.texts} .words=${this.words} @belay-again=${this.#again}></belay-guest-session>`;
    return html`<div class="page"><header>${mark()}<b>${this.organization ?? ''}</b>${languageChoice(this.texts)}</header>
      <belay-guest-entry .api=${this.#api} .texts=${this.texts} .code=${this.#code} @belay-joined=${this.#joined}></belay-guest-entry></div>`;
  }

  #joined = ({ detail: { session, page } }) => {
    history.replaceState(null, '', page);
    this.session = session;
  };

  #again = () => {
    history.replaceState(null, '', '/guest');
    this.#code = '';
    this.session = null;
  };
}

/** The session of `/guest/session/380206897`, or null. */
function sessionIn({ pathname }) {
  const id = /^\/guest\/session\/(\d{1,9})\/?$/.exec(pathname)?.[1];
  return id ? Number(id) : null;
}

/** A link brings its sender's language (I18N-10), once: whoever chooses another one keeps that. */
function invitersLanguage({ search, pathname, hash }) {
  const tag = new URLSearchParams(search).get('language')?.toLowerCase();
  if (!(tag in LANGUAGES)) return undefined;
  try { localStorage.setItem('belay.language', tag); } catch { /* storage may be forbidden: for this page alone */ }
  history.replaceState(null, '', pathname + hash);
  return tag;
}

define('belay-guest', Guest);
document.body.append(document.createElement('belay-guest'));
