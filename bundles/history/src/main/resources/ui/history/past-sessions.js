import { LitElement, html, css, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { base } from '/ui/web/styles.js';
import { icon } from '/ui/web/icons.js';
import { define } from '/ui/web/element.js';
import { duration, moment } from '/ui/web/time.js';
import '/ui/web/dialog.js';
import './past-log.js';
import './past-notes.js';

/** How often it is asked again, once a second, while the gateway doesn't serve it: a bundle that has just come takes a moment. */
const PATIENCE = 8;

/** Earlier sessions with the device of a session, by pages (HIST-02); each with its log (HIST-03) and its notes (HIST-04). */
class PastSessions extends LitElement {
  static properties = { api: { attribute: false }, texts: { attribute: false }, me: { attribute: false }, session: {}, part: {}, page: { state: true }, busy: { state: true }, problem: { state: true }, shown: { state: true } };

  static styles = [base, css`
    :host { display: block } .wide { overflow-x: auto } table { border-collapse: collapse; width: 100% } th, td { text-align: start; padding: 7px 14px; border-top: 1px solid var(--line-2); white-space: nowrap } th { color: var(--ink-3); font-weight: 600; font-size: 12px; border-top: 0 }
    td.name { white-space: normal; overflow-wrap: anywhere; min-width: 7rem } .none, .foot { padding: 14px; color: var(--ink-3); max-width: 44em } .mono { font-family: var(--mono); font-size: 12px } .error { padding: 12px 14px } td .btn { padding: 2px 9px }
  `];

  #again; #tries = 0;

  willUpdate(changed) {
    // Who has just started the session may see what he might not before.
    if (!changed.has('session') && !(changed.has('part') && this.problem)) return;
    Object.assign(this, { page: null, shown: null, problem: null });
    this.#tries = 0;
    this.#load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#again);
  }

  async #load() {
    const { session, page } = this;
    clearTimeout(this.#again);
    this.busy = true;
    try {
      const next = await this.api.get(`/api/history/${session}${page?.next ? `?before=${page.next}` : ''}`);
      if (session !== this.session) return;
      // The same page may have been asked for twice.
      const known = new Set(page?.sessions.map(each => each.id));
      Object.assign(this, { page: { ...next, sessions: [...page?.sessions ?? [], ...next.sessions.filter(each => !known.has(each.id))] }, problem: null });
    } catch (problem) {
      if (session !== this.session) return;
      if (problem.code === 'unavailable' && this.isConnected && this.#tries++ < PATIENCE) this.#again = setTimeout(() => this.#load(), 1000);
      else this.problem = problem;
    } finally {
      if (session === this.session) this.busy = false;
    }
  }

  render() {
    const { page, problem, texts } = this, t = texts.t;
    return html`${page?.sessions.length ? this.#table() : page ? html`<p class="none" role="status">${t(page.known ? 'history.none' : 'history.unknown')}</p>` : nothing}
      ${problem ? html`<div class="error" role="alert">${icon('warn')}<span>${problem.code === 'not-found' ? t('history.later') : texts.error(problem)}</span></div>` : nothing}
      ${problem || page?.next ? html`<div class="foot"><button class="btn" ?disabled=${this.busy} @click=${() => this.#load()}>${t(problem ? 'history.again' : 'history.more')}</button></div>` : nothing}
      ${this.#window()}`;
  }

  #table() {
    const t = this.texts.t, locale = this.texts.locale;
    const view = (session, part, name) => html`<button class="btn" aria-label=${t(name, { date: moment(session.createdAt, locale) })} @click=${() => { this.shown = { session, part }; }}>${t('view')}</button>`;
    return html`<div class="wide" tabindex="0" role="region" aria-label=${t('history.past')}><table>
      <thead><tr>${['date', 'customer', 'technician', 'kind', 'duration', 'status', 'log', 'notes'].map(each => html`<th scope="col">${t(`column.${each}`)}</th>`)}</tr></thead>
      <tbody>${repeat(this.page.sessions, each => each.id, each => html`<tr data-past=${each.id}><td>${moment(each.createdAt, locale)}</td><td class="name">${each.name || '–'}</td><td>${each.technician || '–'}</td><td>${each.channel ?? t(`kind.${each.kind}`)}</td>
        <td class="mono">${each.startedAt ? duration(Date.parse(each.endedAt) - Date.parse(each.startedAt)) : '–'}</td><td>${t(`past.${each.status}`)}</td><td>${view(each, 'log', 'view.log')}</td><td>${each.notes ? view(each, 'notes', 'view.notes') : '–'}</td></tr>`)}</tbody></table></div>`;
  }

  #window() {
    const { shown, texts, api, me } = this, t = texts.t;
    const heading = shown ? t(`${shown.part}.of`, { date: moment(shown.session.createdAt, texts.locale) }) : '';
    return html`<belay-dialog wide .heading=${heading} .closeLabel=${t('close')} ?open=${Boolean(shown)} @belay-close=${() => { this.shown = null; }}>
      ${shown?.part === 'log' ? html`<belay-past-log .api=${api} .texts=${texts} .me=${me} .past=${shown.session} .through=${this.session}></belay-past-log>` : nothing}
      ${shown?.part === 'notes' ? html`<belay-past-notes .api=${api} .texts=${texts} .past=${shown.session.id} .through=${this.session}></belay-past-notes>` : nothing}</belay-dialog>`;
  }
}

define('belay-past-sessions', PastSessions);
