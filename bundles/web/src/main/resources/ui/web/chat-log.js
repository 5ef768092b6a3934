import { LitElement, html, css, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { base } from './styles.js';
import { define, fire, Follow } from './element.js';
import { clock, day } from './time.js';
import { icon } from './icons.js';
import { isWritten } from './conversation.js';
import { linked, pushed } from './linked.js';
import { systemText } from './system-text.js';

/** The lines of a conversation: bubbles, system lines with times, who is typing. Fires `belay-retry` and `belay-discard` with a key. */
class ChatLog extends LitElement {
  static properties = { conversation: { attribute: false }, texts: { attribute: false }, other: {}, below: { state: true } };

  static styles = [base, css`
    :host { position: relative; min-height: 0; display: grid }
    .log { overflow: auto; overscroll-behavior: contain; padding: 14px; display: flex; flex-direction: column; gap: 8px }
    .log > :first-child { margin-top: auto }
    .sys, .day { color: var(--ink-3); font-size: .9em; text-align: center; overflow-wrap: anywhere; padding: 0 8% }
    .day { font-weight: 600; display: flex; gap: 10px; align-items: center; padding: 4px 0 } .day::before, .day::after { content: ""; flex: 1; height: 1px; background: var(--line) }
    .sys.bad { color: var(--warn) }
    .m { max-width: 84%; align-self: start; padding: 7px 12px; border-radius: 14px; border-start-start-radius: 4px; background: var(--bubble); white-space: pre-wrap; overflow-wrap: anywhere }
    .m.mine { align-self: end; background: var(--brand-soft); border-start-start-radius: 14px; border-start-end-radius: 4px }
    .m.whispered { background: color-mix(in srgb, var(--st-hold) 13%, var(--paper)); box-shadow: inset 0 0 0 1.5px color-mix(in srgb, var(--st-hold) 55%, transparent) }
    .who { display: block; font-size: .82em; font-weight: 650; color: var(--ink-2) } .kind { display: flex; gap: 5px; align-items: center; font-size: .82em; font-weight: 650; color: var(--st-hold) } .kind svg.i { width: 13px; height: 13px }
    .url-pushed .kind { color: var(--info) }
    .m.failed { background: var(--bad-soft) } .m.deleted { font-style: italic; color: var(--ink-3) }
    .m.sending, .m.unsaved { background: none; box-shadow: inset 0 0 0 1.5px var(--brand-soft) } .m.failed .meta { color: var(--bad); white-space: normal; flex-wrap: wrap; column-gap: 8px }
    .text { display: block } .meta { display: flex; gap: 8px; align-items: center; font-size: .78em; color: var(--ink-3); margin-top: 1px; white-space: nowrap } .mine .meta { justify-content: flex-end; color: var(--ink-2) }
    .m .meta { min-height: 1.45em } .meta button { border: 0; background: none; padding: 0 2px; color: var(--bad); text-decoration: underline; cursor: pointer } .meta svg.i { width: 12px; height: 12px }
    .typing { align-self: start; display: flex; gap: 8px; align-items: center; color: var(--ink-3); font-size: .9em; min-height: 1.5em }
    .dots { display: inline-flex; gap: 3px } .dots i { width: 5px; height: 5px; border-radius: 50%; background: currentColor; animation: blink 1.2s infinite } .dots i:nth-child(2) { animation-delay: .2s } .dots i:nth-child(3) { animation-delay: .4s }
    @keyframes blink { 50% { opacity: .25 } }
    .down { position: absolute; bottom: 10px; left: 50%; translate: -50%; border-radius: 99px; box-shadow: var(--shadow) }
    .empty { margin: auto; color: var(--ink-3); text-align: center; max-width: 24em; padding: 12px }
  `];

  #follow = new Follow(this); #atEnd = true; #count = 0; #height = 0; #several = false;
  // The box below grows and shrinks; the last line stays in sight.
  #resized = new ResizeObserver(() => { if (this.#atEnd) this.#toEnd(); });

  firstUpdated() { this.#resized.observe(this.renderRoot.querySelector('.log')); }

  willUpdate(changed) {
    if (changed.has('conversation')) {
      this.#follow.to(this.conversation);
      this.#atEnd = true;
      this.#count = 0;
    }
  }

  updated() {
    const log = this.renderRoot.querySelector('.log');
    const lines = this.conversation.lines(), mine = lines.at(-1)?.mine && lines.length > this.#count;
    if (this.#atEnd || mine) log.scrollTop = log.scrollHeight;
    else if (lines.length > this.#count) this.below = true;
    this.#count = lines.length;
  }

  render() {
    const { t, locale } = this.texts;
    let last = day(new Date().toISOString(), locale);
    const typing = this.conversation.typing().map(name => t('chat.typing', { name: name || this.other || t('chat.customer') }));
    const lines = this.conversation.lines(), others = new Set(lines.filter(line => isWritten(line) && !line.mine).map(line => `${line.author?.role} ${line.author?.name}`));
    // With two people one knows who writes.
    this.#several = others.size > 1;
    const rows = lines.flatMap(line => {
      const today = line.at ? day(line.at, locale) : last;
      const separator = today === last ? [] : [{ separator: today }];
      last = today;
      return [...separator, line];
    });
    return html`<div class="log" role="log" aria-live="polite" aria-label=${t('chat.log')} tabindex="0" @scroll=${this.#scrolled}>
      ${!rows.length && this.conversation.loaded ? html`<p class="empty">${t('chat.empty')}</p>` : nothing}
      ${repeat(rows, row => row.separator ?? row.key ?? row.seq, row => this.#row(row))}
      ${typing.length ? html`<div class="typing"><span class="dots"><i></i><i></i><i></i></span>${typing.join(' · ')}</div>` : nothing}
    </div>
    ${this.below ? html`<button class="btn down" @click=${this.#toEnd}>${icon('down')}${t('chat.new-below')}</button>` : nothing}`;
  }

  #row(row) {
    if (row.separator) return html`<div class="day">${row.separator}</div>`;
    const time = row.at ? clock(row.at, this.texts.locale) : '';
    if (!isWritten(row)) {
      const text = systemText(row, this.conversation.role, this.texts);
      return text ? html`<div class="sys ${row.type === 'lost' || row.type === 'went-offline' ? 'bad' : ''}"><time datetime=${row.at}>${time}</time> · ${text}</div>` : nothing;
    }
    const deleted = row.text === null, t = this.texts.t, name = row.author?.name || (row.author?.role === 'customer' && this.other) || t(`chat.${row.author?.role === 'customer' ? 'customer' : 'technician'}`);
    return html`<div class="m ${row.mine ? 'mine' : ''} ${row.state} ${row.type} ${deleted ? 'deleted' : ''}"><span class=${this.#several && !row.mine ? 'who' : 'sr'}>${row.mine ? t('chat.you') : name}<span class="sr">: </span></span>${this.#kind(row)}<span class="text" dir="auto">${
      deleted ? t('chat.deleted') : row.type === 'url-pushed' ? pushed(row.text) : linked(row.text)}</span><span class="meta"><time datetime=${row.at}>${time}</time>${this.#mark(row)}</span></div>`;
  }

  /** What sets it apart from a line for everybody, in words. */
  #kind({ type, mine }) {
    const t = this.texts.t;
    if (type === 'whispered') return html`<span class="kind">${icon('lock')}${t('chat.aside')}</span>`;
    if (type === 'url-pushed') return html`<span class="kind">${icon('link')}${t(mine || this.conversation.role === 'technician' ? 'chat.pushed-mine' : 'chat.pushed')}</span>`;
    return nothing;
  }

  #mark(row) {
    const t = this.texts.t;
    if (row.state === 'failed') return html`<span>${this.texts.error({ code: row.code })}</span>
      <button @click=${() => fire(this, 'belay-retry', row.key)}>${t('chat.retry')}</button><button @click=${() => fire(this, 'belay-discard', row.key)}>${t('chat.discard')}</button>`;
    if (row.state === 'unsaved') return html`<span title=${t('chat.unsaved-why')}>${t('chat.unsaved')}</span>`;
    if (!row.mine) return nothing;
    return row.state === 'sending' ? html`<span>${t('chat.sending')}</span>` : html`<span title=${t('chat.saved')}>${icon('check')}<span class="sr">${t('chat.saved')}</span></span>`;
  }

  #scrolled({ target }) {
    // Not when only the height changed: that is the observer's business.
    if (target.clientHeight !== this.#height) { this.#height = target.clientHeight; return; }
    this.#atEnd = target.scrollHeight - target.scrollTop - target.clientHeight < 40;
    if (this.#atEnd) this.below = false;
  }

  #toEnd() {
    const log = this.renderRoot.querySelector('.log');
    log.scrollTop = log.scrollHeight;
  }
}

define('belay-chat-log', ChatLog);
