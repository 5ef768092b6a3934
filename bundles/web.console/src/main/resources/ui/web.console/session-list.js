import { LitElement, html, css, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { base } from '/ui/web/styles.js';
import { define, fire, Follow } from '/ui/web/element.js';
import { openMenu } from '/ui/web/menu.js';
import { toast } from '/ui/web/toasts.js';
import { icon } from '/ui/web/icons.js';
import { columnHeaders } from './column-header.js';
import { ColumnLayout } from './column-layout.js';
import { copyMenu } from './session-copy.js';
import { listStyles } from './session-list-styles.js';
import { FINISHED } from './status.js';

/** Queue tabs (CONS-51 … 54): which sessions each shows. */
const QUEUES = {
  all: () => true,
  private: session => session.kind === 'private',
  channels: session => session.kind === 'channel',
  active: session => session.status === 'active',
};

/** Queue tabs and the live list. Arrows move, Enter starts, context menus copy, choose and order columns. */
class SessionList extends LitElement {
  static properties = { desk: { attribute: false }, texts: { attribute: false }, queue: { state: true } };
  static styles = [base, listStyles];

  #follow = new Follow(this); #layout;

  constructor() {
    super();
    this.queue = 'all';
  }

  willUpdate() {
    this.#follow.to(this.desk);
    this.#layout ??= new ColumnLayout(this.desk.preferences);
  }

  get #shown() { return this.desk.sessions().filter(QUEUES[this.queue]); }
  get #columns() { return this.#layout.shown(); }

  render() {
    const { desk, texts: { t } } = this, all = desk.sessions(), shown = this.#shown;
    const urgent = all.some(session => session.urgent && QUEUES.channels(session));
    return html`<div class="tabs" role="tablist" aria-label=${t('queues')} @keydown=${this.#tabKey}>${Object.keys(QUEUES).map(queue => html`
        <button role="tab" id="q-${queue}" aria-selected=${queue === this.queue} aria-controls="list" tabindex=${queue === this.queue ? 0 : -1} @click=${() => { this.queue = queue; }}>
          ${t(`queue.${queue}`)}<span class="n ${urgent && queue === 'channels' ? 'hot' : ''}">${all.filter(QUEUES[queue]).length}</span></button>`)}</div>
      <div class="scroll" id="list" role="tabpanel" aria-labelledby="q-${this.queue}">
        ${shown.length ? html`<table role="grid" aria-label=${t('list')}><thead><tr>${columnHeaders({ layout: this.#layout, texts: this.texts, fail: problem => toast(this.texts.error(problem), 'error') })}</tr></thead>
          <tbody @keydown=${this.#key}>${repeat(shown, session => session.id, (session, index) => this.#row(session, index))}</tbody></table>` : this.#empty(all.length)}
      </div>`;
  }

  #row(session, index) {
    const { desk, texts } = this, fresh = desk.isFresh(session.id), on = session.id === desk.selectedId, unread = desk.unread(session.id);
    const reachable = on || (index === 0 && !this.#shown.some(each => each.id === desk.selectedId));
    const kind = [on && 'on', fresh && 'fresh', session.urgent && session.status === 'waiting' && 'urgent', session.status === 'connecting' && 'grey', FINISHED.has(session.status) && 'over'].filter(Boolean).join(' ');
    const context = { texts, fresh, now: () => desk.api.now() };
    return html`<tr class=${kind} data-session=${session.id} aria-selected=${on} tabindex=${reachable ? 0 : -1} @click=${() => desk.select(session.id)}
        @dblclick=${() => session.acts.includes('start') && fire(this, 'belay-start', session)} @contextmenu=${event => this.#rowMenu(event, session)}>
      ${this.#columns.map(column => html`<td class="${column.mono ? 'num' : ''} ${column.hide ? `hide-${column.hide}` : ''}">${column.cell(session, context)}${
        column.id === 'name' && unread ? html` <span class="badge" title=${texts.t('unread', { n: unread })}>${unread}</span>` : nothing}</td>`)}</tr>`;
  }

  #empty(total) {
    const t = this.texts.t;
    if (this.desk.socket.state === 'connecting') return html`<p class="empty"><i class="spin"></i></p>`;
    return html`<p class="empty">${t(total ? 'empty.queue' : this.desk.may('session.private') ? 'empty.all' : 'empty.none')} ${!total && this.desk.may('session.private') ? html`<button class="btn" @click=${() => fire(this, 'belay-new')}>${icon('plus')}${t('new-session')}</button>` : nothing}</p>`;
  }

  #key(event) {
    const row = event.target.closest('tr'), rows = [...this.renderRoot.querySelectorAll('tbody tr')], at = rows.indexOf(row);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    const session = this.#shown[at];
    if (to !== undefined && rows[to]) {
      this.desk.select(this.#shown[to].id);
      rows[to].focus();
    } else if (event.key === 'Enter' && session) {
      this.desk.select(session.id);
      if (session.acts.includes('start')) fire(this, 'belay-start', session);
    } else if (event.key === 'Delete' && session?.acts.includes('end')) {
      fire(this, 'belay-end', session);
    } else return;
    event.preventDefault();
  }

  #tabKey(event) {
    const names = Object.keys(QUEUES), step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    this.queue = names.at((names.indexOf(this.queue) + step) % names.length);
    this.updateComplete.then(() => this.renderRoot.querySelector('[role=tab][aria-selected=true]').focus());
  }

  #rowMenu(event, session) {
    event.preventDefault();
    this.desk.select(session.id);
    const t = this.texts.t, can = act => session.acts.includes(act);
    openMenu([
      { text: t('start'), disabled: !can('start'), act: () => fire(this, 'belay-start', session) },
      { text: t(FINISHED.has(session.status) ? 'clear' : 'end'), disabled: !can('end'), act: () => fire(this, 'belay-end', session) },
      { line: true },
      copyMenu(session, this.texts),
    ], { x: event.clientX, y: event.clientY });
  }
}

define('belay-session-list', SessionList);
