import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { define, fire } from '/ui/web/element.js';

/** The list of a form's sections; marks the one that is being read, and those with something to correct. */
class Toc extends LitElement {
  static properties = { sections: { attribute: false }, current: {}, label: {}, texts: { attribute: false } };

  static styles = [base, css`
    :host { position: sticky; top: 0; align-self: start; max-height: 100%; overflow: auto }
    nav { padding: 16px 10px 18px 14px; display: flex; flex-direction: column; gap: 1px }
    button { text-align: left; border: 0; background: none; padding: 4px 8px 4px 10px; min-height: 26px; color: var(--ink-2); cursor: pointer; border-left: 2px solid transparent; display: flex; gap: 6px; align-items: center; border-radius: 0 4px 4px 0 }
    button:hover { color: var(--ink); background: var(--hover) } button[aria-current=true] { color: var(--ink); font-weight: 600; border-color: var(--brand) }
    .n { font-size: 11px; font-weight: 700; border-radius: 99px; padding: 0 6px; background: var(--brand-soft); color: var(--ink) } .n.bad { background: var(--bad-soft); color: var(--bad) }
    @media (max-width: 1000px) { :host { position: sticky; top: 0; z-index: 2; background: var(--ground); border-bottom: 1px solid var(--line) } nav { flex-direction: row; overflow: auto; padding: 4px 14px } button { white-space: nowrap; border-left: 0; border-bottom: 2px solid transparent; border-radius: 4px 4px 0 0 } }
  `];

  render() {
    return html`<nav aria-label=${this.label}>${this.sections.map(({ id, label, changes, wrong }) => html`
      <button aria-current=${id === this.current} @click=${() => fire(this, 'belay-section', id)}>${label}${
        wrong ? html`<span class="n bad">${wrong}<span class="sr"> ${this.texts.t('save.wrong', { n: wrong })}</span></span>`
        : changes ? html`<span class="n">${changes}<span class="sr"> ${this.texts.t('save.changes', { n: changes })}</span></span>` : nothing}</button>`)}</nav>`;
  }
}

define('belay-toc', Toc);
