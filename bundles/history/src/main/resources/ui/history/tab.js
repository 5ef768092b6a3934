import { LitElement, html, css } from 'lit';
import { base } from '/ui/web/styles.js';
import { define } from '/ui/web/element.js';
import './past-sessions.js';
import './note-editor.js';

/** The tab's name. */
export const label = texts => texts.t('history');

/** What was before with this device, and what is to be remembered of this session (HIST-01). */
class HistoryTab extends LitElement {
  static properties = { api: { attribute: false }, texts: { attribute: false }, session: { attribute: false }, me: { attribute: false } };

  static styles = [base, css`
    :host { display: block; container-type: inline-size }
    div { display: grid; gap: 14px; grid-template-columns: minmax(0, 1fr); align-items: start }
    section { background: var(--paper); border: 1px solid var(--line); border-radius: var(--r-2); min-width: 0 }
    h2 { font-size: 13px; padding: 10px 14px; border-bottom: 1px solid var(--line-2) }
    @container (min-width: 60rem) { div { grid-template-columns: minmax(0, 1fr) minmax(18rem, 24rem) } }
  `];

  render() {
    const { api, texts, session, me } = this, t = texts.t;
    return html`<div>
      <section aria-labelledby="past"><h2 id="past">${t('history.past')}</h2><belay-past-sessions .api=${api} .texts=${texts} .session=${session.id} .part=${session.part} .me=${me}></belay-past-sessions></section>
      <section aria-labelledby="notes"><h2 id="notes">${t('notes')}</h2><belay-note-editor .api=${api} .texts=${texts} .session=${session}></belay-note-editor></section></div>`;
  }
}

export default define('belay-history-tab', HistoryTab);
