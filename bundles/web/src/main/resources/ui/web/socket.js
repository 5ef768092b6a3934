/** Longest pause between two tries to connect, in milliseconds. */
const LONGEST = 5000;
const PING_EVERY = 15000;
const PONG_WITHIN = 8000;

/**
 * The page's end of docs/protocol.md: one WebSocket that comes back by itself, with growing delay and jitter.
 *
 * Fires `state` when {@link state} changes and `message` (detail: the message) for everything but pongs.
 */
export class GatewaySocket extends EventTarget {
  /**
   * connecting: never open so far. open: welcomed. lost: was open, trying again.
   * ended: the gateway will not have us any more (see `reason`). replaced: opened elsewhere.
   * @type {'connecting'|'open'|'lost'|'ended'|'replaced'}
   */
  state = 'connecting';
  /** Round trip of the last ping in milliseconds, null while unknown. */
  latency = null;
  /** Why it ended: an ApiError or a close code's name. */
  reason = null;

  #path; #ticket; #socket = null; #tries = 0; #retry; #beat; #pong; #pings = 0; #pinged = 0; #attempt = 0; #stopped = true;

  /**
   * @param {object} options
   * @param {() => Promise<string>} [options.ticket] fetches a new ticket; without it, none is sent (entry page)
   * @param {string} [options.path]
   */
  constructor({ ticket, path = '/ws' } = {}) {
    super();
    this.#ticket = ticket;
    this.#path = path;
  }

  /** Connects and stays connected until {@link stop} or until the gateway ends it. */
  start() {
    if (!this.#stopped) return;
    this.#stopped = false;
    addEventListener('online', this.#hurry);
    addEventListener('offline', this.#offline);
    document.addEventListener('visibilitychange', this.#seen);
    this.#connect();
  }

  stop() {
    this.#stopped = true;
    removeEventListener('online', this.#hurry);
    removeEventListener('offline', this.#offline);
    document.removeEventListener('visibilitychange', this.#seen);
    this.#drop();
  }

  /** Sends if the line is open; answers whether it did. */
  send(message) {
    if (this.state !== 'open' || this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  async #connect() {
    this.#drop();
    // Another try may begin while we wait for a ticket; then this one has had its time.
    const attempt = ++this.#attempt, passed = () => this.#stopped || attempt !== this.#attempt;
    const protocols = ['belay.v1'];
    if (this.#ticket) {
      this.#pong = setTimeout(() => passed() || this.#lost(), PONG_WITHIN);
      try {
        protocols.push(`ticket.${await this.#ticket()}`);
      } catch (error) {
        if (passed()) return;
        clearTimeout(this.#pong);
        // 401 and 403 will not get better by asking again; anything else may, also the 404 of a gateway that is starting.
        if ([401, 403].includes(error.status)) this.#finish('ended', error);
        else this.#again(this.#delay());
        return;
      }
      if (passed()) return;
      clearTimeout(this.#pong);
    }
    const address = new URL(this.#path, location.href);
    address.protocol = address.protocol.replace('http', 'ws');
    const socket = this.#socket = new WebSocket(address, protocols);
    // A handshake that hangs in a dead network would hang for minutes.
    this.#pong = setTimeout(() => socket === this.#socket && this.#lost(), PONG_WITHIN);
    socket.onmessage = event => socket === this.#socket && this.#heard(JSON.parse(event.data));
    socket.onclose = event => socket === this.#socket && this.#closed(event);
  }

  #heard(message) {
    if (message.type === 'welcome') {
      this.#opened();
      this.#ping();
      this.#beat = setInterval(() => this.#ping(), PING_EVERY);
    }
    if (message.type === 'pong') {
      clearTimeout(this.#pong);
      if (message.id === this.#pings) this.latency = Math.max(1, Math.round(performance.now() - this.#pinged));
      this.dispatchEvent(new Event('state'));
    } else {
      this.dispatchEvent(new CustomEvent('message', { detail: message }));
    }
  }

  #opened() {
    clearTimeout(this.#pong);
    this.#tries = 0;
    this.#become('open');
  }

  #ping() {
    clearTimeout(this.#pong);
    if (this.send({ type: 'ping', id: ++this.#pings })) {
      this.#pinged = performance.now();
      this.#pong = setTimeout(() => this.#lost(), PONG_WITHIN);
    }
  }

  #closed({ code }) {
    if (code === 4001) this.#finish('ended', { code: 'not-signed-in', status: 401 });
    else if (code === 4002) this.#finish('replaced', { code: 'replaced' });
    else this.#lost(code === 4008 ? 0 : code === 1008 ? LONGEST : undefined);
  }

  #lost(delay = this.#delay()) {
    this.#drop();
    if (this.#stopped) return;
    this.latency = null;
    if (this.state === 'open') this.#become('lost');
    this.#again(delay);
  }

  #again(delay) {
    clearTimeout(this.#retry);
    if (!this.#stopped) this.#retry = setTimeout(() => this.#connect(), delay);
  }

  /** 0.2 s, 0.4 s … 5 s, each shortened by up to a half so that a thousand pages don't return in the same moment. */
  #delay() {
    const longest = Math.min(LONGEST, 200 * 2 ** this.#tries++);
    return longest * (1 - Math.random() / 2);
  }

  #finish(state, reason) {
    this.reason = reason;
    this.stop();
    this.#become(state);
  }

  #drop() {
    clearTimeout(this.#retry);
    clearTimeout(this.#pong);
    clearInterval(this.#beat);
    const old = this.#socket;
    this.#socket = null;
    if (old && old.readyState < WebSocket.CLOSING) old.close(1000);
  }

  #become(state) {
    if (this.state === state) return;
    this.state = state;
    this.dispatchEvent(new Event('state'));
  }

  #hurry = () => { if (this.state !== 'open') { this.#tries = 0; this.#connect(); } };
  #offline = () => { if (this.state === 'open') this.#lost(); };
  // A phone that slept may hold a dead line: ask at once.
  #seen = () => { if (!document.hidden) { if (this.state === 'open') this.#ping(); else this.#hurry(); } };
}
