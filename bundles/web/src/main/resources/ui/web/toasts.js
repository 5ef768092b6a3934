import { LitElement, html, css, nothing } from 'lit';
import { base } from './styles.js';
import { icon } from './icons.js';
import { define } from './element.js';
import { foreground } from './dialog.js';

/** Short messages at the lower edge, read out by screen readers; errors stay until closed. */
class Toasts extends LitElement {
  static properties = { list: { state: true }, closeLabel: { state: true } };

  static styles = [base, css`
    :host { position: fixed; inset: auto 0 var(--toast-bottom, 16px) 0; margin: auto; width: min(30rem, calc(100vw - 24px)); z-index: 300; display: grid; gap: 8px; border: 0; padding: 0; background: none; overflow: visible }
    .toast { display: flex; gap: 10px; align-items: center; background: var(--raised); color: var(--ink); border: 1px solid var(--line); border-inline-start: 4px solid var(--ok);
      border-radius: var(--r-2); box-shadow: var(--shadow-high); padding: 10px 8px 10px 14px; animation: in .16s ease-out }
    .toast.error { border-inline-start-color: var(--bad) } .toast > svg { color: var(--ok) } .toast.error > svg { color: var(--bad) }
    .toast span { flex: 1; overflow-wrap: anywhere }
    @keyframes in { from { opacity: 0; translate: 0 10px } }
  `];

  constructor() {
    super();
    this.list = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.setAttribute('popover', 'manual');
    if (this.list.length) this.updateComplete.then(() => this.showPopover?.()); // moved, which hides it
  }

  show(text, kind, action) {
    // The same words again: the older one goes, as its button may belong to something else by now.
    const toast = { text, kind, action };
    this.list = this.list.filter(each => each.text !== text);
    this.list = [...this.list, toast].slice(-4);
    // In the top layer, above modal dialogs; shown again to be the topmost.
    if (this.matches(':popover-open')) this.hidePopover?.();
    this.showPopover?.();
    setTimeout(() => this.drop(toast), kind === 'error' || action ? 12000 : 4000);
    return toast;
  }

  render() {
    return this.list.map(toast => html`<div class="toast ${toast.kind}" role=${toast.kind === 'error' ? 'alert' : 'status'}>
      ${icon(toast.kind === 'error' ? 'warn' : 'check')}<span>${toast.text}</span>
      ${toast.action ? html`<button class="btn" @click=${() => { this.drop(toast); toast.action.act(); }}>${toast.action.label}</button>` : nothing}
      <button class="btn quiet" aria-label="×" @click=${() => this.drop(toast)}>${icon('close')}</button></div>`);
  }

  drop(toast) {
    this.list = this.list.filter(each => each !== toast);
    if (!this.list.length && this.matches(':popover-open')) this.hidePopover?.();
  }
}

define('belay-toasts', Toasts);

let shown = null;

/**
 * Shows a short message; the function that it answers with takes it away before its time.
 * @param {string} text
 * @param {'done'|'error'} [kind]
 * @param {{label: string, act: () => void}} [action] a button beside the words; the message stays longer then
 */
export function toast(text, kind = 'done', action = undefined) {
  shown ??= document.createElement('belay-toasts');
  if (shown.parentNode !== foreground()) foreground().append(shown);
  const at = shown, ready = at.updateComplete.then(() => at.show(text, kind, action));
  return () => { ready.then(made => at.drop(made)); };
}
