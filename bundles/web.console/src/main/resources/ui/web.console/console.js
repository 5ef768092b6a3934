import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { define, Follow } from '/ui/web/element.js';
import { loadTexts } from '/ui/web/texts.js';
import { ask } from '/ui/web/confirm.js';
import { toast } from '/ui/web/toasts.js';
import '/ui/web/line-banner.js';
import '/ui/web/slot-host.js';
import '/ui/web/splitter.js';
import { Alerts } from './alerts.js';
import { Desk } from './desk.js';
import { options } from './options.js';
import { PageTitle } from './page-title.js';
import { endWord, nameOf } from './status.js';
import './console-header.js';
import './console-toolbar.js';
import './session-list.js';
import './session-tabs.js';
import './session-panel.js';
import './session-dialogs.js';
import './new-session.js';
import './options-dialog.js';

/** After an End, how long another session is safe from the next one, in milliseconds. */
const SETTLES = 700;

/** The Technician Console's frame: who is where, and which act goes to which part. */
class Console extends LitElement {
  static properties = { desk: { state: true }, texts: { state: true }, creating: { state: true }, configuring: { state: true } };

  static styles = [base, css`
    :host { height: 100dvh; display: grid; grid-template-columns: minmax(0, 1fr); grid-template-rows: auto auto auto minmax(96px, min(var(--list-height, 232px), 60dvh)) 5px minmax(0, 1fr); font-size: 13px; overflow: hidden }
    main { display: contents }
    belay-splitter { background: var(--ground); display: block } belay-splitter:hover, belay-splitter:focus-visible { background: var(--brand-soft); outline: none; box-shadow: none }
    .work { display: grid; grid-template-columns: minmax(0, 1fr); grid-template-rows: auto minmax(0, 1fr); min-height: 0; background: var(--ground) }
    .teach { background: var(--paper); display: grid; place-content: center; justify-items: center; text-align: center; gap: 10px; padding: 24px; color: var(--ink-2); overflow: auto }
    .teach h2 { color: var(--ink); font-size: 17px } .teach p { max-width: 34em } .teach ol { text-align: left; margin: 4px 0; padding-left: 20px; max-width: 34em } .teach li { padding: 2px 0 }
    .home { display: grid; min-height: 0; background: var(--paper) }
    .refused { position: fixed; inset: 0; display: grid; place-content: center; justify-items: center; text-align: center; gap: 10px; padding: 24px; background: var(--paper) } .refused p { max-width: 34em; color: var(--ink-2) }
    .wait { position: fixed; inset: 0; display: grid; place-content: center; color: var(--ink-3); font-size: 22px }
  `];

  #follow = new Follow(this); #title = new PageTitle(); #ended = { id: null, at: -SETTLES };

