import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { define } from '/ui/web/element.js';
import { icon } from '/ui/web/icons.js';
import '/ui/web/dialog.js';

/**
 * What a technician knows of being monitored: who sees his screen, who asks to (MON-11, MON-13), and who might without his
 * hearing of it (MONI-09). Also tells the gateway that this page knows of monitoring (MON-04). Fills the slot `console.menu`.
 */
class Notice extends LitElement {
  static properties = { texts: { attribute: false }, line: { attribute: false }, news: { state: true }, listing: { state: true } };

  static styles = [base, css`
    :host { display: contents } button.pill { border: 0; cursor: pointer; min-height: 26px; background: var(--warn-soft); color: var(--warn) } button.pill::before, .pill.none::before { display: none } button.pill.none { background: none; color: var(--ink-3) }
    p { color: var(--ink-2) } ul { margin: 8px 0 0; padding-left: 20px } .row { display: flex; gap: 8px; justify-content: flex-end; margin-top: 18px; flex-wrap: wrap } .row .btn { padding: 8px 16px }
    @media (max-width: 640px) { .words { display: none } }
  `];

  #unhear = null;

  constructor() {
    super();
    this.news = { watching: [], requests: [], possible: [] };
  }

  connectedCallback() {
    super.connectedCallback();
    this.#unhear = this.line.hear('monitoring', this.#heard);
    this.#here();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#unhear();
  }

  #here() { this.line.say({ type: 'monitoring-here' }); }

  #heard = message => {
    if (message.watching) this.news = message;
    if (message.ask) this.#here();
  };

  render() {
    const t = this.texts.t, { watching, requests, possible } = this.news, [asks] = requests, names = watching.length ? watching : possible;
    return html`${names.length ? this.#pill(names) : nothing}
      <belay-dialog .heading=${t(watching.length ? 'watched' : 'possible')} .closeLabel=${t('close')} ?open=${this.listing && names.length > 0} @belay-close=${() => { this.listing = false; }}>
        <p>${t(watching.length ? 'watched.lead' : 'possible.lead')}</p><ul>${names.map(name => html`<li>${name}</li>`)}</ul></belay-dialog>
      <belay-dialog .heading=${t('request')} .closeLabel=${t('refuse')} ?open=${Boolean(asks)} @belay-close=${() => this.#answer(asks, false)}>${asks ? html`<p>${t('request.lead', { name: asks.name })}</p>
        <div class="row"><button class="btn" @click=${() => this.#answer(asks, false)}>${t('refuse')}</button><button class="btn primary" @click=${() => this.#answer(asks, true)}>${t('allow')}</button></div>` : nothing}</belay-dialog>`;
  }

  #pill(names) {
    const t = this.texts.t, watched = this.news.watching.length > 0, words = watched ? t('watched.by', { names: names.join(', ') }) : t('possible');
    return html`<button class="pill ${watched ? '' : 'none'}" title=${words} @click=${() => { this.listing = true; }}>${icon('eye')}<span class="words">${watched ? words : nothing}</span><span class="sr">${words}</span></button>
      <span class="sr" role="status">${watched ? words : nothing}</span>`;
  }

  /** Closing the question refuses. What was withdrawn meanwhile needs no answer. */
  #answer(asks, allow) {
    if (!asks || !this.news.requests.includes(asks)) return;
    this.line.say({ type: 'monitoring-answer', administrator: asks.administrator, allow });
    this.news = { ...this.news, requests: this.news.requests.filter(each => each !== asks) };
  }
}

export default define('belay-monitoring-notice', Notice);
