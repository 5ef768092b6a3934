import { duration } from './time.js';
import { define } from './element.js';

const ticking = new Set();
setInterval(() => ticking.forEach(each => each.tick()), 1000);

/** Time since (or, with `until`, time left to) a moment, ticking. Set `since` or `until` (ISO) and `now` (the gateway's clock). */
class Elapsed extends HTMLElement {
  #since = null; #until = null;
  now = () => Date.now();

  set since(iso) { this.#since = iso; this.tick(); }
  set until(iso) { this.#until = iso; this.tick(); }

  connectedCallback() { ticking.add(this); this.tick(); }
  disconnectedCallback() { ticking.delete(this); }

  tick() {
    const text = this.#until ? duration(Date.parse(this.#until) - this.now()) : this.#since ? duration(this.now() - Date.parse(this.#since)) : '';
    if (text !== this.textContent) this.textContent = text;
  }
}

define('belay-elapsed', Elapsed);
