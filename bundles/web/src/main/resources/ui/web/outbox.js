/**
 * Chat lines that the gateway has not acknowledged. They outlive a reload of the page (session storage: this tab alone,
 * gone with it) and are sent again after a reconnect; the gateway tells by the key that it is the same line.
 */
export class Outbox {
  #place; #lines; #drafts;

  constructor(session) {
    this.#place = `belay.unsent.${session}`;
    let kept = [];
    try { kept = JSON.parse(sessionStorage.getItem(this.#place)) ?? []; } catch { /* storage forbidden or broken: start empty */ }
    this.#lines = new Map(kept.map(line => [line.key, line]));
    this.#drafts = { say: new Draft(`${this.#place}.draft`), whisper: new Draft(`${this.#place}.aside`) };
  }

  /** What is written in the box and not sent: what is meant for technicians alone never gets into the other box. */
  draft(kind = 'say') { return this.#drafts[kind]; }

  /** @param {'say'|'whisper'|'push-url'} kind the message by which it is sent */
  add(text, kind = 'say') {
    const line = { key: newKey(), kind, text, at: new Date().toISOString(), state: 'sending' };
    this.#lines.set(line.key, line);
    this.#keep();
    return line;
  }

  has(key) { return this.#lines.has(key); }

  lines() { return [...this.#lines.values()]; }

  /** Lines to send again: not saved, not refused for good. */
  open() { return this.lines().filter(line => line.state === 'sending' || line.state === 'unsaved'); }

  mark(key, state, code) {
    const line = this.#lines.get(key);
    if (!line) return;
    Object.assign(line, { state, code });
    this.#keep();
  }

  remove(key) {
    const line = this.#lines.get(key);
    if (this.#lines.delete(key)) this.#keep();
    return line;
  }

  #keep() {
    const open = this.lines().filter(line => line.state !== 'saved');
    try {
      if (open.length) sessionStorage.setItem(this.#place, JSON.stringify(open));
      else sessionStorage.removeItem(this.#place);
    } catch { /* full or forbidden: the lines live as long as the page */ }
  }
}

/** A text that outlives a reload of the page. */
class Draft {
  #place; #text = '';

  constructor(place) {
    this.#place = place;
    try { this.#text = sessionStorage.getItem(place) ?? ''; } catch { /* forbidden: start empty */ }
  }

  get draft() { return this.#text; }

  set draft(text) {
    this.#text = text;
    try {
      if (text) sessionStorage.setItem(this.#place, text);
      else sessionStorage.removeItem(this.#place);
    } catch { /* full or forbidden: it lives as long as the page */ }
  }
}

function newKey() {
  // Not randomUUID: it is missing where the page came by plain http from another machine.
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), byte => byte.toString(16).padStart(2, '0')).join('');
}
