import { Api } from '/ui/web/api.js';
import { Contributions } from '/ui/web/contributions.js';
import { GatewaySocket } from '/ui/web/socket.js';
import { toast } from '/ui/web/toasts.js';
import { Acts } from './acts.js';
import { Guard } from './guard.js';
import { Route } from './route.js';
import { TreeModel } from './tree-model.js';
import { Undo } from './undo.js';

/** How often a page that is looked at asks what others have changed, in milliseconds; each third time its forms look, too. */
const BEAT = 5000;

/**
 * What the Administration Center knows: who is signed in, the tree, where he is, what bundles contribute. Fires `change`;
 * `signed-out` when the gateway no longer knows us; `pulse` when forms should look whether something has changed.
 */
export class Office extends EventTarget {
  api = new Api();
  me = null;
  organization = '';
  /** `{status, parts}` of the gateway; null where it doesn't tell. */
  health = null;
  tree = new TreeModel(this.api);
  route = new Route();
  undo = new Undo();
  guard = new Guard(this);
  acts = new Acts(this);
  contributions = new Contributions(this.api, 'admin');
  // Tells of bundles that come and go, and whether the line is there; needs no rights and makes nobody look online.
  socket = new GatewaySocket({ path: '/ws/entry' });
  /** Whether forms show their help texts (ORG-08). */
  help = localHelp();
  /** Where in the tree somebody was before he went to another section. */
  lastPlace = null;
  /** What was cut in the tree and waits for a place: an item. */
  cut = null;

  #looking = false; #formsToo = false;

  constructor(texts) {
    super();
    this.texts = texts;
  }

  async begin() {
    this.api.addEventListener('signed-out', () => this.#signedOut());
    for (const each of [this.tree, this.contributions, this.route]) each.addEventListener('change', () => this.changed());
    this.socket.addEventListener('state', () => { if (this.socket.state === 'open') this.pulse(); this.changed(); });
    this.socket.addEventListener('message', ({ detail }) => {
      if (!['welcome', 'contributions'].includes(detail.type)) return;
      this.contributions.refresh();
      this.pulse();
    });
    this.route.mayLeave = () => this.guard.leave();
    if (!await this.#introduce()) return;
    this.socket.start();
    this.contributions.refresh();
    this.#watchHealth();
    addEventListener('focus', () => this.pulse());
    let beats = 0;
    setInterval(() => { if (!document.hidden) this.pulse(++beats % 3 === 0); }, BEAT);
    await this.tree.begin();
  }

  may(key) { return this.me?.permissions?.includes(key) ?? false; }

  get isMaster() { return this.may('admin.global'); }

  /** Looks whether somebody else has changed something, and lets forms look, too. */
  async pulse(forms = true) {
    this.#formsToo ||= forms;
    // One look at a time, however slow the line is.
    if (this.#looking) return;
    this.#looking = true;
    try {
      if (await this.tree.refreshIfChanged() || this.#formsToo) {
        this.#formsToo = false;
        this.dispatchEvent(new Event('pulse'));
      }
    } catch { /* the banner tells of a lost line; the next beat tries again */ }
    this.#looking = false;
  }

  /** Selects a unit; the tab stays. */
  select(id) { return this.route.go({ unit: id, tab: this.route.page === 'organization' ? this.route.tab : '' }); }

  toggleHelp() {
    this.help = !this.help;
    try { localStorage.setItem('belay.admin.help', this.help ? 'on' : 'off'); } catch { /* storage forbidden */ }
    this.changed();
  }

  failed(error) { toast(this.texts.error(error), 'error'); }

  async signOut() {
    if (!await this.guard.leave()) return;
    try {
      await this.api.post('/api/sign-out');
      location.replace('/sign-in?signed-out');
    } catch (error) {
      this.failed(error);
    }
  }

  changed() { this.dispatchEvent(new Event('change')); }

  async #introduce() {
    for (;;) {
      try {
        [this.me, { name: this.organization }] = await Promise.all([this.api.get('/api/me'), this.api.get('/api/organization')]);
        this.api.csrf = this.me.csrf;
        return true;
      } catch (error) {
        if (error.status === 401) return false;
        await new Promise(resolve => setTimeout(resolve, 2000));
      }
    }
  }

  async #watchHealth() {
    try {
      // 503 has a report, too; a proxy that keeps it to itself answers something else.
      const report = await (await fetch('/health/ready', { cache: 'no-store' })).json();
      this.health = report.parts ? report : null;
    } catch {
      this.health = null;
    }
    this.changed();
    setTimeout(() => this.#watchHealth(), 12 * BEAT);
  }

  #signedOut() {
    this.socket.stop();
    this.dispatchEvent(new Event('signed-out'));
  }
}

function localHelp() {
  try { return localStorage.getItem('belay.admin.help') !== 'off'; } catch { return true; }
}
