import { css } from 'lit';

/** A quiet table: colour only says status. */
export const listStyles = css`
  :host { --edit: light-dark(#fff3b0, #4a4415); background: var(--paper); display: grid; grid-template-rows: 34px minmax(0, 1fr); min-height: 0 }
  .tabs { display: flex; align-items: end; gap: 2px; padding: 0 12px; border-bottom: 1px solid var(--line) }
  .tabs button { border: 0; background: none; padding: 7px 11px; color: var(--ink-2); border-bottom: 2px solid transparent; margin-bottom: -1px; cursor: pointer; white-space: nowrap }
  .tabs button:hover { color: var(--ink) } .tabs button[aria-selected=true] { color: var(--ink); font-weight: 600; border-color: var(--brand) }
  .tabs .n { font-size: 11px; color: var(--ink-3); margin-left: 5px; font-variant-numeric: tabular-nums } .tabs .n.hot { color: var(--st-urgent); font-weight: 700 }
  .scroll { overflow: auto; min-height: 0 }
  table { width: 100%; border-collapse: collapse; table-layout: fixed }
  th { text-align: left; font-weight: 600; color: var(--ink-3); font-size: 11.5px; padding: 5px 10px; position: sticky; top: 0; background: var(--paper); z-index: 1; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; cursor: context-menu }
  .grip { position: absolute; right: 0; top: 0; bottom: 0; width: 7px; cursor: col-resize; touch-action: none } .grip:hover { background: var(--brand-soft) } th:focus-visible { box-shadow: inset 0 0 0 2px var(--brand) }
  td { padding: 5px 10px; border-top: 1px solid var(--line-2); white-space: nowrap; overflow: hidden; text-overflow: ellipsis; height: 30px }
  td:first-child, th:first-child { padding-left: 22px } td .name { font-weight: 400 } td .pill { padding-left: 0 }
  td.num { font-family: var(--mono); font-size: 12px } tbody tr { cursor: default }
  tbody tr:hover td { background: var(--hover) } tbody tr.on td { background: var(--chosen) } tr.on .name { font-weight: 600 }
  tbody tr:focus-visible { box-shadow: none } tbody tr:focus-visible td { box-shadow: inset 0 2px var(--brand), inset 0 -2px var(--brand) }
  tr.gap td { padding: 0; border: 0 } td.edits:hover { background: var(--edit) !important; cursor: text } td .with { display: inline-flex; gap: 2px; align-items: center } td .with svg.i { width: 13px; height: 13px }
  td .of, td .said { color: var(--ink-3) } td .said { font-size: 12px }
  tr.grey td, tr.over td { color: var(--ink-3) }
  tr.raised .name { color: var(--st-urgent) } tr.critical td { background: var(--bad-soft) } tr.critical .name { color: var(--bad); font-weight: 600 }
  tr.urgent td { background: var(--urgent-soft) } tr.urgent .name { font-weight: 600 } tr.urgent:not(.on) td { animation: urgent 1.2s infinite alternate }
  tr.fresh:not(.on) td { animation: fresh 1s infinite alternate }
  @media (prefers-reduced-motion: reduce) { tr.urgent:not(.on) td, tr.fresh:not(.on) td { animation: none } tr.fresh:not(.on) td { background: var(--info-soft) } }
  @keyframes urgent { to { background: color-mix(in srgb, var(--rope) 20%, var(--paper)) } }
  @keyframes fresh { from { background: var(--info-soft) } to { background: var(--paper) } }
  .badge { background: var(--rope); color: var(--rope-ink); border-radius: 99px; font: 700 10px var(--font); padding: 1px 6px; margin-left: 4px }
  .empty { padding: 30px 16px; display: flex; gap: 12px; justify-content: center; align-items: center; color: var(--ink-3) }
  @media (max-width: 1000px) { .hide-2 { display: none } }
  @media (max-width: 700px) { .hide-1 { display: none } th, td { padding: 5px 6px } td:first-child, th:first-child { padding-left: 12px; width: 38% !important } th:nth-child(3) { width: auto !important } .tabs button { padding: 7px 8px } }
`;
