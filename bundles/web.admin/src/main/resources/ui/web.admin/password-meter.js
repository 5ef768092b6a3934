import { html, css, nothing } from 'lit';
import { LEVELS, strength } from '/ui/web/password.js';

/** How strong what was typed is, as it is typed (ORG-29); nothing for nothing. */
export function passwordMeter(password, { t }) {
  if (!password) return nothing;
  const level = strength(password), reached = LEVELS.indexOf(level);
  return html`<div class="meter ${level}" role="status">${[1, 2, 3].map(n => html`<i class=${reached >= n ? 'on' : ''}></i>`)}<span>${t('password.strength', { level: t(`password.${level}`) })}</span></div>`;
}

/** Whether a password is at least as strong as the policy wants (AUTH-08). */
export const strongEnough = (password, least = 'good') => LEVELS.indexOf(strength(password)) >= Math.max(1, LEVELS.indexOf(least));

export const meterStyles = css`
  .meter { display: grid; grid-template-columns: repeat(3, minmax(24px, 64px)) auto; gap: 4px; align-items: center; font-size: 12.5px; color: var(--ink-2); margin-top: 6px; justify-content: start }
  .meter i { height: 5px; border-radius: 9px; background: var(--line) } .meter span { padding-left: 8px }
  .meter.good i.on { background: var(--warn) } .meter.strong i.on { background: var(--info) } .meter.excellent i.on { background: var(--ok) }
`;
