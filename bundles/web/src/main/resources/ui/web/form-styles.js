import { css } from 'lit';

/** A single card in the middle of the page: sign-in, set-up. */
export const card = css`
  :host { min-height: 100dvh; display: grid; grid-template-rows: 1fr auto; font-size: 15px }
  main { display: grid; place-content: center; padding: 24px 16px; justify-items: stretch; grid-template-columns: minmax(0, 25rem) }
  :host([wide]) main { grid-template-columns: minmax(0, 30rem) }
  .brand { display: flex; gap: 10px; align-items: center; justify-content: center; font-weight: 700; font-size: 20px; margin-bottom: 18px }
  .card { background: var(--raised); border: 1px solid var(--line); border-radius: 18px; box-shadow: var(--shadow); padding: 28px }
  h1 { font-size: 22px; line-height: 1.25 } .lead { color: var(--ink-2); margin: 6px 0 18px }
  form { display: grid; gap: 16px } .field input { padding: 10px 12px; font-size: 16px }
  .go { padding: 12px; font-size: 16px; border-radius: var(--r-2) }
  .box { display: flex; gap: 10px; padding: 10px 12px; border-radius: var(--r-2); background: var(--bad-soft); color: var(--bad); align-items: start } .box svg { margin-top: 3px }
  .box.fine { background: var(--ok-soft); color: var(--ok) }
  .check { display: flex; gap: 8px; align-items: center; color: var(--ink-2); font-size: 14px }
  footer { text-align: center; padding: 16px; color: var(--ink-3); font-size: 14px; display: flex; gap: 20px; justify-content: center; align-items: center }
  .language { border: 1px solid var(--line); border-radius: 6px; background: var(--raised); padding: 4px 6px; color: var(--ink-2) }
  h2 { font-size: 15px; margin-top: 6px; padding-top: 16px; border-top: 1px solid var(--line-2) }
  @media (max-width: 480px) { .card { padding: 22px 18px } }
`;
