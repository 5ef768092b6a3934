import { svg, html } from 'lit';

const paths = {
  plus: svg`<path d="M12 5v14M5 12h14"/>`,
  play: svg`<path d="M7 5l11 7-11 7z"/>`,
  stop: svg`<path d="M6 6h12v12H6z"/>`,
  close: svg`<path d="M6 6l12 12M18 6L6 18"/>`,
  clear: svg`<path d="M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13"/>`,
  copy: svg`<path d="M9 9h11v11H9zM5 15H4V4h11v1"/>`,
  check: svg`<path d="M5 12l5 5 9-10"/>`,
  clock: svg`<path d="M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v4l3 2"/>`,
  warn: svg`<path d="M12 4l9 16H3zM12 10v4M12 17v.5"/>`,
  info: svg`<path d="M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 11v5M12 8v.5"/>`,
  chat: svg`<path d="M4 5h16v11H9l-5 4z"/>`,
  busy: svg`<path d="M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM8 12h8"/>`,
  link: svg`<path d="M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1"/>`,
  gear: svg`<path d="M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4"/>`,
  down: svg`<path d="M6 9l6 6 6-6"/>`,
  send: svg`<path d="M4 12l16-8-6 16-3-6z"/>`,
  leave: svg`<path d="M14 4h5v16h-5M10 8l-4 4 4 4M6 12h9"/>`,
  eye: svg`<path d="M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12z"/><path d="M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z"/>`,
  lock: svg`<path d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3"/>`,
  pause: svg`<path d="M8 5v14M16 5v14"/>`,
  transfer: svg`<path d="M4 8h15l-4-4M20 16H5l4 4"/>`,
  invite: svg`<path d="M10 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM3 20c0-4 3-6 7-6 1.6 0 3 .3 4.2 .9M18 14v6M15 17h6"/>`,
  person: svg`<path d="M12 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM5 20c0-4 3-6 7-6s7 2 7 6"/>`,
  people: svg`<path d="M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM2 20c0-4 3-6 7-6s7 2 7 6M15 5.5a3.5 3.5 0 0 1 0 6.5M17 14c3 .5 5 2.5 5 6"/>`,
  lead: svg`<path d="M12 4l2.5 5 5.5.8-4 3.9 1 5.5-5-2.6-5 2.6 1-5.5-4-3.9 5.5-.8z"/>`,
  right: svg`<path d="M9 6l6 6-6 6"/>`,
  search: svg`<path d="M11 5a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM20 20l-4.5-4.5"/>`,
  shield: svg`<path d="M12 3l8 3v6c0 5-4 8-8 9-4-1-8-4-8-9V6z"/>`,
};

/** An icon by name; decoration only, so hidden from screen readers: the button around it has the words. */
export const icon = (name) => html`<svg class="i" viewBox="0 0 24 24" aria-hidden="true">${paths[name]}</svg>`;

/** Belay's mark: a rope through a carabiner. */
export const mark = (size = 22) => html`<svg width=${size} height=${size} viewBox="0 0 24 24" fill="none" stroke="var(--rope)" stroke-width="2.4"
  stroke-linecap="round" aria-hidden="true"><path d="M5 4c6 2 6 6 2 8s-2 7 5 8"/><path d="M14 5a4 4 0 1 1 0 8h-3" stroke="var(--brand)"/></svg>`;
