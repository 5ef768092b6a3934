import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { define, Follow } from '/ui/web/element.js';
import { moment } from '/ui/web/time.js';
import '/ui/web/elapsed.js';
import '/ui/web/slot-host.js';
import { nameOf, statusText } from './status.js';

/** Tabs beside the chat: the session's details, then what bundles contribute to `console.session.tab`. */
class SessionWorkspace extends LitElement {
  static properties = { desk: { attribute: false }, session: { attribute: false }, texts: { attribute: false }, tab: { state: true } };

  static styles = [base, css`
    :host { display: grid; grid-template-rows: 36px minmax(0, 1fr); min-height: 0; min-width: 0; background: var(--paper) }
    .tabs { display: flex; align-items: end; gap: 2px; padding: 0 12px; border-bottom: 1px solid var(--line); overflow-x: auto; scrollbar-width: none }
    .tabs button { border: 0; background: none; padding: 8px 11px; color: var(--ink-2); border-bottom: 2px solid transparent; margin-bottom: -1px; cursor: pointer; white-space: nowrap }
    .tabs button[aria-selected=true] { color: var(--ink); font-weight: 600; border-color: var(--brand) }
    .body { overflow: auto; padding: 18px 22px; background: var(--ground) } belay-slot-host { display: grid; min-height: 100% }
    .cards { display: grid; gap: 14px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 16.5rem), 1fr)); align-items: start; max-width: 62rem }
    section { background: var(--paper); border: 1px solid var(--line); border-radius: var(--r-2) } h2 { font-size: 13px; padding: 10px 14px; border-bottom: 1px solid var(--line-2) }
    dl { margin: 0; padding: 6px 14px 10px; display: grid; grid-template-columns: minmax(6rem, 34%) 1fr; gap: 2px 12px } dt { color: var(--ink-3); padding: 4px 0 } dd { margin: 0; padding: 4px 0; overflow-wrap: anywhere } .mono { font-family: var(--mono); font-size: 12px }
    .none { color: var(--ink-3) } p { color: var(--ink-3); margin: 16px 2px; max-width: 44em }
  `];

  #follow = new Follow(this);

  constructor() {
    super();
    this.tab = 'details';
  }

  willUpdate(changed) {
    this.#follow.to(this.desk);
    const before = changed.get('session');
    if (before && before.status !== 'active' && this.session.status === 'active') this.#toFront();
    if (!this.#tabs.some(each => each.id === this.tab)) this.tab = 'details';
  }

  /** Tabs that want to be seen as soon as a session is active. */
  #toFront() {
    for (const each of this.#tabs) each.opens(this.desk.api).then(wanted => { if (wanted) this.tab = each.id; }, () => {});
  }

  get #tabs() { return this.desk.contributions.slot('console.session.tab'); }

  render() {
    const t = this.texts.t, contributed = this.#tabs, current = contributed.find(each => each.id === this.tab);
    const tab = (id, label) => html`<button role="tab" aria-selected=${this.tab === id} @click=${() => { this.tab = id; }}>${label}</button>`;
    return html`<div class="tabs" role="tablist" aria-label=${t('workspace')}>${tab('details', t('details'))}${contributed.map(each => tab(each.id, each.label))}</div>
      <div class="body" role="tabpanel" tabindex="0" aria-label=${current?.label ?? t('details')}>${current
        ? html`<belay-slot-host .properties=${{ api: this.desk.api, me: this.desk.me, session: this.session }} .contribution=${current}></belay-slot-host>` : this.#details()}</div>`;
  }

  #details() {
    const { session, desk, texts } = this, t = texts.t, time = iso => iso ? moment(iso, texts.locale) : null;
    const row = (label, value, mono) => html`<dt>${label}</dt><dd class=${mono ? 'mono' : ''}>${value ?? html`<span class="none">–</span>`}</dd>`;
    const ticking = html`<belay-elapsed .now=${() => desk.api.now()} .since=${session.statusSince}></belay-elapsed>`;
    return html`<div class="cards">
      <section><h2>${t('details.session')}</h2><dl>
        ${row(t('column.session-id'), session.id, true)}${row(t('column.status'), statusText(session, false, texts))}${row(t('details.in-status'), ticking, true)}
        ${row(t('details.technician'), session.technician?.name)}${session.channel ? row(t('column.channel'), session.channel.name ?? session.channel) : nothing}</dl></section>
      <section><h2>${t('details.customer')}</h2><dl>
        ${row(t('column.name'), nameOf(session, texts))}${row(t('details.joined-by'), session.method ? t(`method.${session.method}`) : null)}
        ${session.customerAddress ? row(t('details.address'), session.customerAddress, true) : nothing}${row(t('details.line'), t(session.customerOnline ? 'details.line-on' : 'details.line-off'))}
        ${row(t('column.cfield1'), session.fields?.cfield1)}${row(t('column.cfield2'), session.fields?.cfield2)}</dl></section>
      <section><h2>${t('details.times')}</h2><dl>
        ${row(t('column.created'), time(session.createdAt))}${row(t('details.started'), time(session.startedAt))}${row(t('details.ended'), time(session.endedAt))}</dl></section></div>`;
  }
}

define('belay-session-workspace', SessionWorkspace);
