import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { define, fire, Follow } from '/ui/web/element.js';
import { icon } from '/ui/web/icons.js';
import { isOpenable } from '/ui/web/linked.js';
import { can } from './acts.js';

/** Longest address that the gateway takes. */
const LONGEST = 2000;

/**
 * Above the chat's box: who will read what is written there (COLL-38, COLL-52), whom to call in (CHAT-05), the switch of the chat
 * (CHAT-11), and the button that sends its text as an address to open (CHAT-26). Fires `belay-aside` (whether for technicians alone) and `belay-pushed` when the box was emptied.
 */
class ChatBar extends LitElement {
  static properties = { desk: { attribute: false }, session: { attribute: false }, texts: { attribute: false }, conversation: { attribute: false }, aside: { type: Boolean, reflect: true }, problem: { state: true } };

  static styles = [base, css`
    :host { display: block } .bar { display: flex; gap: 6px 10px; align-items: center; flex-wrap: wrap; padding: 7px 12px; border-top: 1px solid var(--line) }
    [role=radiogroup] { display: inline-flex; border: 1px solid var(--edge); border-radius: 99px; padding: 2px } [role=radio] { border: 0; background: none; border-radius: 99px; padding: 3px 11px; display: inline-flex; gap: 5px; align-items: center; cursor: pointer; color: var(--ink-2) } [role=radio] svg.i { width: 14px; height: 14px }
    [role=radio][aria-checked=true] { background: var(--brand); color: var(--brand-ink); font-weight: 650 } :host([aside]) [role=radio][aria-checked=true] { background: var(--st-hold); color: var(--paper) }
    .sp { flex: 1 } .error { flex-basis: 100% }
    .who { flex-basis: 100%; font-weight: 650; color: var(--st-hold); display: flex; gap: 5px; align-items: center } .who kbd { opacity: 1 } .who svg.i { width: 14px; height: 14px } button { position: relative }
  `];

  #follow = new Follow(this);

  willUpdate(changed) {
    this.#follow.to(this.conversation);
    if (changed.has('conversation') || changed.has('aside')) this.problem = null;
  }

  render() {
    const t = this.texts.t, { acts } = this.session, whispers = acts.includes('whisper') || this.aside, pushes = acts.includes('push-url') && acts.includes('say') && !this.aside, switches = acts.includes('switch-chat'), invites = can('invite', this.session, this.desk);
    if (!whispers && !pushes && !switches && !invites) return nothing;
    return html`<div class="bar">${whispers ? html`<div role="radiogroup" aria-label=${t('audience')} aria-keyshortcuts="Alt+P" title=${t('audience.hint')} @keydown=${this.#key}>${this.#choice(false, 'people', 'audience.all')}${this.#choice(true, 'lock', 'audience.technicians')}</div>` : nothing}
      <span class="sp"></span>
      ${invites ? html`<button class="btn quiet" title=${t('invite.hint')} @click=${() => fire(this, 'belay-invite', this.session)}>${icon('invite')}<span class=${whispers ? 'sr' : ''}>${t('invite')}</span></button>` : nothing}
      ${switches ? html`<button class="btn quiet" title=${t('chat.switch-hint')} ?disabled=${this.desk.acts.busy.has(`${this.session.id} switch-chat`)} @click=${this.#switch}>${icon('chat')}<span class=${whispers ? 'sr' : ''}>${t(this.session.chat.on ? 'chat.switch-off' : 'chat.switch-on')}</span></button>` : nothing}
      ${pushes ? html`<button class="btn quiet" title=${t('push-url.hint')} @click=${this.#push}>${icon('link')}<span class=${whispers ? 'sr' : ''}>${t('push-url')}</span></button>` : nothing}
      ${this.aside ? html`<div class="who" role="status">${icon('lock')}<span>${t('audience.warning')} <kbd aria-hidden="true">Alt+P</kbd></span></div>` : nothing}
      ${this.problem ? html`<div class="error" role="alert">${icon('warn')}${this.problem}</div>` : nothing}</div>`;
  }

  #choice(aside, sign, word) {
    const on = Boolean(this.aside) === aside;
    return html`<button role="radio" aria-checked=${on} tabindex=${on ? 0 : -1} @click=${() => fire(this, 'belay-aside', aside)}>${icon(sign)}${this.texts.t(word)}</button>`;
  }

  #key(event) {
    if (!['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].includes(event.key)) return;
    event.preventDefault();
    fire(this, 'belay-aside', !this.aside);
  }

  /** Both sides are told, and the gateway keeps to it (CHAT-11). */
  #switch() { this.desk.acts.act(this.session.id, 'switch-chat', { on: !this.session.chat.on }); }

  /** What stands in the box is the address; without a scheme it is meant for the web. */
  #push() {
    const typed = this.conversation.draft.trim(), url = /^[\w-]+(\.[\w-]+)+([/:?#]\S*)?$/.test(typed) ? `https://${typed}` : typed;
    this.problem = !typed ? this.texts.t('push-url.missing') : url.length > LONGEST || /\s/.test(url) || !isOpenable(url) ? this.texts.t('push-url.invalid') : null;
    if (this.problem) return;
    this.desk.conversations.say(this.session.id, url, 'push-url');
    this.conversation.draft = '';
    fire(this, 'belay-pushed');
  }
}

define('belay-chat-bar', ChatBar);
