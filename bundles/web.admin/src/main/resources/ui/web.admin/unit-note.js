import { html, nothing } from 'lit';
import { icon } from '/ui/web/icons.js';

/** What is said of a unit that has no fields: a root of the tree, or a link. */
export function unitNote(office, unit, link) {
  const { t } = office.texts, key = `about.${unit.type}`;
  return html`<section id="about" aria-labelledby="h-about"><header><h2 id="h-about" tabindex="-1">${t(`type.${unit.type}`)}</h2></header>
    <p class="note" style="border:0">${t(key)}</p>
    <div class="note chips">${link
      ? html`<button class="btn" @click=${() => office.select(unit.target)}>${t('menu.target')}</button>${unit.acts.includes('delete') ? html`<button class="btn" @click=${() => office.acts.unassign(unit)}>${t('menu.unassign')}</button>` : nothing}`
      : unit.creates.length ? unit.creates.map(type => html`<button class="btn" @click=${() => office.acts.create(type, unit)}>${icon('plus')}${t(`create.${type}`)}</button>`) : t('tree.people-below', { n: unit.count ?? 0 })}</div></section>`;
}
