import { html, nothing } from 'lit';
import { icon } from './icons.js';

/**
 * One line to type into, with its label, a hint and what is wrong with it.
 * @param {object} field `name` (also its ID), `label`, and as they are needed `hint`, `error`, `type`, `autocomplete`,
 *   `inputmode`, `value`, `input` (called at each change), `readonly`
 */
export function formField({ name, label, hint, error, type = 'text', autocomplete = 'off', inputmode, value, input, readonly, most = 256 }) {
  const about = [error && `${name}-error`, hint && `${name}-hint`].filter(Boolean).join(' ');
  return html`<div class="field"><label for=${name}>${label}</label>
    <input id=${name} name=${name} type=${type} autocomplete=${autocomplete} inputmode=${inputmode ?? nothing} maxlength=${most} spellcheck="false" .value=${value ?? ''} ?readonly=${readonly}
      aria-invalid=${Boolean(error)} aria-describedby=${about || nothing} @input=${event => input?.(event.target.value)}>
    ${error ? html`<span class="error" id="${name}-error" role="alert">${icon('warn')}${error}</span>` : nothing}
    ${hint ? html`<small id="${name}-hint">${hint}</small>` : nothing}</div>`;
}

/** Puts the focus into the first field at fault. */
export const focusFault = root => root.querySelector('[aria-invalid=true]')?.focus();
