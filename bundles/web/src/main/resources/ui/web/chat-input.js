import { LitElement, html, css, nothing } from 'lit';
import { base } from './styles.js';
import { define, fire } from './element.js';
import { icon } from './icons.js';

/** Most characters that the gateway takes in one line. */
export const LONGEST = 4000;

/**
 * The box to write in. Enter sends, Shift+Enter breaks the line. `spelling` is `browser` (its own languages), `off`, or the tag of
 * the language in which the browser checks; `aside` shows that not everybody reads it. Of `conversation` it uses the `draft` alone.
 * Fires `belay-say` (text) and `belay-typing` (on).
 */
class ChatInput extends LitElement {
  static properties = {
    conversation: { attribute: false }, texts: { attribute: false }, placeholder: {}, why: {}, spelling: {}, round: { type: Boolean, reflect: true }, aside: { type: Boolean, reflect: true },
    length: { state: true },
  };

  static styles = [base, css`
    form { border-top: 1px solid var(--line); padding: 10px 12px; display: grid; grid-template-columns: 1fr auto; gap: 8px; align-items: end }
    textarea { display: block; width: 100%; resize: none; border: 1px solid var(--edge); border-radius: var(--r-2); background: var(--raised); padding: 8px 10px; line-height: 1.45; max-height: 11em; field-sizing: content; min-height: 2.9em; overflow-y: auto }
    textarea:focus { outline: none; border-color: var(--brand); box-shadow: 0 0 0 3px var(--brand-soft) }
    textarea::placeholder { color: var(--ink-3); opacity: 1 }
    textarea[aria-invalid=true] { border-color: var(--bad); box-shadow: 0 0 0 3px var(--bad-soft) }
    :host([aside]) textarea { border: 2px dashed var(--st-hold); background: color-mix(in srgb, var(--st-hold) 10%, var(--paper)) } :host([aside]) textarea:focus { box-shadow: 0 0 0 3px color-mix(in srgb, var(--st-hold) 25%, transparent) }
    :host([aside]) .send { background: var(--st-hold); color: var(--paper) }
    .send { min-height: 2.7em; padding: 0 14px }
    .count { grid-column: 1 / -1; font-size: .88em; color: var(--ink-3) } .count.over { color: var(--bad); font-weight: 600 }
    .over-text { border-top: 1px solid var(--line); padding: 14px; text-align: center; color: var(--ink-3); background: var(--ground) }
    :host([round]) textarea { border-radius: 22px; padding: 11px 16px; min-height: 48px } :host([round]) .send { border-radius: 99px; min-height: 48px; min-width: 48px; padding: 0 20px }
    :host([round]) svg.i { width: 19px; height: 19px }
    @media (max-width: 760px) { textarea { font-size: max(16px, 1em) } } /* smaller, and phones zoom in */
    @media (max-width: 480px) { :host([round]) .send span { display: none } :host([round]) .send { padding: 0 } }
  `];

  #typingSince = 0; #idle;

  constructor() {
    super();
    this.length = 0;
  }

  willUpdate(changed) {
    if (changed.has('conversation')) this.length = this.conversation.draft.length;
  }

  updated(changed) {
    const box = this.#box;
    if (box && changed.has('conversation') && box.value !== this.conversation.draft) box.value = this.conversation.draft;
  }

  focus() { this.#box?.focus(); }

  /** Puts a text where the cursor is, for its writer to go on. */
  insert(text) {
    const box = this.#box;
    if (!box) return;
    box.focus();
    box.setRangeText(text, box.selectionStart, box.selectionEnd, 'end');
    box.dispatchEvent(new Event('input'));
  }

  render() {
    if (this.why) return html`<div class="over-text">${this.why}</div>`;
    const t = this.texts.t, over = this.length > LONGEST;
    return html`<form @submit=${this.#submit}>
      <textarea rows="1" .placeholder=${this.placeholder ?? ''} aria-label=${this.placeholder ?? t('chat.write')} aria-invalid=${over} enterkeyhint="send" spellcheck=${this.spelling !== 'off'} lang=${[undefined, 'browser', 'off'].includes(this.spelling) ? nothing : this.spelling}
        .value=${this.conversation.draft} @input=${this.#input} @keydown=${this.#key} @blur=${() => this.#typing(false)}></textarea>
      <button class="btn primary send" ?disabled=${over || !this.length} title=${t('chat.send-hint')}>${icon(this.aside ? 'lock' : 'send')}<span>${t('chat.send')}</span></button>
      ${this.length > LONGEST * .9 ? html`<div class="count ${over ? 'over' : ''}" role="status">${over ? t('chat.too-long', { n: this.length - LONGEST, max: LONGEST }) : t('chat.left', { n: LONGEST - this.length })}</div>` : nothing}
    </form>`;
  }

  get #box() { return this.renderRoot?.querySelector('textarea'); }

  #input({ target }) {
    this.conversation.draft = target.value;
    this.length = target.value.trim().length;
    this.#typing(this.length > 0);
  }

  #key(event) {
    // A composing input method uses Enter for itself.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#submit(event);
  }

  #submit(event) {
    event.preventDefault();
    const text = this.conversation.draft.trim();
    if (!text || text.length > LONGEST) return;
    fire(this, 'belay-say', text);
    this.conversation.draft = '';
    this.#box.value = '';
    this.length = 0;
    this.#typing(false);
    this.#box.focus();
  }

  /** Tells at most every two seconds, and that it is over after three without a key. */
  #typing(on) {
    clearTimeout(this.#idle);
    if (on) this.#idle = setTimeout(() => this.#typing(false), 3000);
    const now = performance.now();
    if (on ? now - this.#typingSince < 2000 && this.#typingSince : !this.#typingSince) return;
    this.#typingSince = on ? now : 0;
    fire(this, 'belay-typing', on);
  }
}

define('belay-chat-input', ChatInput);
