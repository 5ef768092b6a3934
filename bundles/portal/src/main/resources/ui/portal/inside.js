import { LitElement, html, css, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { base } from '/ui/web/styles.js';
import { portals, filled } from './portals.js';
import { portalFrame, isForeign } from './portal-frame.js';

/** The integrated portal (SET-97). What a session's placeholders stood for when it was opened stays, or a new name would reload the page. */
export class Inside extends LitElement {
  static properties = { api: { attribute: false }, texts: { attribute: false }, me: { attribute: false }, session: { attribute: false }, inside: { state: true } };

  static styles = [base, css`:host { display: grid; height: 100%; min-height: 320px } p { color: var(--ink-3); padding: 24px; text-align: center }`];

  #opened = new Map();

  async connectedCallback() {
    super.connectedCallback();
    try { this.inside = (await portals(this.api)).inside; } catch { this.inside = null; }
  }

  /** Whether it is to be shown where it stands. */
  wanted() { return true; }

  render() {
    if (!this.inside) return nothing;
    if (!this.inside.address || !this.wanted(this.inside)) return this.otherwise();
    const id = this.session?.id ?? 0;
    if (!this.#opened.has(id)) this.#opened.set(id, filled(this.inside.address, this.me, this.session));
    const address = this.#opened.get(id);
    return isForeign(address) ? keyed(id, portalFrame(address, this.texts.t('portal'))) : html`<p role="alert">${this.texts.t('portal.own')}</p>`;
  }

  otherwise() { return html`<p>${this.texts.t('portal.none')}</p>`; }
}
