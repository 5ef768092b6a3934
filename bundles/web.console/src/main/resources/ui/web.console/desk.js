import { Api } from '/ui/web/api.js';
import { GatewaySocket } from '/ui/web/socket.js';
import { Conversations } from '/ui/web/conversations.js';
import { Contributions } from '/ui/web/contributions.js';
import { Identity } from './identity.js';
import { Presence } from './presence.js';
import { SessionActs } from './session-acts.js';
import { isAtWork } from './status.js';
import { Fresh } from './fresh.js';
import { Line } from './line.js';
import { Listed } from './listed.js';
import { Options } from './option-values.js';
import { Preferences } from './preferences.js';
import { Remembered } from './remembered.js';

/**
 * What the console knows: the technician, his list, his open conversations, what bundles contribute. Fires `change`;
 * `moved` (detail: `before`, `after`) when a session came or has changed while we looked; `signed-out` when the gateway no
 * longer knows us; `failed` (detail: ApiError) for a refused act.
 */
export class Desk extends EventTarget {
  api = new Api();
  identity = new Identity(this.api);
  socket = new GatewaySocket({ ticket: async () => (await this.api.post('/api/tickets')).ticket });
  line = new Line(this.socket);
  presence = new Presence(this.socket);
  conversations = new Conversations(this.socket, 'technician', () => this.me?.id);
  contributions = new Contributions(this.api, 'console');
  preferences = new Preferences(this.api);
  options = new Options(this.preferences);
  selectedId = null;
  /** How many sessions we may have active at once, as the gateway says. */
  maxActive = 0;
  /** Whether the page is being left on purpose, so that nobody has to be asked. */
  leaving = false;
  acts = new SessionActs(this.api, id => this.session(id));

  #listed = new Listed(() => this.queues); #fresh = new Fresh(() => this.#changed()); #kept = new Remembered(); #welcomed = false; #looks = true;

