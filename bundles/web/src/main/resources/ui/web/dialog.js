import { LitElement, html, css } from 'lit';
import { base } from './styles.js';
import { icon } from './icons.js';
import { define, fire } from './element.js';

/** Those that are open, the topmost last: nothing outside of it can be clicked or is read out. */
const openDialogs = [];

/** Where something has to stand that everybody gets to see and to hear: the topmost dialog, or the page. */
export const foreground = () => openDialogs.at(-1)?.window ?? document.body;

/** Longest time between the two clicks of a double click, in milliseconds. */
const DOUBLE_CLICK = 500;

/** A modal window around the platform's own dialog: focus stays inside, Escape closes, focus returns. Fires `belay-close`. */
class Dialog extends LitElement {
  static properties = { heading: {}, closeLabel: { attribute: 'close-label' }, open: { type: Boolean, reflect: true }, wide: { type: Boolean, reflect: true } };

  static styles = [base, css`
    dialog { border: 0; padding: 0; color: var(--ink); background: var(--raised); border-radius: var(--r-3); box-shadow: var(--shadow-high);
      width: min(27rem, calc(100vw - 24px)); max-height: calc(100dvh - 32px); overflow: hidden }
    dialog[open] { display: flex; flex-direction: column; animation: rise .16s ease-out }
    :host([wide]) dialog { width: min(36rem, calc(100vw - 24px)) }
    dialog::backdrop { background: var(--veil) }
    @keyframes rise { from { opacity: 0; translate: 0 8px } }
    .head { display: flex; align-items: center; gap: 12px; padding: 14px 12px 4px 20px }
    h2 { flex: 1; font-size: 16px; line-height: 1.35 }
    .body { padding: 8px 20px 20px; overflow: auto }
  `];

  #shownAt = 0;

  /** The platform's own dialog. */
  get window() { return this.renderRoot.querySelector('dialog'); }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#leave();
  }

  updated(changed) {
    if (!changed.has('open')) return;
    if (this.open) {
      openDialogs.push(this);
      if (!this.window.open) this.window.showModal();
      this.#shownAt = performance.now();
    } else {
      this.#leave();
      if (this.window.open) this.window.close();
    }
  }

  render() {
    return html`<dialog aria-labelledby="heading" @close=${this.#closed} @cancel=${event => event.target === event.currentTarget || event.stopPropagation()}
        @mousedown=${this.#outside}>
      <div class="head"><h2 id="heading">${this.heading}</h2>
        <button class="btn quiet" @click=${() => this.window.close()} aria-label=${this.closeLabel ?? 'Close'}>${icon('close')}</button></div>
      <div class="body"><slot></slot></div></dialog>`;
  }

  /** What was shown over it goes on in the page. */
  #leave() {
    const at = openDialogs.lastIndexOf(this);
    if (at >= 0) openDialogs.splice(at, 1);
    document.body.append(...this.renderRoot.querySelectorAll('belay-toasts'));
  }

  /** A press beside it closes it, unless it is the second of the double click that has opened it. */
  #outside({ target, currentTarget }) {
    if (target === currentTarget && performance.now() - this.#shownAt > DOUBLE_CLICK) currentTarget.close();
  }

  #closed() {
    if (!this.open) return;
    this.open = false;
    fire(this, 'belay-close');
  }
}

define('belay-dialog', Dialog);
