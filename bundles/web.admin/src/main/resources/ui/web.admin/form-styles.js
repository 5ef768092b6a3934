import { css } from 'lit';

/** Cards with rows of a label, a field and where its value comes from. */
export const formStyles = css`
  .body { overflow: auto; display: grid; grid-template-columns: 200px minmax(0, 1fr); align-content: start; position: relative; scroll-behavior: smooth }
  .forms { padding: 16px 22px 40px 8px; max-width: 860px; display: flex; flex-direction: column; gap: 14px; min-width: 0 }
  .forms.alone { padding-left: 22px; grid-column: 1 / -1 }
  .over { margin: 10px 2px -4px } .over h2 { font-size: 16px } .over p { color: var(--ink-3) }
  section { background: var(--paper); border: 1px solid var(--line); border-radius: var(--r-2); min-width: 0 }
  section > header { display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: center; padding: 11px 16px; border-bottom: 1px solid var(--line-2) } section > header p { color: var(--ink-3); flex-basis: 100% }
  h2 { font-size: 14px } h2 + .sp, .sp { flex: 1 }
  .f { display: grid; grid-template-columns: minmax(150px, 250px) minmax(0, 1fr) minmax(136px, auto); gap: 4px 12px; padding: 9px 16px; align-items: center; border-top: 1px solid var(--line-2); min-height: 44px }
  section > header + .f, .f:first-child { border-top: 0 } .f.two { grid-template-columns: minmax(150px, 250px) minmax(0, 1fr) }
  .f > .what { min-width: 0; overflow-wrap: break-word } .f > .how { min-width: 0 } .what label, .what .label { display: inline; font-weight: 400 } .needed { color: var(--bad) }
  .help { display: block; color: var(--ink-3); font-size: 12px; line-height: 1.35 } .how .help { margin-top: 3px }
  .in { border: 1px solid var(--edge); background: var(--raised); border-radius: 5px; padding: 4px 9px; min-height: 30px; width: min(100%, 26rem) } textarea.in { min-height: 96px; resize: vertical; display: block } .in.short { width: 96px }
  .in:focus { outline: none; border-color: var(--brand); box-shadow: 0 0 0 3px var(--brand-soft) } .in:disabled { background: var(--line-2); color: var(--ink-2); border-color: var(--line) }
  .in[aria-invalid=true] { border-color: var(--bad); box-shadow: 0 0 0 2px var(--bad-soft) }
  .err { color: var(--bad); font-size: 12px; margin-left: 8px } .err.below { display: block; margin: 4px 0 0 }
  .from { color: var(--ink-3); font-size: 12px; text-align: right; display: flex; flex-wrap: wrap; max-width: 190px; gap: 2px 6px; justify-content: flex-end; align-items: center } .from .lock { color: var(--warn); font-weight: 600 } .from .changed { color: var(--brand); font-weight: 600 }
  .linkish { border: 0; background: none; padding: 2px 3px; min-height: 24px; color: var(--brand); text-decoration: underline; cursor: pointer }
  .lockbtn { border: 0; background: none; width: 26px; height: 26px; display: inline-grid; place-items: center; border-radius: var(--r-1); color: var(--ink-3); cursor: pointer } .lockbtn:hover { background: var(--hover); color: var(--ink) } .lockbtn[aria-pressed=true] { color: var(--warn) } .lockbtn svg { width: 15px; height: 15px }
  .sw { appearance: none; width: 36px; height: 24px; margin: 0; position: relative; cursor: pointer; vertical-align: middle; flex: none } .sw::before { content: ""; position: absolute; inset: 2px 0; border-radius: 99px; background: var(--edge); transition: background .12s } .sw::after { content: ""; position: absolute; left: 3px; top: 5px; width: 14px; height: 14px; border-radius: 50%; background: #fff; transition: translate .12s }
  .sw:checked::before { background: var(--brand) } .sw:checked::after { translate: 16px 0 } .sw:disabled { opacity: .5; cursor: default } [data-theme=dark] .sw::after { background: var(--ink) }
  .opts { display: grid; gap: 2px } .opts label, .tick { display: flex; gap: 8px; align-items: center; min-height: 26px; cursor: pointer } .opts input, .tick input:not(.sw) { width: 16px; height: 16px; margin: 0; accent-color: var(--brand); flex: none }
  .chips { display: flex; flex-wrap: wrap; gap: 6px; align-items: center } .chip { display: inline-flex; align-items: center; gap: 2px; background: var(--brand-soft); color: var(--ink); border-radius: 99px; padding: 1px 3px 1px 10px; font-size: 12.5px; min-height: 26px; max-width: 100%; overflow-wrap: anywhere } .chip.plain { padding-right: 10px } .chip button { border: 0; background: none; width: 24px; height: 24px; border-radius: 50%; display: grid; place-items: center; cursor: pointer; color: var(--ink-2) } .chip button:hover { background: var(--hover) } .chip svg { width: 12px; height: 12px }
  .clash { grid-column: 1 / -1; background: var(--warn-soft); border-radius: 6px; padding: 8px 12px; display: flex; flex-wrap: wrap; gap: 6px 12px; align-items: center } .clash p { flex: 1 1 16rem; color: var(--ink) } .clash b { overflow-wrap: anywhere } .clash .btn { background: var(--raised) }
  .banner { display: flex; gap: 10px; align-items: center; padding: 10px 14px; border-radius: var(--r-2); background: var(--warn-soft); color: var(--ink) } .banner svg { color: var(--warn) } .banner.bad { background: var(--bad-soft) } .banner.bad svg { color: var(--bad) } .banner span { flex: 1 }
  .note { padding: 10px 16px; color: var(--ink-2); border-top: 1px solid var(--line-2) } code { font: 12.5px var(--mono); overflow-wrap: anywhere }
  .empty { padding: 28px 16px; text-align: center; color: var(--ink-2) }
  .skeleton { background: var(--paper); border: 1px solid var(--line); border-radius: var(--r-2); padding: 18px 16px; display: grid; gap: 18px } .skeleton i { height: 12px; border-radius: 6px; background: var(--line-2); animation: bone 1.2s infinite alternate } @keyframes bone { to { opacity: .45 } }
  @media (max-width: 1000px) { .body { grid-template-columns: minmax(0, 1fr) } .forms { padding-left: 22px } }
  @media (max-width: 620px) { .forms, .forms.alone { padding: 12px 12px 32px } .f, .f.two { grid-template-columns: minmax(0, 1fr) auto; } .f > .what { grid-column: 1 / -1 } .f.two > .how { grid-column: 1 / -1 } .from { text-align: right } .err { display: block; margin: 4px 0 0 } }
`;
