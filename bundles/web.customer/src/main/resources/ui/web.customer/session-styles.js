import { css } from 'lit';

/** Phone first: the whole height, large type; on wide screens a calm column. */
export const sessionStyles = css`
  :host { display: block }
  .centre { min-height: 100dvh; display: grid; place-content: center; justify-items: center; text-align: center; gap: 14px; padding: 24px } .centre > svg.i { width: 44px; height: 44px; color: var(--ink-3) }
  h1 { font-size: 1.41em; line-height: 1.25; text-wrap: balance } .standing h1 { margin-bottom: 6px } p { color: var(--ink-2); max-width: 32em; text-wrap: pretty }
  .btn { border-radius: 10px; padding: 8px 14px } .big { padding: 13px 28px; font-size: 1em; margin-top: 8px }
  .shell { height: 100dvh; max-width: 46rem; margin: 0 auto; background: var(--paper); container-type: inline-size; display: grid; grid-template-columns: minmax(0, 1fr); grid-template-rows: auto auto auto minmax(0, 1fr) auto }
  .shell > header { display: flex; align-items: center; gap: 12px; padding: 12px 16px; border-bottom: 1px solid var(--line-2); grid-row: 1 } .who { flex: 1; min-width: 0 } .who b, .who small { display: block; overflow: hidden; text-overflow: ellipsis } .who small { color: var(--ink-3); font-size: .82em; line-height: 1.3 }
  .language { border: 1px solid var(--line); border-radius: 6px; background: var(--raised); padding: 5px 6px; font-size: .82em; min-width: 0; max-width: 9em }
  .tools { display: flex; align-items: center; gap: 6px } .tools [role=group] { display: inline-flex } .tools .btn { padding: 6px 9px; font-size: .88em } sup { font-size: .75em; line-height: 0 }
  /* in the text's own size: larger text needs a second row sooner */
  @container (max-width: 38em) { .shell > header { flex-wrap: wrap; row-gap: 6px } .tools { order: 1; flex-basis: 100% } .tools > :last-child { margin-inline-start: auto } }
  .ava { width: 44px; height: 44px; font-size: 16px } belay-line-banner { grid-row: 2 } .standing, .note, .over-card { grid-row: 3 } belay-customer-terms { grid-row: 3 / -1 } belay-chat-log { grid-row: 4 } belay-chat-input { grid-row: 5; padding-bottom: env(safe-area-inset-bottom) }
  .standing { display: grid; justify-items: center; text-align: center; gap: 18px; padding: 30px 22px 18px }
  .ring { width: 108px; height: 108px; border-radius: 50%; display: grid; place-items: center; font-size: 27px; font-weight: 650; position: relative }
  .ring::before { content: ""; position: absolute; inset: 0; border-radius: 50%; border: 7px solid var(--brand-soft); border-top-color: var(--brand) }
  .ring.turning::before { animation: spin 1.6s linear infinite }
  .note { display: flex; gap: 10px; align-items: center; justify-content: center; background: var(--info-soft); color: var(--info); padding: 10px 16px }
  .over-card { display: grid; justify-items: center; text-align: center; gap: 10px; padding: 30px 22px 22px; border-bottom: 1px solid var(--line-2) }
  .tick { width: 64px; height: 64px; border-radius: 50%; background: var(--ok-soft); color: var(--ok); display: grid; place-items: center } .tick svg.i { width: 30px; height: 30px }
  @media (min-width: 800px) {
    :host { background: var(--ground); min-height: 100dvh; padding: 24px 0 } .shell { height: calc(100dvh - 48px); border: 1px solid var(--line); border-radius: 18px; box-shadow: var(--shadow); overflow: hidden } .centre { min-height: calc(100dvh - 48px) }
    .standing { grid-template-columns: auto auto; text-align: start; align-items: center; justify-content: center; gap: 26px; padding: 34px 28px 24px } .shell > header { padding: 14px 22px }
  }
  @media (max-height: 560px) { .standing { grid-template-columns: auto auto; text-align: start; align-items: center; justify-content: start; padding: 12px 16px } .ring { width: 64px; height: 64px; font-size: 17px } h1 { font-size: 1.1em } .standing p { display: none } }
`;
