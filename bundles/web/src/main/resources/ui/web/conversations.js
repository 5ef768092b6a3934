import { Conversation } from './conversation.js';

/** Refusals after which the same line may be sent again a little later. */
const LATER = new Set(['busy', 'throttled', 'unavailable']);
const AGAIN_AFTER = 1500;

/** Keeps the conversations of a page in step with the gateway over one socket. */
export class Conversations extends EventTarget {
  #socket; #role; #account; #open = new Map();

  /**
   * @param {import('./socket.js').GatewaySocket} socket
   * @param {'technician'|'customer'} role
   * @param {() => number|undefined} [account] the technician's own
   */
  constructor(socket, role, account) {
    super();
    this.#account = account;
    this.#socket = socket;
    this.#role = role;
    socket.addEventListener('message', ({ detail }) => this.#heard(detail));
  }

  /** The session's conversation; opened at the gateway on first use. */
  get(id) {
    let conversation = this.#open.get(id);
    if (!conversation) {
      this.#open.set(id, conversation = new Conversation(id, this.#role, this.#account));
      conversation.addEventListener('said', ({ detail }) => this.dispatchEvent(new CustomEvent('said', { detail: { session: id, event: detail } })));
      this.#catchUp(conversation);
    }
    return conversation;
  }

  has(id) { return this.#open.has(id); }

  /** No more news of this session. */
  shut(id) {
    if (this.#open.delete(id)) this.#socket.send({ type: 'shut', session: id });
  }

  /**
   * Sends a line now, or as soon as the line is back.
   * @param {'say'|'whisper'|'push-url'} [kind] to everybody, to technicians alone, or an address for the customer to open
   */
  say(id, text, kind = 'say') {
    const conversation = this.get(id);
    const line = conversation.outbox.add(text, kind);
    this.#send(id, line);
    conversation.dispatchEvent(new Event('change'));
  }

  /** Sends a refused line once more. */
  retry(id, key) {
    const conversation = this.get(id);
    conversation.outbox.mark(key, 'sending');
    for (const line of conversation.outbox.open()) if (line.key === key) this.#send(id, line);
    conversation.dispatchEvent(new Event('change'));
  }

  typing(id, on) { this.#socket.send({ type: 'typing', session: id, on }); }

  #send(id, { key, text, kind = 'say' }) { this.#socket.send({ type: kind, session: id, key, [kind === 'push-url' ? 'url' : 'text']: text }); }

  /** Asks for what we missed, and sends what the gateway may have missed: also lines from before a reload. */
  #catchUp(conversation) {
    this.#ask(conversation);
    for (const line of conversation.outbox.open()) this.#send(conversation.id, line);
  }

  #ask(conversation) {
    conversation.syncing();
    this.#socket.send({ type: 'open', session: conversation.id, after: conversation.cursor });
  }

  #heard(message) {
    if (message.type === 'welcome') {
      for (const conversation of this.#open.values()) this.#catchUp(conversation);
      return;
    }
    if (message.type === 'ack') return this.#owner(message.key)?.ack(message.key);
    if (message.type === 'error') return message.key ? this.#refused(message) : this.#unread(message);
    const conversation = this.#open.get(message.session);
    if (!conversation) return;
    switch (message.type) {
      case 'log':
        conversation.page(message.events, message.more);
        if (message.more) this.#ask(conversation);
        break;
      case 'event': conversation.event(message.event); break;
      case 'unsaved': conversation.unsaved(message); break;
      case 'typing': conversation.typed(message.author, message.on); break;
    }
  }

  /** The log couldn't be read just now: until it is asked for again, the gateway tells nothing of this session. */
  #unread({ session, code }) {
    const conversation = this.#open.get(session);
    if (conversation && LATER.has(code)) setTimeout(() => this.#open.get(session) === conversation && this.#ask(conversation), AGAIN_AFTER);
  }

  #refused({ key, code }) {
    const conversation = this.#owner(key);
    if (!conversation) return;
    if (LATER.has(code)) setTimeout(() => conversation.outbox.has(key) && this.retry(conversation.id, key), AGAIN_AFTER);
    else conversation.refused(key, code);
  }

  #owner(key) {
    return [...this.#open.values()].find(conversation => conversation.outbox.has(key));
  }
}
