import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { define, fire } from '/ui/web/element.js';
import { icon } from '/ui/web/icons.js';
import '/ui/web/dialog.js';

/** Rows that are shown at once; who looks for another one types more of the name. */
const SHOWN = 200;

/** Monitor technician in the toolbar (CONS-34): chooses whom to look after (MON-06). Fires `belay-show` with the new entry. */
class MonitorButton extends LitElement {
  static shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static properties = { api: { attribute: false }, texts: { attribute: false }, open: { state: true }, technicians: { state: true }, sought: { state: true }, at: { state: true }, problem: { state: true }, busy: { state: true } };

  static styles = [base, css`
    :host { display: block; flex: none } form { display: grid; gap: 12px; font-size: 14px }
    .list { height: min(20rem, 44vh); overflow: auto; border: 1px solid var(--line); border-radius: 6px; padding: 4px }
    [role=option] { padding: 6px 10px; border-radius: 5px; cursor: pointer; min-height: 36px; display: flex; gap: 8px; align-items: center } [role=option]:hover { background: var(--hover) } [role=option][aria-selected=true] { background: var(--chosen) }
    [role=option] b { font-weight: 600 } [role=option] small { flex: 1; color: var(--ink-3); overflow: hidden; text-overflow: ellipsis; white-space: nowrap } [aria-disabled=true] { color: var(--ink-3); cursor: default } [aria-disabled=true] b { font-weight: 400 }
    .pill.online { color: var(--ok) } .pill.away { color: var(--warn) } .pill.busy { color: var(--bad) } .pill.offline { color: var(--ink-3) }
    .empty { padding: 24px; text-align: center; color: var(--ink-3) } .row { display: flex; gap: 8px; justify-content: flex-end } .row .btn { padding: 7px 16px } .lead { color: var(--ink-2) }
  `];

  get #found() {
    const sought = this.sought.toLocaleLowerCase();
    return (this.technicians ?? []).filter(({ name, group }) => `${name}\n${group}`.toLocaleLowerCase().includes(sought));
  }

  /** Who is at no console can't be looked after. */
  get #chosen() {
    const chosen = this.#found[this.at];
    return chosen && chosen.status !== 'offline' ? chosen : null;
  }

  render() {
    const t = this.texts.t;
    return html`<button class="btn quiet" aria-haspopup="dialog" title=${t('monitor.hint')} @click=${this.#show}>${icon('eye')}${t('monitor')}</button>
      <belay-dialog wide .heading=${t('monitor')} .closeLabel=${t('close')} ?open=${this.open} @belay-close=${() => { this.open = false; }}>${this.open ? this.#form() : nothing}</belay-dialog>`;
  }

  #form() {
    const t = this.texts.t, found = this.#found;
    return html`<form @submit=${this.#go} @keydown=${event => event.stopPropagation()}><p class="lead">${t('monitor.lead')}</p>
      <div class="field"><label for="q">${t('monitor.filter')}</label><input id="q" role="combobox" aria-expanded="true" aria-controls="list" aria-autocomplete="list" autocomplete="off" autofocus aria-activedescendant=${found[this.at] ? `o-${found[this.at].account}` : nothing}
        @input=${event => { this.sought = event.target.value.trim(); this.at = 0; }} @keydown=${this.#key}></div>
      <div class="list" role="listbox" id="list" aria-label=${t('monitor.technicians')} tabindex="-1">${found.slice(0, SHOWN).map((each, index) => html`
        <div role="option" id="o-${each.account}" aria-selected=${index === this.at} aria-disabled=${each.status === 'offline'} @click=${() => { this.at = index; }} @dblclick=${this.#go}><b>${each.name}</b><small>${each.group}</small><span class="pill ${each.status}">${t(`technician.${each.status}`)}</span></div>`)}
        ${found.length || this.problem ? nothing : html`<p class="empty" role="status">${this.technicians ? t(this.technicians.length ? 'monitor.no-match' : 'monitor.nobody') : html`<i class="spin"></i>`}</p>`}</div>
      ${this.problem ? html`<div class="error" role="alert">${icon('warn')}${this.problem}</div>` : nothing}
      <div class="row"><button type="button" class="btn" @click=${() => { this.open = false; }}>${t('cancel')}</button><button class="btn primary" ?disabled=${this.busy || !this.#chosen}>${t('ok')}</button></div></form>`;
  }

  #show = async () => {
    Object.assign(this, { open: true, technicians: null, sought: '', at: 0, problem: null });
    try {
      const { technicians } = await this.api.get('/api/monitoring/technicians'), there = ({ status }) => status === 'offline' ? 1 : 0;
      this.technicians = technicians.sort((a, b) => there(a) - there(b));
    } catch (error) {
      this.problem = this.texts.error(error);
    }
  };

  #key = event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    this.at = Math.max(0, Math.min(this.#found.length - 1, this.at + step));
    this.updateComplete.then(() => this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }));
  };

  #go = async event => {
    event.preventDefault();
    const chosen = this.#chosen;
    if (!chosen || this.busy) return;
    this.busy = true;
    this.problem = null;
    try {
      await this.api.post('/api/monitoring', { technician: chosen.account });
      this.open = false;
      fire(this, 'belay-show', { queue: 'monitored', id: chosen.account });
    } catch (error) {
      this.problem = this.texts.error(error);
    } finally {
      this.busy = false;
    }
  };
}

export default define('belay-monitor-button', MonitorButton);
