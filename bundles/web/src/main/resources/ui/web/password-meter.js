import { html, css } from 'lit';
import { LEVELS, strength } from './password.js';

/** How strong what was typed is, as it is typed (ORG-29), from None upwards. */
export function passwordMeter(password, texts, least = 'good') {
  const level = strength(password ?? ''), reached = LEVELS.indexOf(level), wanted = Math.max(1, LEVELS.indexOf(least)), { t } = texts;
  return html`<div class="meter ${level} ${reached < wanted ? 'short' : ''}" role="status">${[1, 2, 3].map(n => html`<i class=${reached >= n ? 'on' : ''}></i>`)}
    <span>${t('password.strength', { level: t(`password.${password ? level : 'empty'}`) })}</span></div>`;
}

/** Whether a password is at least as strong as the policy wants (AUTH-08). */
export const strongEnough = (password, least = 'good') => LEVELS.indexOf(strength(password)) >= Math.max(1, LEVELS.indexOf(least));

/** What the policy wants, in words. */
export const passwordRule = (texts, least = 'good') => texts.t(least === 'good' ? 'password.rule' : `password.rule.${least}`);

/** Nothing if there are no errors in the two fields, else an error for each. */
export function newPasswordErrors({ password, again }, texts, least) {
  const errors = {};
  if (!password) errors.password = texts.t('error.missing');
  else if (!strongEnough(password, least)) errors.password = texts.t('password.too-weak', { level: texts.t(`password.${least}`) });
  if (!again) errors.again = texts.t('error.missing');
  else if (password && again !== password) errors.again = texts.t('password.mismatch');
  return errors;
}

export const meterStyles = css`
  .meter { display: grid; grid-template-columns: repeat(3, 1fr) auto; gap: 4px; align-items: center; font-size: 13px; color: var(--ink-2) }
  .meter i { height: 5px; border-radius: 9px; background: var(--line) } .meter span { padding-left: 8px; min-width: 9em }
  .meter.good i.on { background: var(--warn) } .meter.strong i.on { background: var(--info) } .meter.excellent i.on { background: var(--ok) } .meter.short i.on { background: var(--bad) }
`;