  async begin() {
    this.api.addEventListener('signed-out', () => this.#signedOut());
    this.socket.addEventListener('state', () => this.socket.state === 'ended' ? this.#ended() : this.#changed());
    this.socket.addEventListener('message', ({ detail }) => this.#heard(detail));
    this.conversations.addEventListener('said', ({ detail }) => this.#said(detail));
    this.contributions.addEventListener('change', () => this.#relist());
    for (const each of [this.options, this.presence, this.acts]) each.addEventListener('change', () => this.#changed());
    this.acts.addEventListener('failed', ({ detail }) => this.dispatchEvent(new CustomEvent('failed', { detail })));
    this.acts.addEventListener('done', ({ detail: { act, session } }) => {
      if (act === 'start' && session.listed) this.select(session.id);
      this.#put(session);
    });
    addEventListener('focus', () => this.#read(this.selectedId));
    this.identity.addEventListener('change', () => { if (this.refused) this.socket.stop(); this.#changed(); });
    await this.identity.ask();
    if (!this.me || this.refused) return;
    this.preferences.load();
    this.socket.start();
  }

  get me() { return this.identity.me; }
  get refused() { return this.identity.refused; }
  sessions() { return this.#listed.all(); }
  session(id) { return this.#listed.find(id); }
  get selected() { return this.session(this.selectedId); }
  tabs() { return this.#listed.tabs(this.selectedId); }

  /** Queues beside those of sessions: each with its entries in the list. */
  get queues() { return this.contributions.slot('console.queue'); }

  /** Selects an entry of one of those, at once or when it comes. */
  show(entry) { this.#listed.entries.await(entry); this.#relist(); }
  isFresh(id) { return this.#fresh.has(id); }
  may(permission) { return this.identity.may(permission); }

  /** Lines of the customer's that were not looked at. */
  unread(id) { return this.conversations.has(id) ? this.conversations.get(id).unreadAfter(this.#kept.readUpTo(id)) : 0; }
  unreadInAll() { return this.#listed.ids().reduce((sum, id) => sum + this.unread(id), 0); }

  select(id) {
    const before = this.selectedId;
    this.selectedId = id;
    this.#kept.selected = id;
    if (before !== null && before !== id) this.#openOrShut(this.#listed.session(before));
    this.#openOrShut(this.selected);
    this.#read(id);
    this.#changed();
  }

  async signOut() {
    try {
      await this.api.post('/api/sign-out');
      this.socket.stop();
      return true;
    } catch (error) {
      this.dispatchEvent(new CustomEvent('failed', { detail: error }));
      return false;
    }
  }

  #heard(message) {
    switch (message.type) {
      case 'welcome': this.#welcome(message); break;
      case 'session': this.#put(message.session, true); break;
      case 'entries': this.#listed.entries.heard(message); this.#relist(); break;
      case 'me': this.maxActive = message.maxActive; this.#lookAgain(); break;
      case 'contributions': this.contributions.refresh(message.version); break;
      case 'error': if (!message.key) console.warn('The gateway refused a message', message); break;
      case 'log': this.#read(this.selectedId); break;
    }
    this.#changed();
  }

  #welcome({ now, sessions, maxActive }) {
    this.maxActive = maxActive;
    this.api.setNow(now);
    // Versions start anew with the gateway, so the same number may mean something else after a lost line.
    this.contributions.refresh();
    // While the line was lost, nobody could tell of other rights.
    if (this.#welcomed) this.#lookAgain();
    this.#welcomed = true;
    const listed = new Set(sessions.map(each => each.id));
    this.#listed.begin();
    for (const id of this.#listed.ids()) if (!listed.has(id)) this.#take(id);
    for (const session of sessions) this.#put(session);
    if (this.selectedId === null && listed.has(this.#kept.selected)) this.select(this.#kept.selected);
    this.#kept.forgetAllBut(listed);
  }

  #put(session, live = false) {
    if (this.#listed.isPast(session)) return;
    const known = this.#listed.session(session.id);
    if (live && (known || session.listed)) this.dispatchEvent(new CustomEvent('moved', { detail: { before: known ?? null, after: session } }));
    if (!session.listed) return this.#take(session.id, session.revision);
    this.#listed.put(session);
    if (live && (!known || (known.status === 'connecting' && session.status === 'waiting'))) this.#fresh.add(session.id, session.freshFor);
    this.#openOrShut(session);
    this.#changed();
  }

  #take(id, revision = 0) {
    this.#listed.take(id, revision);
    this.conversations.shut(id);
    if (this.selectedId === id) this.#selectNext();
    this.#changed();
  }

  /** The queues' entries may be others now. */
  #relist() {
    this.#listed.changed();
    const awaited = this.#listed.entries.arrived(this.#listed.others());
    if (awaited) this.select(awaited);
    else if (this.selectedId !== null && !this.selected) this.#selectNext();
    else if (this.selectedId === null && typeof this.#kept.selected === 'string' && this.session(this.#kept.selected)) this.select(this.#kept.selected);
    this.#changed();
  }

  #selectNext() {
    this.selectedId = null;
    const [next] = this.tabs();
    if (next) this.select(next.id);
  }

  /** The log is followed for private sessions, those in which I work and the selected one; a long channel queue stays shut. */
  #openOrShut(session) {
    if (!session || session.queue) return;
    if (session.kind === 'private' || isAtWork(session) || session.id === this.selectedId) this.conversations.get(session.id);
    else this.conversations.shut(session.id);
  }

  #said({ session }) { this.#read(this.selectedId); if (session !== this.selectedId) this.#changed(); }

  /** Whether the selected session's chat is in sight: folded away, its lines stay unread. */
  look(inSight) { this.#looks = inSight; this.#read(this.selectedId); }

  #read(id) {
    if (id === null || !this.#looks || !document.hasFocus() || !this.conversations.has(id)) return;
    this.#kept.read(id, this.conversations.get(id).cursor);
    this.#changed();
  }

  /** Rights or names have changed: what we may do is shown at once, without a new sign-in. */
  async #lookAgain() {
    await this.identity.ask();
    this.contributions.refresh();
  }

  /** The gateway won't have this console any more; whoever is still signed in is told why. */
  async #ended() {
    await this.identity.ask();
    if (!this.refused) this.#signedOut();
  }

  #signedOut() {
    this.socket.stop();
    this.dispatchEvent(new Event('signed-out'));
  }

  #changed() { this.dispatchEvent(new Event('change')); }
}
