import { Outbox } from './outbox.js';

/**
 * One session's log as this page knows it: events by sequence number, lines that are on their way, who is typing.
 * Fires `change` at every change and `said` (detail: the event) for a new line of somebody else that came in live.
 */
export class Conversation extends EventTarget {
  /** False until the first page of the log is here. */
  loaded = false;
  /** Everything up to this sequence number is here; where to go on after a reconnect. */
  cursor = 0;

  #events = new Map(); #unsaved = new Map(); #typing = new Map(); #syncing = false;

  /**
   * @param {number} id the session's
   * @param {'technician'|'customer'} role whose page this is
   */
  constructor(id, role) {
    super();
    this.id = id;
    this.role = role;
    this.outbox = new Outbox(id);
  }

  /** Text in the box that was not sent yet; outlives a reload. */
  get draft() { return this.outbox.draft; }
  set draft(text) { this.outbox.draft = text; }

  /** All lines in order: the log, then what is not in the log yet. `mine`, `state` (saved, sending, unsaved, failed). */
  lines() {
    const saved = [...this.#events.values()].sort((a, b) => a.seq - b.seq);
    const keys = new Set(saved.map(event => event.key).filter(Boolean));
    const lines = saved.map(event => ({ ...event, mine: event.type === 'said' && event.author?.role === this.role, state: 'saved' }));
    const waiting = [...this.#unsaved.values()].filter(line => !keys.has(line.key) && !this.outbox.has(line.key))
      .map(line => ({ ...line, type: 'said', mine: line.author?.role === this.role, state: 'unsaved' }));
    const mine = this.outbox.lines().filter(line => !keys.has(line.key))
      .map(line => ({ ...line, type: 'said', mine: true, author: { role: this.role } }));
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
    if (event.type === 'said') this.#typing.delete(event.author?.role);
    if (fresh && event.type === 'said' && event.author?.role !== this.role) {
      this.dispatchEvent(new CustomEvent('said', { detail: event }));
    }
    this.#changed();
  }

  unsaved({ key, author, text, at }) {
    if (author?.role === this.role && this.outbox.has(key)) this.outbox.mark(key, 'unsaved');
    else this.#unsaved.set(key, { key, author, text, at });
    this.#changed();
  }

  ack(key) {
    this.outbox.mark(key, 'saved');
    this.#changed();
  }

  typed(author, on) {
    const who = author?.role ?? 'other';
    clearTimeout(this.#typing.get(who)?.timer);
    if (on) this.#typing.set(who, { name: author?.name ?? '', timer: setTimeout(() => this.typed(author, false), 6000) });
    else this.#typing.delete(who);
    this.#changed();
  }

  refused(key, code) {
    this.outbox.mark(key, 'failed', code);
    this.#changed();
  }

  /** Forgets a refused line; answers with its text, so that it can go back into the box. */
  discard(key) {
    const text = this.outbox.remove(key);
    this.#changed();
    return text;
  }

  /** How many lines of the other side came after this sequence number. */
  unreadAfter(seq) {
    let count = 0;
    for (const event of this.#events.values()) {
      if (event.seq > seq && event.type === 'said' && event.author?.role !== this.role) count++;
    }
    return count;
  }

  #take(event) {
    this.#events.set(event.seq, event);
    if (event.key) {
      this.#unsaved.delete(event.key);
      this.outbox.remove(event.key);
    }
  }

  #changed() { this.dispatchEvent(new Event('change')); }
}
