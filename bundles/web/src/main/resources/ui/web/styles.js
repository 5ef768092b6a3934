import { css } from 'lit';

/** What every component with a shadow root starts from: buttons, fields, pills, focus. Values come from tokens.css. */
export const base = css`
  *, ::before, ::after { box-sizing: border-box }
  [hidden] { display: none !important }
  button, input, textarea, select { font: inherit; color: inherit }
  :focus-visible { outline: 2px solid transparent; box-shadow: var(--focus); border-radius: var(--r-1) }
  h1, h2, h3, p { margin: 0 }
  a { color: var(--brand) }
  svg.i { width: 16px; height: 16px; fill: none; stroke: currentColor; stroke-width: 1.7; stroke-linecap: round; stroke-linejoin: round; flex: none }
  .btn { display: inline-flex; align-items: center; justify-content: center; gap: 6px; border: 1px solid var(--line); background: var(--raised);
    border-radius: var(--r-1); padding: 5px 10px; cursor: pointer; text-decoration: none; color: var(--ink); white-space: nowrap }
  .btn:hover:not([disabled]) { background: var(--hover) }
  .btn:active:not([disabled]) { translate: 0 .5px }
  .btn.primary { background: var(--brand); color: var(--brand-ink); border-color: transparent; font-weight: 600 }
  .btn.primary:hover:not([disabled]) { background: var(--brand-hover) }
  .btn.danger { background: var(--bad); color: var(--bad-ink); border-color: transparent; font-weight: 600 }
  .btn.danger:hover:not([disabled]) { background: color-mix(in srgb, var(--bad) 85%, black) }
  .btn.quiet { border-color: transparent; background: transparent }
  .btn.quiet:hover:not([disabled]) { background: var(--hover) }
  .btn[disabled] { cursor: default; opacity: .5 }
  .btn.primary[disabled] { opacity: 1; background: var(--line-2); color: var(--ink-3) }
  .pill { display: inline-flex; align-items: center; gap: 6px; padding: 1px 8px; border-radius: 99px; font-size: var(--s-2); font-weight: 600; white-space: nowrap }
  .pill::before { content: ""; width: 7px; height: 7px; border-radius: 50%; background: currentColor; flex: none }
  .ava { flex: none; width: 26px; height: 26px; border-radius: 50%; background: var(--brand); color: var(--brand-ink); display: grid; place-items: center; font-size: 11px; font-weight: 700 }
  .field { display: grid; gap: 4px }
  .field > label, .field > .label { font-weight: 600 }
  .field small, .field .hint { color: var(--ink-3); font-weight: 400 }
  .field input, .field textarea, .field select { width: 100%; border: 1px solid var(--edge); background: var(--raised); border-radius: 6px; padding: 7px 10px }
  .field input:focus, .field textarea:focus { outline: none; border-color: var(--brand); box-shadow: 0 0 0 3px var(--brand-soft) }
  .field [aria-invalid=true] { border-color: var(--bad); box-shadow: 0 0 0 3px var(--bad-soft) }
  .error { color: var(--bad); font-size: .93em; display: flex; gap: 6px; align-items: start }
  .sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
  kbd { font: 10.5px var(--mono); border: 1px solid currentColor; opacity: .75; border-radius: 3px; padding: 0 4px }
  .spin { width: 1em; height: 1em; border-radius: 50%; border: 2px solid currentColor; border-top-color: transparent; animation: spin .8s linear infinite; flex: none }
  @keyframes spin { to { rotate: 1turn } }
`;
