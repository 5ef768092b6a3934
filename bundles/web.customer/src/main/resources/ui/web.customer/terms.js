import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { define, fire } from '/ui/web/element.js';
import { icon } from '/ui/web/icons.js';

/**
 * Terms and conditions that the customer of `session` accepts or declines before anybody looks after him. The gateway moves the
 * session on; `belay-declined` says that it is over.
 */
class Terms extends LitElement {
  static properties = { session: {}, api: { attribute: false }, texts: { attribute: false }, terms: { state: true }, read: { state: true }, busy: { state: true }, problem: { state: true } };

  static styles = [base, css`
    :host { display: grid; grid-template-rows: auto minmax(0, 1fr) auto; min-height: 0 }
    .intro { padding: 20px 22px 12px; display: grid; gap: 6px } h1 { font-size: 1.41em; line-height: 1.25; text-wrap: balance } p { color: var(--ink-2) }
    .text { overflow: auto; overscroll-behavior: contain; margin: 0 16px; padding: 14px 16px; border: 1px solid var(--edge); border-radius: 10px; background: var(--raised); white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.5 }
    .answer { padding: 12px 16px calc(16px + env(safe-area-inset-bottom)); display: grid; gap: 10px } .hint { min-height: 1.45em; color: var(--ink-2); font-size: .88em; display: flex; gap: 8px; align-items: center } .hint svg.i { width: 18px; height: 18px }
    .hint.wrong { color: var(--bad) } .row { display: flex; gap: 10px; flex-wrap: wrap } .btn { flex: 1 1 8em; padding: 13px 20px; font-size: 1em; border-radius: 10px }
    .spin { margin: auto; font-size: 28px; color: var(--ink-3) }
    @media (max-height: 560px) { .intro { padding-block: 8px 6px } .intro p { display: none } h1 { font-size: 1.06em } .answer { padding-block: 6px 8px } .btn { padding-block: 8px } }
  `];

  #box = null;
  // A text that fits has no end to scroll to; turning a phone may make it fit.
  #resized = new ResizeObserver(() => this.#look());

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  updated() {
    const box = this.renderRoot.querySelector('.text');
    if (box === this.#box) return;
    this.#resized.disconnect();
    this.#box = box;
    if (box) this.#resized.observe(box);
  }

  async #load() {
    this.busy = true;
    try {
      const terms = await this.api.get(`/api/customer/sessions/${this.session}/terms`);
      if (terms.version !== this.terms?.version) this.read = !terms.toTheEnd;
      this.terms = terms;
      if (this.#box) this.#box.scrollTop = 0;
      await this.updateComplete;
      this.#look();
    } catch (problem) {
      // Not asked for any more: the session goes on by itself in a moment.
      if (problem.code !== 'not-found') this.problem = problem;
    } finally {
      this.busy = false;
    }
  }

  #look() {
    if (this.#box && this.#box.scrollHeight - this.#box.scrollTop - this.#box.clientHeight < 4) this.read = true;
  }

  async #answer(accepted) {
    this.busy = true;
    this.problem = null;
    try {
      await this.api.post(`/api/customer/sessions/${this.session}/terms`, { accepted, version: this.terms.version });
      if (!accepted) fire(this, 'belay-declined');
    } catch (problem) {
      // First the new text, then the word on it: whoever reads it then reads the right one.
      if (problem.code === 'terms-changed') await this.#load();
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }

  render() {
    const { t } = this.texts;
    return html`<div class="intro"><h1 id="terms">${t('terms.heading')}</h1><p>${t('terms.lead')}</p></div>
      ${this.terms ? html`<div class="text" dir="auto" tabindex="0" role="region" aria-labelledby="terms" @scroll=${this.#look}>${this.terms.text}</div>` : html`<i class="spin"></i>`}
      <div class="answer">
        ${this.problem ? html`<div class="hint wrong" role="alert">${icon('warn')}<span>${this.texts.error(this.problem)}</span></div>`
          : html`<div class="hint" id="hint" role="status">${this.terms && !this.read ? html`${icon('down')}<span>${t('terms.to-the-end')}</span>` : nothing}</div>`}
        <div class="row">${this.terms ? html`<button class="btn" ?disabled=${this.busy} @click=${() => this.#answer(false)}>${t('terms.decline')}</button>
          <button class="btn primary" ?disabled=${this.busy || !this.read} aria-describedby="hint" @click=${() => this.#answer(true)}>${t('terms.accept')}</button>`
          : html`<button class="btn" ?disabled=${this.busy} @click=${() => { this.problem = null; this.#load(); }}>${t('terms.again')}</button>`}</div></div>`;
  }
}

define('belay-customer-terms', Terms);
