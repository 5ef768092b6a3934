import { define } from './element.js';

/**
 * A bar between two areas: drag it, or focus it and use the arrow keys. It sets a custom property (in pixels) on its
 * parent and remembers it. Attributes: `property`, `axis` (x or y), `min`, `max`, `value` (where it starts).
 */
class Splitter extends HTMLElement {
  #value = 0;

  connectedCallback() {
    const horizontal = this.#axis === 'x';
    Object.assign(this.style, { cursor: horizontal ? 'col-resize' : 'row-resize', touchAction: 'none' });
    this.tabIndex = 0;
    this.setAttribute('role', 'separator');
    this.setAttribute('aria-orientation', horizontal ? 'vertical' : 'horizontal');
    this.setAttribute('aria-valuemin', this.getAttribute('min'));
    this.setAttribute('aria-valuemax', this.getAttribute('max'));
    let kept = null;
    try { kept = localStorage.getItem(this.#place); } catch { /* storage forbidden */ }
    this.#set(Number(kept) || Number(this.getAttribute('value')));
    this.addEventListener('pointerdown', this.#grab);
    this.addEventListener('keydown', this.#key);
  }

  disconnectedCallback() {
    this.removeEventListener('pointerdown', this.#grab);
    this.removeEventListener('keydown', this.#key);
  }

  get #axis() { return this.getAttribute('axis') ?? 'x'; }
  get #place() { return `belay.split.${this.getAttribute('property')}`; }

  #grab = event => {
    const start = this.#axis === 'x' ? event.clientX : event.clientY, before = this.#value;
    const move = ({ clientX, clientY }) => this.#set(before + (this.#axis === 'x' ? clientX : clientY) - start);
    this.setPointerCapture(event.pointerId);
    this.addEventListener('pointermove', move);
    this.addEventListener('lostpointercapture', () => { this.removeEventListener('pointermove', move); this.#keep(); }, { once: true });
  };

  #key = event => {
    const step = { ArrowLeft: -16, ArrowUp: -16, ArrowRight: 16, ArrowDown: 16 }[event.key];
    if (!step) return;
    event.preventDefault();
    this.#set(this.#value + step);
    this.#keep();
  };

  #set(value) {
    this.#value = Math.round(Math.min(Number(this.getAttribute('max')), Math.max(Number(this.getAttribute('min')), value)));
    this.setAttribute('aria-valuenow', this.#value);
    this.parentElement?.style.setProperty(this.getAttribute('property'), `${this.#value}px`);
  }

  #keep() {
    try { localStorage.setItem(this.#place, this.#value); } catch { /* storage forbidden */ }
  }
}

define('belay-splitter', Splitter);
