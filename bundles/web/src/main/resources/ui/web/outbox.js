/**
 * Chat lines that the gateway has not acknowledged. They outlive a reload of the page (session storage: this tab alone,
 * gone with it) and are sent again after a reconnect; the gateway tells by the key that it is the same line.
 */
export class Outbox {
  #place; #lines; #draft = '';

  constructor(session) {
    this.#place = `belay.unsent.${session}`;
    let kept = [];
    try { kept = JSON.parse(sessionStorage.getItem(this.#place)) ?? []; } catch { /* storage forbidden or broken: start empty */ }
    this.#lines = new Map(kept.map(line => [line.key, line]));
    try { this.#draft = sessionStorage.getItem(`${this.#place}.draft`) ?? ''; } catch { /* as above */ }
  }

  /** What is written in the box and not sent. */
  get draft() { return this.#draft; }

  set draft(text) {
    this.#draft = text;
    try {
      if (text) sessionStorage.setItem(`${this.#place}.draft`, text);
      else sessionStorage.removeItem(`${this.#place}.draft`);
    } catch { /* full or forbidden: it lives as long as the page */ }
  }

  add(text) {
    const line = { key: newKey(), text, at: new Date().toISOString(), state: 'sending' };
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
    const text = this.#lines.get(key)?.text;
    if (this.#lines.delete(key)) this.#keep();
    return text;
  }

  #keep() {
    const open = this.lines().filter(line => line.state !== 'saved');
    try {
      if (open.length) sessionStorage.setItem(this.#place, JSON.stringify(open));
      else sessionStorage.removeItem(this.#place);
    } catch { /* full or forbidden: the lines live as long as the page */ }
  }
}

function newKey() {
  // Not randomUUID: it is missing where the page came by plain http from another machine.
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), byte => byte.toString(16).padStart(2, '0')).join('');
}
