import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { define, fire, Follow } from '/ui/web/element.js';
import { icon } from '/ui/web/icons.js';
import { languageChoice } from '/ui/web/language-choice.js';
import { ask } from '/ui/web/confirm.js';
import { toast } from '/ui/web/toasts.js';
import '/ui/web/line-banner.js';
import '/ui/web/chat-log.js';
import '/ui/web/chat-input.js';
import '/ui/web.console/chat-bar.js';
import '/ui/web.console/collaboration-panel.js';
import { colourOf, initials, nameOf, statusText } from '/ui/web.console/status.js';
import { GuestDesk } from './guest-desk.js';

/** The reduced console (GEN-06, COLL-24): one session, its technicians, both chats, a way out. `words` are the console's own texts. */
class GuestSession extends LitElement {
  static properties = { session: {}, api: { attribute: false }, texts: { attribute: false }, words: { attribute: false }, aside: { state: true } };

  static styles = [base, css`
    :host { display: block; font-size: 15px } .shell { height: 100dvh; max-width: 60rem; margin: 0 auto; background: var(--paper); display: grid; grid-template-rows: auto auto auto auto minmax(0, 1fr) auto auto }
    header { display: flex; align-items: center; gap: 12px; padding: 10px 16px; border-bottom: 1px solid var(--line-2); min-width: 0 } .who { flex: 1; min-width: 0 } .who b, .who small { display: block; overflow: hidden; text-overflow: ellipsis } .who small { color: var(--ink-3) }
    .ava { background: var(--info-soft); color: var(--info) } select { border: 1px solid var(--line); border-radius: 6px; background: var(--raised); padding: 5px 6px; font-size: 14px; min-width: 0 } .offer { padding: 10px 16px; background: var(--info-soft); overflow-wrap: anywhere } header .btn { white-space: nowrap }
    belay-line-banner { grid-row: 2 } .offer { grid-row: 3 } belay-collaboration-panel { grid-row: 4 } belay-chat-log { grid-row: 5 } belay-chat-bar { grid-row: 6 } belay-chat-input { grid-row: 7; padding-bottom: env(safe-area-inset-bottom) }
    .centre { min-height: 100dvh; display: grid; place-content: center; justify-items: center; text-align: center; gap: 14px; padding: 24px; font-size: 17px } .centre > svg.i { width: 44px; height: 44px; color: var(--ink-3) } h1 { font-size: 24px } .centre p { color: var(--ink-2); max-width: 32em } .centre .btn { padding: 12px 22px }
    @media (min-width: 800px) { :host { background: var(--ground); min-height: 100dvh; padding: 24px 0; box-sizing: border-box } .shell { height: calc(100dvh - 48px); border: 1px solid var(--line); border-radius: 18px; box-shadow: var(--shadow); overflow: hidden } .centre { min-height: calc(100dvh - 48px) } }
    @media (max-width: 480px) { select { width: 4.2em } header .ava { display: none } }
  `];

  #follow = new Follow(this); #desk = null;

  willUpdate(changed) {
    if (!changed.has('session')) return;
    this.#desk?.stop();
    this.#desk = new GuestDesk(this.session, this.api);
    this.#follow.to(this.#desk);
    this.#desk.start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#desk?.stop();
  }

  updated() {
    const { unseen } = this.#desk, { t } = this.texts;
    document.title = unseen ? `(${unseen}) ${t('title')}` : t('title');
  }

  render() {
    const desk = this.#desk, { t } = this.texts, word = this.words.t, { session } = desk;
    if (desk.over) return this.#card(desk.over, html`<button class="btn" @click=${() => fire(this, 'belay-again')}>${t('another-code')}</button>`);
    if (desk.socket.state === 'replaced') return this.#card('replaced', html`<button class="btn primary" @click=${() => desk.start()}>${t('replaced.here')}</button>`);
    if (!session) return html`<div class="centre" role="status"><i class="spin"></i><h1>${t('connecting')}</h1></div>`;
    const { conversations, conversation } = desk, name = nameOf(session, this.words), aside = Boolean(this.aside), mine = session.participants.find(each => each.id === desk.me.id);
    return html`<section class="shell" aria-label=${word('chat-with', { name })} @keydown=${this.#key} @belay-end=${this.#leave}
        @belay-say=${({ detail }) => conversations.say(session.id, detail, aside ? 'whisper' : 'say')} @belay-typing=${({ detail }) => session.acts.includes('say') && !aside && conversations.typing(session.id, detail)}
        @belay-retry=${({ detail }) => conversations.retry(session.id, detail)} @belay-discard=${({ detail }) => this.#edit(detail)}>
      <header><span class="ava" aria-hidden="true">${initials(name)}</span><div class="who"><b>${name}</b><small><span style="color:${colourOf(session)};font-weight:600">${statusText(session, false, this.words)}</span> · ${session.organization}${session.customerOnline ? nothing : html` · ${word('customer-away')}`}</small></div>
        ${languageChoice(this.texts)}<button class="btn" @click=${this.#leave}>${icon('leave')}${t('leave')}</button></header>
      <belay-line-banner .state=${desk.socket.state} .texts=${this.texts}></belay-line-banner>
      ${mine?.comment ? html`<div class="offer" role="note"><b>${session.technician.name}:</b> ${mine.comment}</div>` : nothing}
      <belay-collaboration-panel .desk=${desk} .session=${session} .texts=${this.words}></belay-collaboration-panel>
      <belay-chat-log .conversation=${conversation} .texts=${this.words} .other=${name}></belay-chat-log>
      <belay-chat-bar .desk=${desk} .session=${session} .texts=${this.words} .conversation=${conversation} ?aside=${aside} @belay-aside=${({ detail }) => this.#turn(detail)} @belay-pushed=${this.#emptied}></belay-chat-bar>
      <belay-chat-input .conversation=${aside ? conversation.aside : conversation} .texts=${this.words} ?aside=${aside} .placeholder=${aside ? word('aside.write') : word('write-to', { name: name.split(/\s+/)[0] })} .why=${session.acts.includes(aside ? 'whisper' : 'say') ? null : t('not-now')}></belay-chat-input></section>`;
  }

  #card(name, action) {
    const { t } = this.texts;
    return html`<div class="centre" role="status">${icon(name === 'gone' ? 'info' : 'check')}<h1>${t(`over.${name}`)}</h1><p>${t(`over.${name}.lead`)}</p>${action}</div>`;
  }

  async #turn(aside) {
    this.aside = aside;
    await this.updateComplete;
    this.renderRoot.querySelector('belay-chat-input')?.focus();
  }

  /** Alt+P turns between everybody and technicians, as in the console. */
  #key = event => {
    if (event.code !== 'KeyP' || !event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.#turn(!this.aside);
  };

  #emptied = () => this.renderRoot.querySelector('belay-chat-input')?.requestUpdate('conversation');

  async #edit(key) {
    const kind = this.#desk.conversation.discard(key);
    if (!kind) return;
    await this.#turn(kind === 'whisper');
    this.#emptied();
  }

  #leave = async () => {
    const { t } = this.texts;
    const { yes } = await ask({ heading: t('leave.heading'), text: t('leave.text'), yes: t('leave'), no: t('leave.no'), danger: true });
    if (!yes) return;
    try {
      await this.#desk.leave();
    } catch (problem) {
      toast(this.texts.error(problem), 'error');
    }
  };
}

define('belay-guest-session', GuestSession);
