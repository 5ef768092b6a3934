import { html, css } from 'lit';

export const tabStyles = css`
  .tabs { display: flex; gap: 2px; padding: 0 10px; background: var(--paper); border-bottom: 1px solid var(--line); overflow-x: auto; overflow-y: hidden; scrollbar-width: thin; flex: none }
  .tabs button { border: 0; background: none; padding: 8px 12px; min-height: 36px; color: var(--ink-2); border-bottom: 2px solid transparent; cursor: pointer; white-space: nowrap } .tabs button:hover { color: var(--ink); background: var(--hover) }
  .tabs button[aria-selected=true] { color: var(--ink); font-weight: 600; border-color: var(--brand) } .tabs button:focus-visible { box-shadow: inset 0 0 0 2px var(--brand) }
`;

/**
 * A row of tabs: arrows move, and choose at once unless something is unsaved.
 * @param {{id: string, label: string}[]} tabs
 * @param {string} chosen
 * @param {(id: string) => Promise<boolean>} choose
 */
export function tabRow(tabs, chosen, label, choose) {
  const key = async event => {
    const at = tabs.findIndex(each => each.id === chosen), to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const row = event.currentTarget, next = tabs[(to + tabs.length) % tabs.length];
    if (await choose(next.id)) requestAnimationFrame(() => row.querySelector('[aria-selected=true]')?.focus());
  };
  return html`<div class="tabs" role="tablist" aria-label=${label} @keydown=${key}>${tabs.map(({ id, label: words }) => html`
    <button role="tab" id="tab-${id}" aria-controls="panel" aria-selected=${id === chosen} tabindex=${id === chosen ? 0 : -1} @click=${() => choose(id)}>${words}</button>`)}</div>`;
}
