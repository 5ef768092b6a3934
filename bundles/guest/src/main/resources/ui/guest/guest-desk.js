import { GatewaySocket } from '/ui/web/socket.js';
import { Conversations } from '/ui/web/conversations.js';
import { FINISHED } from '/ui/web.console/status.js';

/** What the console's parts need of a desk, for the one session of an external technician. Fires `change`. */
export class GuestDesk extends EventTarget {
  /** The session as the gateway shows it to him; null until it was heard of. */
  session = null;
  /** His number in the session: by it the console's parts know what is his own. */
  me = { id: undefined };
  /** How it ended for him: `ended`, `removed`, `left`; `gone` if this browser has no part in it (any more). */
  over = null;
  /** Lines that came while nobody looked. */
  unseen = 0;
  /** A guest does nothing to the session: no act is ever on its way. */
  acts = { busy: new Set(), act: () => {} };

  #id; #api;

  constructor(id, api) {
    super();
    this.#id = id;
    this.#api = api;
    this.socket = new GatewaySocket({ ticket: async () => (await api.post(`/api/guest/sessions/${id}/tickets`)).ticket });
    this.conversations = new Conversations(this.socket, 'technician', () => this.me.id);
    this.conversation = this.conversations.get(id);
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

  async leave() {
    this.over = 'left';
    try {
      await this.#api.post(`/api/guest/sessions/${this.#id}/leave`);
    } catch (problem) {
      this.over = null;
      throw problem;
    } finally {
      this.#changed();
    }
  }

  #heard({ type, session, guest, now }) {
    if (type !== 'welcome' && type !== 'session') return;
    if (now) this.#api.setNow(now);
    if (guest) this.me = { id: guest };
    if (session.listed) this.session = session;
    else this.over ??= FINISHED.has(session.status) ? 'ended' : 'removed';
    this.#changed();
  }

  #line() {
    // The end may have come while the line was away: then nobody says which it was.
    if (this.socket.state === 'ended') this.over ??= 'gone';
    this.#changed();
  }

  #looked = () => {
    if (document.hidden || !this.unseen) return;
    this.unseen = 0;
    this.#changed();
  };

  #changed() { this.dispatchEvent(new Event('change')); }
}
