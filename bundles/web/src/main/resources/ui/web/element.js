/**
 * Defines a custom element and answers with the name it got. A bundle that is updated while the page is open loads its
 * module a second time, and a name can't be defined twice: the newer class then gets a number.
 * @param {string} name
 * @param {CustomElementConstructor} type
 */
export function define(name, type) {
  let free = name;
  for (let n = 2; customElements.get(free); n++) free = `${name}-${n}`;
  customElements.define(free, type);
  return free;
}

/** Fires an event that passes shadow roots. */
export function fire(element, name, detail) {
  return element.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }));
}

/** Re-renders a Lit element at each "change" of an EventTarget, as long as the element is connected. */
export class Follow {
  #host; #target = null;

  constructor(host) { (this.#host = host).addController(this); }

  /** @param {EventTarget|null} target what to follow from now on */
  to(target) {
    if (target === this.#target) return;
    this.hostDisconnected();
    this.#target = target;
    if (this.#host.isConnected) this.hostConnected();
  }

  hostConnected() { this.#target?.addEventListener('change', this.#changed); }
  hostDisconnected() { this.#target?.removeEventListener('change', this.#changed); }
  #changed = () => this.#host.requestUpdate();
}
