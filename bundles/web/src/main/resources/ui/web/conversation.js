import { Outbox } from './outbox.js';

/** The message that sends a line, by the type of event that it becomes. */
const SENT_BY = { said: 'say', whispered: 'whisper', 'url-pushed': 'push-url' };
const BECOMES = Object.fromEntries(Object.entries(SENT_BY).map(([type, kind]) => [kind, type]));

/** Whether somebody wrote this line, in contrast to what the gateway tells. */
export const isWritten = ({ type }) => type in SENT_BY;

/**
 * One session's log as this page knows it: events by sequence number, lines that are on their way, who is typing.
 * Fires `change` at every change and `said` (detail: the event) for a new line of somebody else that came in live.
 */
export class Conversation extends EventTarget {
  /** False until the first page of the log is here. */
  loaded = false;
  /** Everything up to this sequence number is here; where to go on after a reconnect. */
  cursor = 0;

  #events = new Map(); #unsaved = new Map(); #typing = new Map(); #syncing = false; #account;

  /**
   * @param {number} id the session's
   * @param {'technician'|'customer'} role whose page this is
   * @param {() => number|undefined} [account] the technician's own, as several may write
   */
  constructor(id, role, account = () => undefined) {
    super();
    this.id = id;
    this.role = role;
    this.#account = account;
    this.outbox = new Outbox(id);
  }

  /** Text in the box that was not sent yet; outlives a reload. */
  get draft() { return this.outbox.draft().draft; }
  set draft(text) { this.outbox.draft().draft = text; }

  /** The same for what is meant for technicians alone: an object with `draft`. */
  get aside() { return this.outbox.draft('whisper'); }

  /** All lines in order: the log, then what is not in the log yet. `mine`, `state` (saved, sending, unsaved, failed). */
  lines() {
    const saved = [...this.#events.values()].sort((a, b) => a.seq - b.seq);
    const keys = new Set(saved.map(event => event.key).filter(Boolean));
    const lines = saved.map(event => ({ ...event, mine: isWritten(event) && this.#isMine(event.author), state: 'saved' }));
    const waiting = [...this.#unsaved.values()].filter(line => !keys.has(line.key) && !this.outbox.has(line.key))
      .map(line => ({ ...line, type: 'said', mine: this.#isMine(line.author), state: 'unsaved' }));
    const mine = this.outbox.lines().filter(line => !keys.has(line.key))
      .map(line => ({ ...line, type: BECOMES[line.kind] ?? 'said', mine: true, author: { role: this.role } }));
    return [...lines, ...waiting, ...mine];
  }

  /** Names of those who are typing now. */
  typing() { return [...this.#typing.values()].map(each => each.name); }

  /** Asked for the log again: live events are kept, but the cursor waits for the pages between. */
  syncing() { this.#syncing = true; }

  /** A page of the log. */
  page(events, more) {
    let last = this.cursor;
    for (const event of events) { this.#take(event); last = Math.max(last, event.seq); }
    this.cursor = last;
    this.#syncing = more;
    if (!more) {
      this.loaded = true;
      for (const seq of this.#events.keys()) this.cursor = Math.max(this.cursor, seq);
    }
    this.#changed();
  }

  /** A new line of the log. */
  event(event) {
    const fresh = !this.#events.has(event.seq);
    this.#take(event);
    if (!this.#syncing) this.cursor = Math.max(this.cursor, event.seq);
    if (isWritten(event)) this.#typing.delete(who(event.author));
    if (fresh && this.#isOthers(event)) {
      this.dispatchEvent(new CustomEvent('said', { detail: event }));
    }
    this.#changed();
  }

  unsaved({ key, author, text, at }) {
    if (this.#isMine(author) && this.outbox.has(key)) this.outbox.mark(key, 'unsaved');
    else this.#unsaved.set(key, { key, author, text, at });
    this.#changed();
  }

  ack(key) {
    this.outbox.mark(key, 'saved');
    this.#changed();
  }

  typed(author, on) {
    const key = who(author);
    clearTimeout(this.#typing.get(key)?.timer);
    if (on) this.#typing.set(key, { name: author?.name ?? '', timer: setTimeout(() => this.typed(author, false), 6000) });
    else this.#typing.delete(key);
    this.#changed();
  }

  refused(key, code) {
    this.outbox.mark(key, 'failed', code);
    this.#changed();
  }

  /** Puts a refused line back into the box from which it came; answers with what it was, `say` or `whisper`. */
  discard(key) {
    const line = this.outbox.remove(key);
    if (!line) return null;
    const kind = line.kind === 'whisper' ? 'whisper' : 'say', box = this.outbox.draft(kind);
    box.draft = box.draft.trim() ? `${line.text}\n${box.draft}` : line.text; // what was written meanwhile stays
    this.#changed();
    return kind;
  }

  /** How many lines of others came after this sequence number. */
  unreadAfter(seq) {
    let count = 0;
    for (const event of this.#events.values()) {
      if (event.seq > seq && this.#isOthers(event)) count++;
    }
    return count;
  }

  #isMine(author) { return author?.role === this.role && author.id === this.#account(); }

  #isOthers(event) { return isWritten(event) && !this.#isMine(event.author); }

  #take(event) {
    this.#events.set(event.seq, event);
    if (event.key) {
      this.#unsaved.delete(event.key);
      this.outbox.remove(event.key);
    }
  }

  #changed() { this.dispatchEvent(new Event('change')); }
}

const who = author => `${author?.role ?? 'other'} ${author?.name ?? ''}`;
