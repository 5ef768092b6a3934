import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { define, fire } from '/ui/web/element.js';

/** The foot of a form: how much has changed, Discard, the save targets. Fires `belay-save` (detail: target) and `belay-discard`. */
class SaveBar extends LitElement {
  static properties = { changes: { type: Number }, wrong: { type: Number }, saves: { attribute: false }, busy: { type: Boolean }, channels: { type: Boolean }, texts: { attribute: false } };

  static styles = [base, css`
    :host { display: flex; flex-wrap: wrap; gap: 6px 8px; align-items: center; padding: 9px 22px; background: var(--paper); border-top: 1px solid var(--line); min-height: 52px }
    span { flex: 1; color: var(--ink-2) } span.bad { color: var(--bad) } .btn { padding: 6px 12px }
    @media (max-width: 620px) { :host { padding: 8px 12px } span { flex-basis: 100% } .btn { padding: 6px 8px; flex: 1 } }
  `];

  render() {
    const { t } = this.texts, { changes, wrong, busy } = this;
    const words = !changes ? t('save.none') : wrong ? `${t('save.changes', { n: changes })}, ${t('save.wrong', { n: wrong })}` : t('save.changes', { n: changes });
    return html`<span role="status" class=${wrong ? 'bad' : ''}>${words}</span>
      <button class="btn quiet" ?disabled=${!changes || busy} @click=${() => fire(this, 'belay-discard')}>${t('save.discard')}</button>
      ${this.saves.toReversed().map(target => html`<button class="btn" ?disabled=${!changes || busy} @click=${() => fire(this, 'belay-save', target)}>${t(`save.${this.channels ? 'channels.' : ''}${target}`)}</button>`)}
      <button class="btn primary" ?disabled=${!changes || busy} @click=${() => fire(this, 'belay-save', 'unit')}>${busy ? html`<i class="spin"></i>` : nothing}${t('save.unit')}</button>`;
  }
}

define('belay-save-bar', SaveBar);
