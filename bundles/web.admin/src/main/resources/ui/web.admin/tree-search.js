import { html, nothing } from 'lit';
import { aboveOf, pathOf } from './choose-unit.js';
import { unitIcon } from './unit-icons.js';

/** How long after the last letter the search begins, in milliseconds. */
const PAUSE = 180;

/** The search field above the tree and its list (ORG-03): name, e-mail address or ID; arrows and Enter choose, Escape gives the tree back. */
export class TreeSearch {
  #tree; #text = ''; #found = null; #more = false; #at = 0; #timer; #failed = null;

  constructor(tree) { this.#tree = tree; }

  /** Whether a list is shown in the tree's place. */
  get shown() { return Boolean(this.#text.trim()); }

  field() {
    const { t } = this.#tree.office.texts, chosen = this.shown && this.#found?.[this.#at];
    return html`<div class="find"><input type="search" role="combobox" aria-label=${t('search')} placeholder=${t('search.prompt')} autocomplete="off" spellcheck="false" .value=${this.#text}
      aria-expanded=${this.shown} aria-controls="found" aria-autocomplete="list" aria-activedescendant=${chosen ? `s-${chosen.id}` : nothing}
      @input=${event => this.#typed(event.target.value)} @keydown=${event => this.#key(event)}></div>`;
  }

  results() {
    const { office } = this.#tree, { t } = office.texts;
    if (this.#failed) return html`<div class="note" role="alert" id="found"><span>${office.texts.error(this.#failed)}</span><button class="btn" @click=${() => this.#search()}>${t('retry')}</button></div>`;
    if (!this.#found) return html`<p class="note" role="status" id="found"><i class="spin"></i></p>`;
    return html`${this.#found.length ? html`<div class="found" role="listbox" id="found" aria-label=${t('search.results')}>${this.#found.map((unit, index) => html`
        <div role="option" id="s-${unit.id}" aria-selected=${index === this.#at} @click=${() => this.#choose(unit)}>${unitIcon(unit.type)}
          <span class="name ${unit.effective ? '' : 'off'}" dir="auto">${marked(unit.name, this.#text.trim())}</span><small>${pathOf(aboveOf(unit))}</small></div>`)}</div>`
      : html`<p class="note" id="found">${t('search.none', { text: this.#text.trim() })}</p>`}
      ${this.#more ? html`<p class="note">${t('search.more')}</p>` : nothing}<p class="sr" role="status">${t('search.found', { n: this.#found.length })}</p>`;
  }

  #typed(text) {
    this.#text = text;
    // Else Enter would choose from what was found for other letters.
    this.#found = this.#failed = null;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#search(), PAUSE);
    this.#tree.requestUpdate();
  }

  async #search() {
    const text = this.#text.trim();
    if (!text) return;
    try {
      const { found, more } = await this.#tree.office.api.get(`/api/tree/search?q=${encodeURIComponent(text)}&limit=50`);
      if (text !== this.#text.trim()) return;
      [this.#found, this.#more, this.#at, this.#failed] = [found, more, 0, null];
    } catch (error) {
      if (text !== this.#text.trim()) return;
      this.#failed = error;
    }
    this.#tree.requestUpdate();
  }

  #key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key], count = this.#found?.length ?? 0;
    if (event.key === 'Escape' && this.#text) this.#typed('');
    else if (step && this.shown && count) this.#at = (this.#at + step + count) % count;
    else if (event.key === 'Enter' && this.shown && this.#found?.[this.#at]) this.#choose(this.#found[this.#at]);
    else if (event.key === 'ArrowDown' && !this.shown) this.#tree.focusItem(this.#tree.activeRow());
    else return;
    event.preventDefault();
    this.#tree.requestUpdate();
    this.#tree.updateComplete.then(() => this.#tree.renderRoot.querySelector('.found [aria-selected=true]')?.scrollIntoView({ block: 'nearest' }));
  }

  async #choose(unit) {
    if (!await this.#tree.office.select(unit.id)) return;
    this.#text = '';
    this.#found = null;
    this.#tree.requestUpdate();
    await this.#tree.reveal(aboveOf(unit), unit.id);
    this.#tree.focusItem(unit.id);
  }
}

/** The name with what was searched for marked. */
function marked(name, text) {
  const at = name.toLowerCase().indexOf(text.toLowerCase());
  return at < 0 ? name : html`${name.slice(0, at)}<mark>${name.slice(at, at + text.length)}</mark>${name.slice(at + text.length)}`;
}
