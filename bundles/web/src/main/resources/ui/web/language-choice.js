import { html } from 'lit';
import { LANGUAGES, chooseLanguage } from './texts.js';

/** The list of languages, in their own names. */
export const languageChoice = texts => html`<select class="language" aria-label=${texts.t('language')} @change=${event => chooseLanguage(event.target.value)}>
  ${Object.entries(LANGUAGES).map(([tag, name]) => html`<option value=${tag} lang=${tag} ?selected=${tag === texts.language}>${name}</option>`)}</select>`;
