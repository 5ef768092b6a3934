import { LitElement, html, css, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { base } from '/ui/web/styles.js';
import { define, fire, Follow } from '/ui/web/element.js';
import '/ui/web/chat-log.js';
import '/ui/web/chat-input.js';
import '/ui/web/splitter.js';
import './chat-tools.js';
import { icon } from '/ui/web/icons.js';
import './session-workspace.js';
import { FINISHED, colourOf, initials, nameOf, statusText } from './status.js';

/** The selected session: chat beside the workspace; on narrow screens one at a time. */
class SessionPanel extends LitElement {
  static properties = { desk: { attribute: false }, session: { attribute: false }, texts: { attribute: false }, side: { state: true } };

  static styles = [base, css`
    :host { min-height: 0; background: var(--paper); display: grid; grid-template-columns: min(var(--chat-width, 380px), 70vw) 5px minmax(0, 1fr) }
    belay-splitter { border-left: 1px solid var(--line); background: var(--paper) } belay-splitter:hover, belay-splitter:focus-visible { background: var(--brand-soft); outline: none; box-shadow: none }
    .chat { display: grid; grid-template-rows: auto minmax(0, 1fr) auto auto; min-height: 0 }
    .who { padding: 9px 14px; border-bottom: 1px solid var(--line-2); display: flex; gap: 10px; align-items: center; min-width: 0 }
    .who .ava { background: var(--info-soft); color: var(--info) } .who div { min-width: 0; flex: 1 } .who b, .who small { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap } .who small { color: var(--ink-3) }
    .flip { display: none }
    @media (max-width: 760px) {
      :host { grid-template-columns: minmax(0, 1fr) } belay-splitter { display: none } .flip { display: inline-flex }
      :host(:not([side])) belay-session-workspace, :host([side]) belay-chat-log, :host([side]) belay-chat-tools, :host([side]) belay-chat-input { display: none }
      :host([side]) { grid-template-rows: auto minmax(0, 1fr) }
    }
  `];

  #follow = new Follow(this);

  willUpdate() {
    this.#follow.to(this.desk);
    this.toggleAttribute('side', Boolean(this.side));
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
    return keyed(id, html`<section class="chat" aria-label=${t('chat-with', { name })}
        @belay-say=${({ detail }) => desk.conversations.say(id, detail)} @belay-typing=${({ detail }) => session.acts.includes('say') && desk.conversations.typing(id, detail)}
        @belay-retry=${({ detail }) => desk.conversations.retry(id, detail)} @belay-discard=${({ detail }) => this.#edit(conversation, detail)}>
      <div class="who"><span class="ava" aria-hidden="true">${initials(name)}</span><div><b>${name}</b><small><span style="color:${colourOf(session)};font-weight:600">${statusText(session, false, texts)}</span>${session.method ? html` · ${t('method', { method: t(`method.${session.method}`) })}` : nothing}${line}</small></div>
        <button class="btn flip" @click=${() => { this.side = !this.side; }}>${icon(this.side ? 'chat' : 'info')}${t(this.side ? 'chat' : 'details')}</button>
        ${session.acts.includes('start') ? html`<button class="btn primary" ?disabled=${desk.socket.state !== 'open' || desk.busy.has(`${id} start`)} @click=${() => fire(this, 'belay-start', session)}>${icon('play')}${t('start')}</button>` : nothing}</div>
      <belay-chat-log .conversation=${conversation} .texts=${texts} .other=${name}></belay-chat-log>
      <belay-chat-tools .desk=${desk} .session=${session} .input=${() => this.renderRoot.querySelector('belay-chat-input')}></belay-chat-tools>
      <belay-chat-input .conversation=${conversation} .texts=${texts} .placeholder=${t('write-to', { name: name.split(/\s+/)[0] })} .spelling=${desk.options.get('spelling')} .why=${this.#why(session)}></belay-chat-input></section>
    <belay-splitter property="--chat-width" axis="x" min="280" max="900" value="380" aria-label=${t('split.chat')}></belay-splitter>
    <belay-session-workspace .desk=${desk} .session=${session} .texts=${texts}></belay-session-workspace>`);
  }

  /** Why nothing can be written, or null. */
  #why(session) {
    if (session.acts.includes('say')) return null;
    return this.texts.t(FINISHED.has(session.status) ? 'chat-over' : session.acts.includes('start') ? 'chat-after-start' : 'chat-not-now');
  }

  #edit(conversation, key) {
    conversation.draft = conversation.discard(key) ?? conversation.draft;
    const input = this.renderRoot.querySelector('belay-chat-input');
    input.requestUpdate('conversation');
    input.focus();
  }
}

define('belay-session-panel', SessionPanel);
