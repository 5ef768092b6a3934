import { LitElement, html, css, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { base } from '/ui/web/styles.js';
import { define, fire, Follow } from '/ui/web/element.js';
import '/ui/web/chat-log.js';
import '/ui/web/chat-input.js';
import '/ui/web/splitter.js';
import './chat-bar.js';
import './chat-tools.js';
import './collaboration-panel.js';
import { icon } from '/ui/web/icons.js';
import '/ui/web/elapsed.js';
import { can } from './acts.js';
import './session-workspace.js';
import { FINISHED, colourOf, endWord, initials, nameOf, startWord, statusText } from './status.js';

/** The selected session: chat beside the workspace; on narrow screens one at a time. */
class SessionPanel extends LitElement {
  static properties = { desk: { attribute: false }, session: { attribute: false }, texts: { attribute: false }, side: { state: true }, folded: { state: true }, asides: { state: true } };

  static styles = [base, css`
    :host { min-height: 0; background: var(--paper); display: grid; grid-template-columns: min(var(--chat-width, 380px), 70vw) 5px minmax(0, 1fr) }
    belay-splitter { border-left: 1px solid var(--line); background: var(--paper) } belay-splitter:hover, belay-splitter:focus-visible { background: var(--brand-soft); outline: none; box-shadow: none }
    .chat { display: flex; flex-direction: column; min-height: 0; min-width: 0 } belay-chat-log { flex: 1 }
    :host([folded]) { grid-template-columns: 44px 0 minmax(0, 1fr) } :host([folded]) belay-splitter { display: none } .fold { padding: 5px 7px } .unfold { border: 0; border-right: 1px solid var(--line); border-radius: 0; background: var(--paper); flex-direction: column; justify-content: start; padding: 12px 0 } .unfold span { writing-mode: vertical-rl } .badge { background: var(--rope); color: var(--rope-ink); border-radius: 99px; font: 700 10px var(--font); padding: 1px 6px }
    .offer { padding: 10px 14px; background: var(--info-soft); border-bottom: 1px solid var(--line-2); overflow-wrap: anywhere } .offer b { font-weight: 650 }
    .who { padding: 9px 14px; border-bottom: 1px solid var(--line-2); display: flex; gap: 10px; align-items: center; min-width: 0 }
    .who .ava { background: var(--info-soft); color: var(--info) } .who div { min-width: 0; flex: 1 } .who b, .who small { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap } .who small { color: var(--ink-3) }
    .flip { display: none } .times { font-variant-numeric: tabular-nums }
    @media (max-width: 760px) {
      :host { grid-template-columns: minmax(0, 1fr) } belay-splitter { display: none } .flip { display: inline-flex }
      :host(:not([side])) belay-session-workspace, :host([side]) :is(belay-chat-log, belay-chat-tools, belay-chat-bar, belay-chat-input, belay-collaboration-panel, .offer) { display: none }
      .fold { display: none }
      :host([side]) { grid-template-rows: auto minmax(0, 1fr) }
    }
  `];

  #follow = new Follow(this);

  willUpdate() {
    this.#follow.to(this.desk);
    this.toggleAttribute('side', Boolean(this.side));
    this.toggleAttribute('folded', Boolean(this.folded));
  }

  firstUpdated() { this.#tellWhatIsInSight(); }

  updated(changed) { if (changed.has('folded') || changed.has('side')) this.#tellWhatIsInSight(); }

  #tellWhatIsInSight() { this.desk.look(!this.folded && !(this.side && matchMedia('(max-width: 760px)').matches)); }

  async #fold(folded) {
    this.folded = folded;
    if (!folded) return this.focusChat();
    await this.updateComplete;
    this.renderRoot.querySelector('.unfold')?.focus();
  }

  async focusChat() {
    await this.updateComplete;
    this.renderRoot.querySelector('belay-chat-input')?.focus();
  }

  render() {
    const { session, desk, texts } = this, t = texts.t, id = session.id;
    // Shut in this very moment: asking for it would open it again.
    if (!desk.conversations.has(id)) return nothing;
    const conversation = desk.conversations.get(id), name = nameOf(session, texts);
    const line = session.customerOnline || FINISHED.has(session.status) ? nothing : html` · ${t('customer-away')}`;
    if (this.folded) return html`<button class="btn unfold" @click=${() => this.#fold(false)} title=${t('chat.unfold')}>${icon('right')}<span>${t('chat')}</span>${this.#unread(id)}</button><i></i>${this.#workspace()}`;
    const aside = this.#isAside(id);
    return keyed(id, html`<section class="chat" aria-label=${t('chat-with', { name })} @keydown=${this.#key}
        @belay-say=${({ detail }) => desk.conversations.say(id, detail, aside ? 'whisper' : 'say')} @belay-typing=${({ detail }) => session.acts.includes('say') && !aside && desk.conversations.typing(id, detail)}
        @belay-retry=${({ detail }) => desk.conversations.retry(id, detail)} @belay-discard=${({ detail }) => this.#edit(conversation, detail)}>
      <div class="who"><span class="ava" aria-hidden="true">${initials(name)}</span><div><b>${name}</b><small><span style="color:${colourOf(session)};font-weight:600">${statusText(session, false, texts)}</span>${this.#times(session)}${session.method ? html` · ${t('method', { method: t(`method.${session.method}`) })}` : nothing}${line}</small></div>
        <button class="btn flip" @click=${() => { this.side = !this.side; }}>${icon(this.side ? 'chat' : 'info')}${t(this.side ? 'chat' : 'details')}</button>
        ${session.acts.includes('start') ? html`<button class="btn primary" ?disabled=${!can('start', session, desk)} @click=${() => fire(this, 'belay-start', session)}>${icon('play')}${t(startWord(session))}</button>` : nothing}
        <button class="btn quiet fold" aria-label=${t('chat.fold')} title=${t('chat.fold')} @click=${() => this.#fold(true)}>${icon('down')}</button>
        ${session.acts.includes('end') ? html`<button class="btn quiet fold" aria-label=${t(endWord(session))} title=${t(endWord(session))} @click=${() => fire(this, 'belay-end', session)}>${icon('close')}</button>` : nothing}</div>
      ${this.#offer(session)}
      <belay-collaboration-panel .desk=${desk} .session=${session} .texts=${texts}></belay-collaboration-panel>
      <belay-chat-log .conversation=${conversation} .texts=${texts} .other=${name}></belay-chat-log>
      <belay-chat-tools .desk=${desk} .session=${session} .input=${() => this.renderRoot.querySelector('belay-chat-input')}></belay-chat-tools>
      <belay-chat-bar .desk=${desk} .session=${session} .texts=${texts} .conversation=${conversation} ?aside=${aside} @belay-aside=${({ detail }) => this.#turn(id, detail)} @belay-pushed=${this.#emptied}></belay-chat-bar>
      <belay-chat-input .conversation=${aside ? conversation.aside : conversation} .texts=${texts} ?aside=${aside} .placeholder=${aside ? t('aside.write') : t('write-to', { name: name.split(/\s+/)[0] })} .spelling=${desk.options.get('spelling')} .why=${this.#why(session, aside)}></belay-chat-input></section>
    <belay-splitter property="--chat-width" axis="x" min="280" max="900" value="380" aria-label=${t('split.chat')}></belay-splitter>
    ${this.#workspace()}`);
  }

  #unread(id) {
    const n = this.desk.unread(id);
    return n ? html`<b class="badge" title=${this.texts.t('unread', { n })}>${n}</b>` : nothing;
  }

  #workspace() { return html`<belay-session-workspace .desk=${this.desk} .session=${this.session} .texts=${this.texts}></belay-session-workspace>`; }

  /** A held session's two times (SES-14, CONS-75). */
  #times({ status, statusSince, startedAt }) {
    if (status !== 'on-hold') return nothing;
    const now = () => this.desk.api.now(), t = this.texts.t;
    return html`<span class="times"> <belay-elapsed .now=${now} .since=${statusSince} title=${t('time.held')}></belay-elapsed>${startedAt ? html` · ${t('time.total-short')} <belay-elapsed .now=${now} .since=${startedAt}></belay-elapsed>` : nothing}</span>`;
  }

  /** What whoever offers the session has to say (CONS-79): the sender of a transfer, or who invites. */
  #offer({ part, transfer, participants, technician, status }) {
    const t = this.texts.t, mine = participants?.find(each => each.id === this.desk.me.id);
    const offer = part === 'invited' ? { by: technician?.name, text: mine?.comment } : status === 'incoming' ? { by: transfer?.by.name, text: transfer?.comment } : null;
    if (!offer) return nothing;
    return html`<div class="offer" role="note"><b>${t(part === 'invited' ? 'offer.invited' : 'offer.transfer', { name: offer.by ?? '' })}</b>${offer.text ? html`<br>${offer.text}` : nothing}</div>`;
  }

  /** Why nothing can be written, or null. */
  #why({ acts, status, chat }, aside) {
    if (acts.includes(aside ? 'whisper' : 'say')) return null;
    if (aside && acts.includes('say')) return this.texts.t('aside.nobody');
    if (!chat.on && !FINISHED.has(status)) return this.texts.t('chat.off');
    return this.texts.t(FINISHED.has(status) ? 'chat-over' : acts.includes('start') ? 'chat-after-start' : 'chat-not-now');
  }

  /** Whether the box writes to technicians alone: only as its user chose, never turned by what others do. */
  #isAside(id) { return this.asides?.has(id) ?? false; }

  #turn(id, aside) {
    const some = new Set(this.asides);
    some[aside ? 'add' : 'delete'](id);
    this.asides = some;
    this.focusChat();
  }

  /** Alt+P turns between everybody and technicians, also while one writes. By the key's place, as Alt changes its letter on some keyboards. */
  #key = event => {
    const { id, acts } = this.session;
    if (event.code !== 'KeyP' || !event.altKey || event.ctrlKey || event.metaKey || (!acts.includes('whisper') && !this.#isAside(id))) return;
    event.preventDefault();
    this.#turn(id, !this.#isAside(id));
  };

  /** The box was emptied from outside. */
  #emptied = () => this.renderRoot.querySelector('belay-chat-input')?.requestUpdate('conversation');

  async #edit(conversation, key) {
    const kind = conversation.discard(key);
    if (!kind) return;
    this.#turn(this.session.id, kind === 'whisper');
    await this.updateComplete;
    this.#emptied();
  }
}

define('belay-session-panel', SessionPanel);
