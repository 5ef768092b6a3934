import { LitElement, html, css, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { base } from '/ui/web/styles.js';
import { define, Follow } from '/ui/web/element.js';
import { icon } from '/ui/web/icons.js';
import '/ui/web/dialog.js';
import '/ui/web/slot-host.js';

/** The New Session dialog: a tab for each installed connection method (slot `console.new-session`). */
class NewSession extends LitElement {
  static properties = { desk: { attribute: false }, texts: { attribute: false }, open: { type: Boolean }, method: { state: true } };

  static styles = [base, css`
    .tabs { display: flex; gap: 2px; border-bottom: 1px solid var(--line); margin: -2px -20px 16px; padding: 0 16px }
    .tabs button { border: 0; background: none; padding: 8px 12px; color: var(--ink-2); border-bottom: 2px solid transparent; margin-bottom: -1px; cursor: pointer } .tabs button[aria-selected=true] { color: var(--ink); font-weight: 600; border-color: var(--brand) }
    .none { display: grid; gap: 10px; justify-items: center; text-align: center; padding: 18px 8px 10px; color: var(--ink-2) } .none svg.i { width: 30px; height: 30px; color: var(--ink-3) } .none b { color: var(--ink); font-size: 15px } code { font-family: var(--mono); background: var(--line-2); padding: 1px 5px; border-radius: 4px }
    belay-slot-host { display: block }
  `];

  #follow = new Follow(this); #opened = 0;

  willUpdate(changed) {
    this.#follow.to(this.desk);
    // Each opening is a new form: what was created before stays in the list, not here.
    if (changed.has('open') && this.open) this.#opened++;
  }

  render() {
    const t = this.texts.t, methods = this.desk.contributions.slot('console.new-session');
    const current = methods.find(each => each.id === this.method) ?? methods[0];
    return html`<belay-dialog wide .heading=${t('new-session.heading')} .closeLabel=${t('close')} ?open=${this.open}>${this.open ? current ? html`
      <div class="tabs" role="tablist" aria-label=${t('new-session.methods')}>${methods.map(each => html`<button role="tab" aria-selected=${each === current} @click=${() => { this.method = each.id; }}>${each.label}</button>`)}</div>
      ${keyed(`${this.#opened} ${current.id}`, html`<belay-slot-host role="tabpanel" aria-label=${current.label} .properties=${{ api: this.desk.api, me: this.desk.me }} .contribution=${current}></belay-slot-host>`)}`
      : html`<div class="none" role="status">${icon('info')}<b>${t('new-session.none')}</b><p>${t('new-session.none-lead')}</p></div>` : nothing}</belay-dialog>`;
  }
}

define('belay-new-session', NewSession);
