import { LitElement, html, css } from 'lit';
import { base } from '/ui/web/styles.js';
import { define } from '/ui/web/element.js';
import { icon } from '/ui/web/icons.js';
import '/ui/web/elapsed.js';
import './desktop.js';
import './sessions.js';

/** The queue's name. */
export const label = texts => texts.t('queue');

/** A monitoring in its tab: the technician's desktop and his active sessions (MON-21). Fills the slot `console.queue`. */
class Monitoring extends LitElement {
  static properties = { api: { attribute: false }, texts: { attribute: false }, me: { attribute: false }, entry: { attribute: false }, contributions: { attribute: false } };

  static styles = [base, css`
    :host { display: grid; grid-template-rows: auto minmax(0, 1fr); min-height: 0; min-width: 0; background: var(--ground) }
    header { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: baseline; padding: 10px 16px; background: var(--paper); border-bottom: 1px solid var(--line) } h2 { font-size: 15px; overflow-wrap: anywhere } header span { color: var(--ink-3) } belay-elapsed { font-variant-numeric: tabular-nums }
    .parts { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 14px; padding: 14px; min-height: 0; overflow: auto }
    .over { display: grid; place-content: center; justify-items: center; gap: 8px; padding: 24px; text-align: center; color: var(--ink-2); overflow: auto } .over svg.i { width: 30px; height: 30px; color: var(--ink-3) } .over b { font-size: 15px; color: var(--ink) }
    @media (max-width: 760px) { .parts { grid-template-columns: minmax(0, 1fr); align-content: start } }
  `];

  render() {
    const { entry, texts: { t }, api } = this;
    return html`<header><h2>${entry.name}</h2><span>${t(`state.${entry.status}`)} · <belay-elapsed .now=${() => api.now()} .since=${entry.statusSince}></belay-elapsed></span></header>
      ${entry.status === 'active' ? html`<div class="parts"><belay-monitored-desktop .api=${api} .texts=${this.texts} .me=${this.me} .entry=${entry} .contributions=${this.contributions}></belay-monitored-desktop>
          <belay-monitored-sessions .api=${api} .texts=${this.texts} .entry=${entry}></belay-monitored-sessions></div>`
        : html`<div class="over" role="status">${entry.why ? html`${icon('info')}<b>${t(`why.${entry.why}`, { name: entry.name })}</b><p>${t('over.lead')}</p>` : html`<i class="spin"></i><p>${t('connecting.lead', { name: entry.name })}</p>`}</div>`}`;
  }
}

export default define('belay-monitoring', Monitoring);