  async connectedCallback() {
    super.connectedCallback();
    this.texts = await loadTexts('/ui/web.console/texts/');
    document.documentElement.lang = this.texts.language;
    const desk = new Desk();
    this.#follow.to(desk);
    desk.addEventListener('signed-out', () => { desk.leaving = true; location.replace(desk.presence.leavingTo ?? `/sign-in?next=${encodeURIComponent(location.pathname)}`); });
    desk.addEventListener('failed', ({ detail }) => toast(this.texts.error(detail), 'error'));
    await desk.begin();
    this.desk = desk;
    new Alerts(desk, this.texts, this.#title);
    document.addEventListener('keydown', this.#key);
    // A browser shows words of its own and asks only whoever has clicked somewhere.
    addEventListener('beforeunload', event => { if (desk.options.get('prompt-close') && !desk.leaving) event.preventDefault(); });
  }

  updated() {
    const unread = this.desk?.unreadInAll() ?? 0;
    if (this.texts) this.#title.text = `${unread ? `(${unread}) ` : ''}Belay – ${this.texts.t('title')}`;
  }

  render() {
    if (!this.desk) return html`<div class="wait"><i class="spin"></i></div>`;
    const { desk, texts } = this, selected = desk.selected;
    if (desk.refused) return this.#refused();
    return html`
      <belay-console-header .desk=${desk} .texts=${texts} @belay-options=${({ detail }) => options(detail, desk, texts, () => { this.configuring = true; })} @belay-sign-out=${this.#signOut}></belay-console-header>
      <main><h1 class="sr">${texts.t('title')}</h1>
      <belay-console-toolbar .desk=${desk} .texts=${texts} @belay-new=${this.#new} @belay-start=${this.#start} @belay-end=${this.#end} @belay-show=${({ detail }) => desk.show(detail)}></belay-console-toolbar>
      <belay-line-banner .state=${desk.socket.state} .texts=${texts}></belay-line-banner>
      <belay-session-list .desk=${desk} .texts=${texts} @belay-start=${this.#start} @belay-end=${this.#end} @belay-new=${this.#new}></belay-session-list>
      <belay-splitter property="--list-height" axis="y" min="96" max="700" value="232" aria-label=${texts.t('split.list')}></belay-splitter>
      <div class="work"><belay-session-tabs .desk=${desk} .texts=${texts}></belay-session-tabs>
        ${selected?.queue ? this.#entry(selected) : selected ? html`<belay-session-panel .desk=${desk} .session=${selected} .texts=${texts} @belay-start=${this.#start} @belay-end=${this.#end}></belay-session-panel>` : this.#teach()}</div></main>
      <belay-new-session .desk=${desk} .texts=${texts} ?open=${this.creating && desk.may('session.private')} @belay-close=${() => { this.creating = false; }}></belay-new-session>
      <belay-session-dialogs .desk=${desk} .texts=${texts}></belay-session-dialogs>
      <belay-options-dialog .options=${desk.options} .texts=${texts} ?open=${this.configuring} @belay-close=${() => { this.configuring = false; }}></belay-options-dialog>`;
  }

  #refused() {
    const t = this.texts.t, admin = this.desk.may('admin');
    return html`<main><div class="refused" role="alert"><h1>${t('refused')}</h1><p>${t('refused.lead')}</p>
      <p>${admin ? html`<a class="btn primary" href="/admin">${t('refused.admin')}</a> ` : nothing}<button class="btn" @click=${this.#signOut}>${t('sign-out')}</button></p></div></main>`;
  }

  /** What a bundle shows of an entry of its queue. */
  #entry(entry) {
    const { api, me, line, contributions, queues } = this.desk;
    return html`<belay-slot-host class="home" .properties=${{ api, me, line, contributions, entry }} .contribution=${queues.find(({ id }) => id === entry.queue)}></belay-slot-host>`;
  }

  /** Where no session is selected: what a bundle has for this place, else what to do next. */
  #teach() {
    const t = this.texts.t, [home] = this.desk.contributions.slot('console.home');
    if (home) return html`<belay-slot-host class="home" .properties=${{ api: this.desk.api, me: this.desk.me }} .contribution=${home}></belay-slot-host>`;
    return this.desk.sessions().length
      ? html`<div class="teach"><h2>${t('teach.choose')}</h2><p>${t('teach.choose-lead')}</p></div>`
      : !this.desk.may('session.private') ? html`<div class="teach"><h2>${t('empty.none')}</h2></div>`
      : html`<div class="teach"><h2>${t('teach.first')}</h2><ol><li>${t('teach.step-1')} <kbd>N</kbd></li><li>${t('teach.step-2')}</li><li>${t('teach.step-3')}</li></ol></div>`;
  }

  #new = () => { if (this.desk.may('session.private')) this.creating = true; };

  #start = async event => {
    const session = event.detail ?? this.desk.selected;
    if (session && await this.desk.acts.act(session.id, 'start')) this.renderRoot.querySelector('belay-session-panel')?.focusChat();
  };

  #end = async event => {
    const session = event.detail ?? this.desk.selected, t = this.texts.t, now = performance.now();
    // The next session moves up under the pointer: the second of a double click isn't meant for it.
    if (!session || (endWord(session) !== 'clear' && this.#ended.id !== session.id && now - this.#ended.at < SETTLES)) return;
    this.#ended = { id: session.id, at: now };
    if (this.desk.options.get('prompt-end') && endWord(session) === 'end' && !session.queue) {
      const { yes, quiet } = await ask({
        heading: t('end.heading', { name: nameOf(session, this.texts) }), text: t('end.text'), yes: t('end.yes'), no: t('end.no'), again: t('end.quiet'), danger: true,
      });
      if (!yes) return;
      if (quiet) this.desk.options.save({ 'prompt-end': false }).catch(problem => toast(this.texts.error(problem), 'error'));
    }
    this.desk.acts.act(session.id, 'end');
  };

  #signOut = async () => {
    const running = this.desk.sessions().some(session => session.status === 'active' && !session.queue), t = this.texts.t;
    if (running || this.desk.options.get('prompt-close')) {
      const heading = t(running ? 'sign-out.heading' : 'sign-out.heading-quiet'), text = running ? t('sign-out.text') : '';
      if (!(await ask({ heading, text, yes: t('sign-out'), no: t('cancel') })).yes) return;
    }
    if (!await this.desk.signOut()) return;
    this.desk.leaving = true;
    location.replace(this.desk.presence.logOffUrl || '/sign-in?signed-out');
  };

  /** N opens New Session unless somebody is writing or a dialog is open. */
  #key = event => {
    if (event.key.toLowerCase() !== 'n' || event.ctrlKey || event.metaKey || event.altKey || this.creating) return;
    const at = event.composedPath()[0];
    if (at.matches?.('input, textarea, select, [contenteditable]') || document.querySelector('belay-confirm')) return;
    event.preventDefault();
    this.#new();
  };
}

document.body.append(document.createElement(define('belay-console', Console)));
