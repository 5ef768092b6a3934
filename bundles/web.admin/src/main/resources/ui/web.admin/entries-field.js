import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { define, fire } from '/ui/web/element.js';
import { icon } from '/ui/web/icons.js';

/** A list of lines to add to and take from; what was typed counts when the field is left, too. Fires `belay-entries` with the new list. */
class Entries extends LitElement {
  static properties = { label: {}, value: { attribute: false }, most: { type: Number }, example: {}, disabled: { type: Boolean }, invalid: {}, texts: { attribute: false } };

  static styles = [base, css`
    ul { list-style: none; margin: 0 0 6px; padding: 0; display: grid; gap: 2px; max-width: 26rem } li { display: flex; align-items: center; gap: 8px; border: 1px solid var(--line); border-radius: 5px; padding: 1px 2px 1px 9px; min-height: 28px }
    li span { flex: 1; overflow-wrap: anywhere; font-family: var(--mono); font-size: 12.5px } li .btn { padding: 4px; min-width: 24px; min-height: 24px } li svg.i { width: 13px; height: 13px }
    form { display: flex; gap: 6px; max-width: 26rem } input { flex: 1; min-width: 0; border: 1px solid var(--edge); background: var(--raised); border-radius: 5px; padding: 4px 9px; min-height: 30px } input::placeholder { color: var(--ink-3); opacity: 1 }
    input:focus { outline: none; border-color: var(--brand); box-shadow: 0 0 0 3px var(--brand-soft) } input[aria-invalid=true] { border-color: var(--bad) }
  `];

  render() {
    const { t } = this.texts, full = this.most > 0 && this.value.length >= this.most;
    return html`${this.value.length ? html`<ul aria-label=${this.label}>${this.value.map(entry => html`<li><span>${entry}</span>
      <button class="btn quiet" ?disabled=${this.disabled} aria-label=${t('entries.remove', { entry })} @click=${() => this.#set(this.value.filter(each => each !== entry))}>${icon('close')}</button></li>`)}</ul>` : nothing}
      ${this.disabled ? this.value.length ? nothing : html`<span>${t('nothing')}</span>` : html`<form @submit=${this.#add} novalidate><input aria-label=${t('entries.new', { label: this.label })} placeholder=${this.example} autocomplete="off" spellcheck="false" aria-invalid=${Boolean(this.invalid)} ?disabled=${full} @change=${this.#add}>
        <button class="btn" ?disabled=${full}>${t('entries.add')}</button></form>`}`;
  }

  #add(event) {
    event.preventDefault();
    const input = this.renderRoot.querySelector('input'), lines = input.value.split(/[\n]/).map(line => line.trim()).filter(Boolean);
    if (!lines.length) return;
    input.value = '';
    this.#set([...new Set([...this.value, ...lines])]);
  }

  #set(value) { fire(this, 'belay-entries', value); }
}

define('belay-entries', Entries);
