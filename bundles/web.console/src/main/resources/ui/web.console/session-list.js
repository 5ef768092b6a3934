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
import { TOOLS, can, isOffered } from './acts.js';
import { RowWindow } from './row-window.js';
import './inline-edit.js';
import { FINISHED, alarmOf, isUrgent } from './status.js';

/** Queue tabs (CONS-51 … 54): which sessions each shows. Bundles add queues of their own. */
const QUEUES = {
  all: () => true,
  private: session => session.kind === 'private',
  channels: session => session.kind === 'channel',
  active: session => session.status === 'active' && !session.queue,
};

/**
 * Queue tabs and the live list. Arrows move, Enter starts, F2 edits, letters do what the toolbar does; context menus copy, choose and
 * order columns. Only rows in sight are in the page, so that hundreds of sessions cost no more than twenty. Fires `belay-` and an act.
 */
class SessionList extends LitElement {
  static properties = { desk: { attribute: false }, texts: { attribute: false }, queue: { state: true } };
  static styles = [base, listStyles];

  #follow = new Follow(this); #layout; #window = new RowWindow(this, () => this.renderRoot.querySelector('.scroll'));

  constructor() {
    super();
    this.queue = 'all';
  }

  willUpdate() {
    this.#follow.to(this.desk);
    this.#layout ??= new ColumnLayout(this.desk.preferences);
    if (!this.#queues[this.queue]) this.queue = 'all';
  }

  get #shown() { return this.queue === 'all' ? this.desk.sessions() : this.desk.sessions().filter(this.#queues[this.queue]); }
  get #queues() { return { ...QUEUES, ...Object.fromEntries(this.desk.queues.map(({ id }) => [id, session => session.queue === id])) }; }
  get #columns() { return this.#layout.shown(); }

  render() {
    const { desk, texts: { t } } = this, all = desk.sessions(), queues = this.#queues, shown = this.#shown, labels = Object.fromEntries(desk.queues.map(({ id, label }) => [id, label]));
    const urgent = all.some(session => isUrgent(session) && QUEUES.channels(session));
    return html`<div class="tabs" role="tablist" aria-label=${t('queues')} @keydown=${this.#tabKey}>${Object.keys(queues).map(queue => html`
        <button role="tab" id="q-${queue}" aria-selected=${queue === this.queue} aria-controls="list" tabindex=${queue === this.queue ? 0 : -1} @click=${() => { this.queue = queue; }}>
          ${labels[queue] ?? t(`queue.${queue}`)}<span class="n ${urgent && queue === 'channels' ? 'hot' : ''}">${all.filter(queues[queue]).length}</span></button>`)}</div>
      <div class="scroll" id="list" role="tabpanel" aria-labelledby="q-${this.queue}">
        ${shown.length ? html`<table role="grid" aria-label=${t('list')} aria-rowcount=${shown.length + 1}><thead><tr>${columnHeaders({ layout: this.#layout, texts: this.texts, fail: problem => toast(this.texts.error(problem), 'error') })}</tr></thead>
          <tbody @keydown=${this.#key}>${this.#rows(shown)}</tbody></table>` : this.#empty(all.length)}
      </div>`;
  }

  #rows(shown) {
    const { desk } = this, columns = this.#columns, chosen = shown.findIndex(each => each.id === desk.selectedId), context = { texts: this.texts, me: desk.me, now: this.#now };
    return repeat(this.#window.parts(shown.length, Math.max(0, chosen)), part => part.gap ? `gap ${part.at}` : shown[part.at].id, part => part.gap
      ? html`<tr class="gap" aria-hidden="true"><td colspan=${columns.length} style="height:${part.gap}px"></td></tr>`
      : this.#row(shown[part.at], part.at, part.at === Math.max(0, chosen), columns, { ...context, fresh: desk.isFresh(shown[part.at].id) }));
  }

  #now = () => this.desk.api.now();

  #row(session, index, reachable, columns, context) {
    const { desk, texts } = this, { fresh } = context, on = session.id === desk.selectedId, unread = desk.unread(session.id), edits = session.acts.includes('rename');
    const kind = [on && 'on', alarmOf(session) ?? (fresh && 'fresh'), !alarmOf(session) && session.status === 'connecting' && 'grey', FINISHED.has(session.status) && 'over'].filter(Boolean).join(' ');
    const cell = column => edits && column.field ? html`<belay-inline-edit .desk=${desk} .texts=${texts} .session=${session} .column=${column}>${column.cell(session, context)}</belay-inline-edit>` : column.cell(session, context);
    return html`<tr class=${kind} data-session=${session.id} aria-rowindex=${index + 2} aria-selected=${on} tabindex=${reachable ? 0 : -1} @click=${() => desk.select(session.id)}
        @dblclick=${event => event.target.closest('belay-inline-edit') || (can('start', session, desk) && fire(this, 'belay-start', session))} @contextmenu=${event => this.#rowMenu(event, session)}>
      ${columns.map(column => html`<td class="${column.mono ? 'num' : ''} ${column.hide ? `hide-${column.hide}` : ''} ${edits && column.field ? 'edits' : ''}">${cell(column)}${
        column.id === 'name' && unread ? html` <span class="badge" title=${texts.t('unread', { n: unread })}>${unread}</span>` : nothing}</td>`)}</tr>`;
  }

  #empty(total) {
    const t = this.texts.t;
    if (this.desk.socket.state === 'connecting') return html`<p class="empty"><i class="spin"></i></p>`;
    return html`<p class="empty">${t(total ? 'empty.queue' : this.desk.may('session.private') ? 'empty.all' : 'empty.none')} ${!total && this.desk.may('session.private') ? html`<button class="btn" @click=${() => fire(this, 'belay-new')}>${icon('plus')}${t('new-session')}</button>` : nothing}</p>`;
  }

  #key(event) {
    const row = event.target.closest('tr'), shown = this.#shown, at = shown.findIndex(each => String(each.id) === row?.dataset.session), session = shown[at];
    if (!session || event.ctrlKey || event.altKey || event.metaKey) return;
    const page = this.#window.page;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: Math.min(at + page, shown.length - 1), PageUp: Math.max(at - page, 0), Home: 0, End: shown.length - 1 }[event.key];
    const tool = TOOLS.find(tool => tool.key.toLowerCase() === event.key.toLowerCase() && isOffered(tool, this.desk));
    if (shown[to]) this.#goTo(shown[to].id, to);
    else if (event.key === 'F2') row.querySelector('belay-inline-edit')?.edit();
    else if (tool) {
      this.desk.select(session.id);
      if (can(tool.act, session, this.desk)) fire(this, `belay-${tool.act}`, session);
    } else return;
    event.preventDefault();
  }

  async #goTo(id, index) {
    this.desk.select(id);
    this.#window.show(index);
    await this.updateComplete;
    this.renderRoot.querySelector(`tr[data-session="${id}"]`)?.focus({ preventScroll: true });
  }

  #tabKey(event) {
    const names = Object.keys(this.#queues), step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    this.queue = names.at((names.indexOf(this.queue) + step) % names.length);
    this.updateComplete.then(() => this.renderRoot.querySelector('[role=tab][aria-selected=true]').focus());
  }

  #rowMenu(event, session) {
    event.preventDefault();
    this.desk.select(session.id);
    openMenu([
      ...TOOLS.filter(tool => isOffered(tool, this.desk)).map(({ act, word }) => ({
        text: this.texts.t(word(session)), disabled: !can(act, session, this.desk), act: () => fire(this, `belay-${act}`, session),
      })),
      { line: true },
      copyMenu(session, this.texts),
    ], { x: event.clientX, y: event.clientY });
  }
}

define('belay-session-list', SessionList);
