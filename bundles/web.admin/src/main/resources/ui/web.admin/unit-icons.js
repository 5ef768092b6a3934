import { html, svg, css } from 'lit';

const SHAPES = {
  people: svg`<circle cx="6" cy="6" r="2.2"/><path d="M2.5 12c.3-2.2 1.6-3.2 3.5-3.2S9.2 9.8 9.5 12M10.3 4.2a2 2 0 0 1 0 3.7M11.3 9.2c1.3.4 2 1.3 2.2 2.8"/>`,
  person: svg`<circle cx="8" cy="6" r="2.4"/><path d="M3.8 12.5c.4-2.6 2-3.7 4.2-3.7s3.8 1.1 4.2 3.7"/>`,
  shield: svg`<path d="M8 2.8l4 1.5v3.2c0 2.7-1.8 4.6-4 5.5-2.2-.9-4-2.8-4-5.5V4.3z"/>`,
  speech: svg`<path d="M3.5 4h9v6.5H7.5L5 12.8v-2.3H3.5z"/>`,
  link: svg`<path d="M6.7 9.3a2.3 2.3 0 0 0 3.3 0l1.7-1.7a2.3 2.3 0 0 0-3.3-3.3l-.5.5M9.3 6.7a2.3 2.3 0 0 0-3.3 0L4.3 8.4a2.3 2.3 0 0 0 3.3 3.3l.5-.5"/>`,
  screen: svg`<path d="M3 4h10v6.5H3zM6 13h4M8 10.5V13"/>`,
  house: svg`<path d="M3.5 13V4.5L8 2.5l4.5 2V13zM6 6.5h1M9 6.5h1M6 9.5h1M9 9.5h1"/>`,
};

/** By type: which shape, and which colour (a class). */
const LOOKS = {
  organization: ['house', 'root'], 'master-administrators': ['shield', 'root'], administrators: ['shield', 'root'], technicians: ['people', 'root'], channels: ['speech', 'root'],
  'external-technicians': ['people', 'root'], channel: ['speech', 'channel'], 'technician-group': ['people', 'group'], technician: ['person', 'person'], 'computer-group': ['screen', 'group'],
  computer: ['screen', 'person'], 'administrator-group': ['shield', 'group'], 'master-administrator': ['person', 'master'], administrator: ['person', 'person'],
  'administrator-group-link': ['shield', 'link'], 'administrator-link': ['person', 'link'], 'external-technician-group': ['people', 'group'], 'external-technician': ['person', 'outside'],
  'external-link': ['link', 'link'], 'channel-link': ['speech', 'channel'],
};

/** A small picture of the type; decoration, as words beside it or a hidden text say the type. */
export function unitIcon(type) {
  const [shape, look] = LOOKS[type] ?? ['link', 'link'];
  return html`<svg class="unit ${look}" viewBox="0 0 16 16" aria-hidden="true">${SHAPES[shape]}</svg>`;
}

export const unitIconStyles = css`
  svg.unit { width: 18px; height: 18px; padding: 1px; border-radius: 5px; fill: none; stroke: currentColor; stroke-width: 1.3; stroke-linecap: round; stroke-linejoin: round; flex: none }
  svg.root { background: var(--line-2); color: var(--ink-2) } svg.group { background: var(--brand-soft); color: var(--brand) } svg.person { background: var(--info-soft); color: var(--info); border-radius: 50% }
  svg.master { background: var(--brand); color: var(--brand-ink); border-radius: 50% } svg.channel { background: var(--warn-soft); color: var(--warn); border-radius: 50% 50% 50% 3px }
  svg.outside { background: var(--ok-soft); color: var(--ok); border-radius: 50% } svg.link { color: var(--ink-2); outline: 1px dashed var(--edge); outline-offset: -1px }
`;
