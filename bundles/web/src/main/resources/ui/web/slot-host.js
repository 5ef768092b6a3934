import { define } from './element.js';

/**
 * Holds the element of one contribution. `contribution` is an entry of {@link import('./contributions.js').Contributions},
 * `properties` what the slot promises; the element is replaced when its bundle was updated, and keeps its state otherwise.
 */
class SlotHost extends HTMLElement {
  #contribution = null; #properties = {}; #element = null;

  set contribution(value) {
    const same = value && this.#contribution && value.module === this.#contribution.module && value.id === this.#contribution.id;
    this.#contribution = value;
    if (same) return;
    this.#element?.remove();
    this.#element = null;
    if (!value) return;
    this.#element = document.createElement(value.tag);
    Object.assign(this.#element, { texts: value.texts, ...this.#properties });
    this.append(this.#element);
  }

  set properties(value) {
    this.#properties = value;
    if (this.#element) Object.assign(this.#element, value);
  }
}

define('belay-slot-host', SlotHost);
