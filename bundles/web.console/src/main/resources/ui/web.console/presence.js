/** Between two reports that somebody is here, in milliseconds. */
const EVERY = 15000;
/** A click right after a change is the second of a double click, or meant what was there before. */
const SETTLES = 1000;
/** How long after a new line the gateway may take to say a status; after that it knows of none. */
const SAYS_WITHIN = 3000;

const ACTIONS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'];

/**
 * One's own status as the gateway derives it, and what it needs to know for that: that somebody does something in this page.
 * Fires `change`. Without a gateway that knows of statuses, `status` is null and nothing is reported.
 */
export class Presence extends EventTarget {
  /** @type {'online'|'away'|'busy'|null} */
  status = null;
  /** Whether the gateway found it out; false for Away by a click. */
  automatic = true;
  /** When we will be signed out unless something happens (ISO time), null if not soon. */
  logOffAt = null;
  /** Where to go when one leaves the console, empty for the sign-in page. */
  logOffUrl = '';
  /** Where to go now, because the gateway has signed us out; null while it hasn't. */
  leavingTo = null;

  #socket; #known = false; #changedAt = -SETTLES; #reportedAt = -EVERY; #later;

  /** @param {import('/ui/web/socket.js').GatewaySocket} socket */
  constructor(socket) {
    super();
    this.#socket = socket;
    socket.addEventListener('message', ({ detail }) => this.#heard(detail));
    socket.addEventListener('state', () => { if (socket.state !== 'open') this.#known = false; });
    for (const action of ACTIONS) addEventListener(action, this.#acted, { capture: true, passive: true });
  }

  /** Away, or back. Who is Busy can't choose. */
  toggle() {
    if (!this.#known || this.status === 'busy' || performance.now() - this.#changedAt < SETTLES) return;
    this.#socket.send({ type: 'away', on: this.status !== 'away' });
  }

  #heard(message) {
    switch (message.type) {
      case 'welcome':
        this.logOffAt = null;
        setTimeout(() => { if (!this.#known && this.#socket.state === 'open') this.#become({ status: null }); }, SAYS_WITHIN);
        break;
      case 'technician-status': this.#known = message.status !== null; this.#become(message); break;
      case 'log-off-soon': this.logOffAt = message.at; break;
      case 'signed-out': this.leavingTo = message.logOffUrl || `/sign-in?signed-out=${encodeURIComponent(message.reason)}&next=${encodeURIComponent(location.pathname)}`; break;
      default: return;
    }
    this.dispatchEvent(new Event('change'));
  }

  #become({ status, automatic = true, logOffUrl = '' }) {
    if (this.status !== null && status !== this.status) this.#changedAt = performance.now(); // the first one surprises nobody
    Object.assign(this, { status, automatic, logOffUrl });
    this.dispatchEvent(new Event('change'));
  }

  #acted = () => {
    const pause = this.logOffAt || (this.status === 'away' && this.automatic) ? SETTLES : EVERY;
    const left = pause - (performance.now() - this.#reportedAt);
    if (left <= 0) this.#report();
    else this.#later ??= setTimeout(() => this.#report(), left);
  };

  #report() {
    clearTimeout(this.#later);
    this.#later = undefined;
    if (this.#known && this.#socket.send({ type: 'active' })) this.#reportedAt = performance.now();
  }
}
