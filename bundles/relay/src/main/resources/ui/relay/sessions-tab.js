import { LitElement, html, css, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { base } from '/ui/web/styles.js';
import { define } from '/ui/web/element.js';
import { icon } from '/ui/web/icons.js';
import { ask } from '/ui/web/confirm.js';
import { toast } from '/ui/web/toasts.js';
import { moment } from '/ui/web/time.js';
import '/ui/web/elapsed.js';
import { chooseTarget } from './choose-target.js';

/** The tab's name. */
export const label = texts => texts.t('tab');

const KINDS = new Set(['technician-group', 'technician', 'channel', 'technicians', 'channels']);

/** Units that sessions belong to. */
export const applies = unit => KINDS.has(unit.type);

/** How often the list is fetched while somebody looks at it, in milliseconds. */
const BEAT = 5000;

/**
 * The sessions of the selected unit, and what an administrator does with them from outside (ADM-01 to ADM-10).
 * Fills the slot `admin.workspace.tab`.
 */
class SessionsTab extends LitElement {
  static properties = { api: { attribute: false }, texts: { attribute: false }, unit: { attribute: false }, sessions: { state: true }, chosen: { state: true }, failed: { state: true }, busy: { state: true } };

  static styles = [base, css`
    :host { display: grid; grid-template-rows: auto minmax(0, 1fr); min-height: 0; background: var(--ground) }
    .bar { display: flex; gap: 4px; padding: 6px 14px; background: var(--paper); border-bottom: 1px solid var(--line); flex-wrap: wrap } .bar .btn { min-height: 32px }
    .body { overflow: auto; padding: 14px } table { width: 100%; border-collapse: collapse; background: var(--paper); border: 1px solid var(--line); border-radius: var(--r-2) }
    th, td { text-align: left; padding: 7px 12px; border-bottom: 1px solid var(--line-2); overflow-wrap: anywhere; vertical-align: top } th { color: var(--ink-3); font-size: 12px; font-weight: 600; white-space: nowrap } td.mono { font-family: var(--mono); font-size: 12px; white-space: nowrap }
    tbody tr { cursor: pointer } tbody tr:hover { background: var(--hover) } tbody tr[aria-selected=true] { background: var(--chosen) } tbody tr:focus-visible { outline: 2px solid var(--brand); outline-offset: -2px }
    .empty { padding: 40px 20px; text-align: center; color: var(--ink-2) } .banner { display: flex; gap: 8px; align-items: center; margin-bottom: 12px; color: var(--bad) } small { color: var(--ink-3); display: block }
    @media (max-width: 760px) { .wide { display: none } }
  `];

  #timer;

  connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(() => { if (!document.hidden) this.#load(); }, BEAT);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  willUpdate(changed) {
    if (!changed.has('unit') || changed.get('unit')?.id === this.unit?.id) return;
    this.sessions = this.chosen = this.failed = null;
    this.#load();
  }

  render() {
    const t = this.texts.t, { sessions, failed } = this, chosen = sessions?.find(each => each.id === this.chosen);
    const act = (name, words, picture, run) => html`<button class="btn quiet" ?disabled=${this.busy || !chosen?.acts.includes(name)} @click=${() => run(chosen)}>${icon(picture)}${words}</button>`;
    return html`<div class="bar" role="toolbar" aria-label=${t('toolbar')}>
        ${act('assign', t('start'), 'play', session => this.#to(session, 'assign'))}${act('hand-over', t('transfer'), 'link', session => this.#to(session, 'hand-over'))}
        ${act('hold', t('hold'), 'clock', session => this.#ask(session, 'hold'))}${act('end', t('end'), 'stop', session => this.#end(session))}${act('join', t('join'), 'chat', session => this.#ask(session, 'join'))}</div>
      <div class="body">${failed ? html`<div class="banner" role="alert">${icon('warn')}<span>${this.texts.error(failed)}</span><button class="btn" @click=${() => this.#load()}>${t('retry')}</button></div>` : nothing}
        ${sessions === null || sessions === undefined ? (failed ? nothing : html`<p class="empty" role="status"><i class="spin"></i></p>`)
          : sessions.length ? this.#table() : html`<p class="empty">${t('empty')}</p>`}</div>`;
  }

  #table() {
    const t = this.texts.t;
    return html`<table aria-label=${t('tab')}><thead><tr>${['name', 'id', 'status', 'technicians', 'kind', 'started'].map(each => html`<th scope="col" class=${each === 'id' || each === 'kind' ? 'wide' : ''}>${t(`column.${each}`)}</th>`)}</tr></thead>
      <tbody @keydown=${this.#key}>${repeat(this.sessions, each => each.id, (each, index) => html`<tr aria-selected=${each.id === this.chosen} tabindex=${each.id === this.chosen || (!this.chosen && !index) ? 0 : -1} data-session=${each.id}
          @click=${() => { this.chosen = each.id; }} @focus=${() => { this.chosen = each.id; }}>
        <td>${each.name || t('customer')}</td><td class="mono wide">${each.id}</td>
        <td>${t(`status.${each.status}`)} <small><belay-elapsed .now=${() => this.api.now()} .since=${each.statusSince}></belay-elapsed></small></td>
        <td>${[each.technician?.name, ...each.participants.filter(one => one.state !== 'invited').map(one => one.name)].filter(Boolean).join(', ') || '–'}${each.transfer?.pending && each.transfer.comment ? html`<small>${each.transfer.comment}</small>` : nothing}</td>
        <td class="wide">${t(`kind.${each.kind}`)}</td><td>${each.startedAt ? moment(each.startedAt, this.texts.locale) : html`<span>–</span>`}</td></tr>`)}</tbody></table>`;
  }

  #key = event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = this.sessions.findIndex(each => each.id === this.chosen), next = this.sessions[Math.max(0, Math.min(this.sessions.length - 1, at + step))];
    this.chosen = next.id;
    this.updateComplete.then(() => this.renderRoot.querySelector(`[data-session="${next.id}"]`)?.focus());
  };

  async #load() {
    const { unit } = this;
    try {
      const { sessions } = await this.api.get(`/api/units/${unit.id}/sessions`);
      if (unit !== this.unit) return;
      this.sessions = sessions;
      this.failed = null;
    } catch (error) {
      if (unit === this.unit) this.failed = error;
    }
  }

  async #to(session, act) {
    const t = this.texts.t;
    const choice = await chooseTarget({ api: this.api, texts: this.texts, unit: this.unit, heading: t(`${act}.heading`, { name: session.name || t('customer') }), yes: t(act === 'assign' ? 'start' : 'transfer') });
    if (choice) await this.#ask(session, act, choice);
  }

  async #end(session) {
    const t = this.texts.t, name = session.name || t('customer');
    if ((await ask({ heading: t('end.heading', { name }), text: t('end.text'), yes: t('end'), no: t('cancel'), danger: true })).yes) await this.#ask(session, 'end');
  }

  async #ask(session, act, body) {
    const t = this.texts.t;
    this.busy = true;
    try {
      await this.api.post(`/api/units/${this.unit.id}/sessions/${session.id}/${act}`, body);
      toast(t(`done.${act}`, { name: session.name || t('customer') }), 'done');
    } catch (error) {
      toast(this.texts.error(error), 'error');
    } finally {
      this.busy = false;
      await this.#load();
    }
  }
}

export default define('belay-unit-sessions', SessionsTab);
