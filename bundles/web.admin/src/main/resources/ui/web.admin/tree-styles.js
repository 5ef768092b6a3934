import { css } from 'lit';

export const treeStyles = css`
  :host { display: grid; grid-template-rows: auto minmax(0, 1fr) auto; min-height: 0; background: var(--paper); font-size: 13px; position: relative }
  .find { padding: 9px 10px 6px; position: relative }
  .find input { width: 100%; border: 1px solid var(--edge); border-radius: 6px; background: var(--raised); padding: 5px 10px; height: 32px }
  .find input:focus { outline: none; border-color: var(--brand); box-shadow: 0 0 0 3px var(--brand-soft) } .find input::placeholder { color: var(--ink-3); opacity: 1 }
  .scroll { overflow: auto; padding: 2px 6px 12px }
  [role=tree] { position: relative }
  [role=treeitem] { position: absolute; inset-inline: 0; height: var(--row); display: flex; gap: 7px; align-items: center; padding: 2px 8px 2px calc(6px + (var(--level) - 1) * 14px); border-radius: 5px; cursor: pointer; user-select: none }
  [role=treeitem]:hover { background: var(--hover) } [role=treeitem][aria-selected=true] { background: var(--chosen); font-weight: 600 }
  [role=treeitem]:focus-visible { box-shadow: inset 0 0 0 2px var(--brand) }
  .tw { width: 24px; height: 24px; margin: 0 -7px 0 -8px; display: grid; place-items: center; color: var(--ink-3); flex: none } .tw svg { width: 10px; height: 10px; transition: rotate .12s } [aria-expanded=true] > .tw svg { rotate: 90deg }
  .name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-width: 0 } .off .name { color: var(--ink-3); text-decoration: line-through } .off svg.unit { opacity: .55 }
  .link .name { font-style: italic } .cut { opacity: .5 }
  small { margin-left: auto; color: var(--ink-3); font-size: 11.5px; font-weight: 400; font-variant-numeric: tabular-nums; padding-left: 8px } [aria-selected=true] small { color: var(--ink-2) }
  .ok-here { background: var(--brand-soft); box-shadow: inset 0 0 0 2px var(--brand) } .not-here { background: var(--bad-soft); cursor: no-drop }
  .foot { border-top: 1px solid var(--line); padding: 5px 10px; min-height: 41px; display: flex; flex-wrap: wrap; gap: 2px; align-items: center }
  .foot .btn { padding: 4px 8px } .foot .say { color: var(--ink-2); padding: 4px 8px }
  .found { list-style: none; margin: 0; padding: 0 } .found [role=option] { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0 8px; align-items: center; padding: 5px 8px; border-radius: 5px; cursor: pointer }
  .found [role=option]:hover { background: var(--hover) } .found [role=option][aria-selected=true] { background: var(--chosen) } .found small { grid-column: 2; margin: 0; padding: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
  mark { background: var(--warn-soft); color: inherit; border-radius: 2px }
  .note { padding: 18px 12px; color: var(--ink-2); text-align: center; display: grid; gap: 10px; justify-items: center }
  .bone { height: 12px; border-radius: 6px; background: var(--line-2); margin: 14px 12px; animation: bone 1.2s infinite alternate } @keyframes bone { to { opacity: .45 } }
`;
