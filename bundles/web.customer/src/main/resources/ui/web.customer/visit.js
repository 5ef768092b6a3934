import { GatewaySocket } from '/ui/web/socket.js';
import { Conversations } from '/ui/web/conversations.js';

/** Statuses in which the session is over for the customer. */
export const OVER = new Set(['closed', 'closed-by-waiting-customer', 'closed-by-technician', 'timed-out', 'aborted']);

/** One customer's presence in one session. Fires `change`. */
export class Visit extends EventTarget {
  /** The session as the gateway shows it to the customer; null until it was heard of. */
  view = null;
  /** This browser has no right to the session (any more), and never saw it. */
  gone = false;
  /** How the customer went by himself: `left`, `declined` the terms; empty as long as he is here. */
  left = '';
  /** Lines that came while nobody looked. */
  unseen = 0;

  #id; #api; #conversations;

  constructor(id, api) {
    super();
    this.#id = id;
    this.#api = api;
    this.socket = new GatewaySocket({ ticket: async () => (await api.post(`/api/customer/sessions/${id}/tickets`)).ticket });
    this.#conversations = new Conversations(this.socket, 'customer');
    this.conversation = this.#conversations.get(id);
    this.conversation.addEventListener('said', () => { if (document.hidden) { this.unseen++; this.#changed(); } });
    this.socket.addEventListener('state', () => this.#line());
    this.socket.addEventListener('message', ({ detail }) => this.#heard(detail));
  }

  start() {
    document.addEventListener('visibilitychange', this.#looked);
    this.socket.start();
  }

  stop() {
    document.removeEventListener('visibilitychange', this.#looked);
    this.socket.stop();
  }

  say(text) { this.#conversations.say(this.#id, text); }
  retry(key) { this.#conversations.retry(this.#id, key); }
  typing(on) { this.#conversations.typing(this.#id, on); }

  async leave() {
    await this.#api.post(`/api/customer/sessions/${this.#id}/leave`);
    this.left = 'left';
    this.#changed();
  }

  declined() {
    this.left = 'declined';
    this.#changed();
  }

  #heard({ type, session, now, position }) {
    if (type === 'position' && this.view) {
      this.view = { ...this.view, position };
      this.#changed();
    }
    if (type !== 'welcome' && type !== 'session') return;
    if (now) this.#api.setNow(now);
    if (this.view && session.revision < this.view.revision) return;
    this.view = session;
    this.#changed();
  }

  #line() {
    if (this.socket.state === 'ended') {
      // The end may have come while the line was away: then the page knows the session, but not how it ended.
      if (this.view) this.view = OVER.has(this.view.status) ? this.view : { ...this.view, status: 'closed', acts: [] };
      else this.gone = true;
    }
    this.#changed();
  }

  #looked = () => {
    if (document.hidden || !this.unseen) return;
    this.unseen = 0;
    this.#changed();
  };

  #changed() { this.dispatchEvent(new Event('change')); }
}
