import { html, nothing } from 'lit';

/**
 * Two have changed the same field: says both and lets the person decide; nothing where nobody did.
 * @param {import('./draft.js').Draft} draft
 * @param {string} key
 * @param {(value: unknown) => string} words
 */
export function clash(draft, key, label, words, { t }) {
  const found = draft.clash(key);
  if (!found) return nothing;
  return html`<div class="clash" role="group" aria-label=${t('clash.of', { label })}><p>${t('clash.theirs')} <b>${words(found.theirs)}</b><br>${t('clash.mine')} <b>${words(draft.get(key))}</b></p>
    <button class="btn" @click=${() => draft.keepMine(key)}>${t('clash.keep')}</button><button class="btn" @click=${() => draft.takeTheirs(key)}>${t('clash.take')}</button></div>`;
}
