import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { define, Follow } from '/ui/web/element.js';
import { icon } from '/ui/web/icons.js';
import { isWritten } from '/ui/web/conversation.js';
import { linked, pushed } from '/ui/web/linked.js';
import { systemText } from '/ui/web/system-text.js';
import '/ui/web/dialog.js';

/** The session in full, each line with day, second and name, and as a file to keep (CUST-54). Opened by {@link showLog}. */
class SessionLog extends LitElement {
  static properties = { conversation: { attribute: false }, texts: { attribute: false }, about: { attribute: false } };

  static styles = [base, css`
    :host { font-size: calc(16px * var(--text-size, 1)) } ol { list-style: none; margin: 0; padding: 0; display: grid; gap: 8px }
    li { display: grid; gap: 1px; border-bottom: 1px solid var(--line-2); padding-bottom: 8px; overflow-wrap: anywhere } time { color: var(--ink-3); font-size: .85em; font-variant-numeric: tabular-nums } b { font-weight: 650 } .text { white-space: pre-wrap } .system { color: var(--ink-2) }
    .row { display: flex; justify-content: flex-end; margin-top: 16px } .btn { padding: 10px 16px; border-radius: 10px } p { color: var(--ink-2) }
  `];

  #follow = new Follow(this);

  willUpdate() { this.#follow.to(this.conversation); }

  /** What was written and what happened, in the reader's words. */
  #lines() {
    const { t, locale } = this.texts, { role } = this.conversation;
    const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
    return this.conversation.lines().map(line => ({
      type: line.type,
      at: line.at,
      time: line.at ? time.format(new Date(line.at)) : '',
      who: !isWritten(line) ? '' : line.mine ? t('chat.you') : line.author?.name || t('chat.technician'),
      what: isWritten(line) ? line.text ?? t('chat.deleted') : systemText(line, role, this.texts),
    })).filter(({ what }) => what);
  }

  render() {
    const t = this.texts.t, lines = this.#lines();
    return html`<belay-dialog open wide .heading=${t('session-log')} .closeLabel=${t('close')} @belay-close=${() => this.remove()}>
      ${lines.length ? html`<ol>${lines.map(({ type, at, time, who, what }) => html`<li class=${who ? '' : 'system'}><time datetime=${at}>${time}</time>
        <span class="text" dir="auto">${who ? html`<b>${who}:</b> ` : nothing}${type === 'url-pushed' ? pushed(what) : linked(what)}</span></li>`)}</ol>` : html`<p>${t('chat.empty')}</p>`}
      <div class="row"><button class="btn primary" autofocus ?disabled=${!lines.length} @click=${() => this.#save(lines)}>${icon('down')}${t('session-log.save')}</button></div></belay-dialog>`;
  }

  /** As plain text in the reader's language, with the line ends that every editor knows. */
  #save(lines) {
    const text = [this.about, this.texts.t('session-log.number', { n: String(this.conversation.id) }), '',
      ...lines.map(({ time, who, what }) => `[${time}] ${who ? `${who}: ` : ''}${what}`)].join('\n').replaceAll('\n', '\r\n');
    const address = URL.createObjectURL(new Blob([text, '\r\n'], { type: 'text/plain;charset=utf-8' }));
    Object.assign(document.createElement('a'), { href: address, download: `session-${this.conversation.id}.txt` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }
}

define('belay-session-log', SessionLog);

/** Opens the log over the page. `about` says whose it is. */
export function showLog(conversation, texts, about) {
  document.body.append(Object.assign(document.createElement('belay-session-log'), { conversation, texts, about }));
}
