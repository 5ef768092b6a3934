import { html, svg } from 'lit';

const CLOSED = svg`<path d="M6 11h12v9H6zM9 11V8a3 3 0 0 1 6 0v3"/>`, OPEN = svg`<path d="M6 11h12v9H6zM9 11V7a3 3 0 0 1 5.8-1"/>`;

/** A padlock: whether administrators are kept from changing it here and below (PERM-02). */
export const lockIcon = (closed = true) => html`<svg class="i" viewBox="0 0 24 24" aria-hidden="true">${closed ? CLOSED : OPEN}</svg>`;

/** The padlock that a master administrator can turn. */
export const lockButton = (pressed, label, texts, toggle) => html`<button class="lockbtn" aria-pressed=${pressed} aria-label=${texts.t('lock.button', { label })} title=${texts.t(pressed ? 'lock.open' : 'lock.close')}
  @click=${toggle}>${lockIcon(pressed)}</button>`;
