import { Entries } from './entries.js';
import { isAtWork, rank } from './status.js';

/** What stands in the list: sessions, and entries of queues that bundles add. */
export class Listed {
  entries = new Entries();

  #sessions = new Map(); #gone = new Map(); #queues; #sorted = null;

  /** @param {() => {id: string}[]} queues those that have a tab now */
  constructor(queues) { this.#queues = queues; }

  /** Who needs somebody comes first, and among equals who came first. */
  all() {
    return this.#sorted ??= [...this.#sessions.values(), ...this.others()].sort((a, b) => rank(a) - rank(b) || a.createdAt.localeCompare(b.createdAt) || (a.id < b.id ? -1 : 1));
  }

  others() { return this.entries.all(this.#queues()); }

  /** What has a tab: sessions in which I work, entries of other queues, and what is selected. */
  tabs(selected) {
    return this.all().filter(each => each.id === selected || each.queue || isAtWork(each)).sort((a, b) => (a.startedAt ?? '9').localeCompare(b.startedAt ?? '9'));
  }

  /** Sessions alone, by ID. */
  ids() { return [...this.#sessions.keys()]; }

  session(id) { return this.#sessions.get(id); }

  find(id) { return this.#sessions.get(id) ?? this.others().find(each => each.id === id) ?? null; }

  put(session) {
    this.#sessions.set(session.id, session);
    this.changed();
  }

  /** @param {number} revision the last that we know of it */
  take(id, revision) {
    this.#sessions.delete(id);
    this.#gone.set(id, revision);
    this.changed();
  }

  /** Whether we know more of that session already: an answer may be slow on its way. */
  isPast({ id, revision }) { return (this.#sessions.get(id)?.revision ?? this.#gone.get(id) ?? 0) > revision; }

  /** A new line: what it tells is the latest. */
  begin() { this.#gone.clear(); }

  /** Entries, or which queues there are, may be others now. */
  changed() { this.#sorted = null; }
}
