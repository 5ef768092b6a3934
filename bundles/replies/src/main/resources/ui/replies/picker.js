import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { icon } from '/ui/web/icons.js';
import { Follow } from '/ui/web/element.js';
import { fill, placeholders } from '/ui/web/placeholders.js';
import { repliesOf } from './replies.js';

const SHOWN = 50;

/**
 * A button with a list to filter by typing (CHAT-42, CHAT-43). What is chosen goes into the chat's box, where it may be edited
 * before it is sent. Arrows move, Enter takes, Escape gives back what was typed.
 */
export class Picker extends LitElement {
  static properties = {
    api: { attribute: false }, texts: { attribute: false }, me: { attribute: false }, session: { attribute: false }, chat: { attribute: false },
    opened: { state: true }, filter: { state: true }, at: { state: true },
  };

  static styles = [base, css`
    :host { display: block } .btn { font-size: 12px; padding: 3px 8px }
    .pop { position: absolute; left: 8px; right: 8px; bottom: calc(100% + 4px); z-index: 20; background: var(--raised); border: 1px solid var(--line); border-radius: var(--r-2); box-shadow: var(--shadow-high); padding: 8px; display: grid; gap: 6px }
    input { width: 100%; border: 1px solid var(--edge); border-radius: 6px; padding: 6px 9px; background: var(--raised) }
    ul { list-style: none; margin: 0; padding: 0; max-height: min(40vh, 300px); overflow: auto } li { padding: 5px 8px; border-radius: var(--r-1); cursor: pointer; display: grid; gap: 1px }
    li b { font-weight: 600; display: flex; gap: 8px; align-items: baseline } li b small { font-weight: 400 } small { color: var(--ink-3); overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
    li[aria-selected=true] { background: var(--chosen) } p { color: var(--ink-3); padding: 4px 8px }
  `];

  #follow = new Follow(this); #slash = '';

  /** `reply` or `url`; what the button bears as an icon; how the value of a placeholder is written. */
  kind = 'reply'; icon = 'chat'; write = value => value;

  willUpdate() { this.#follow.to(repliesOf(this.api)); }

  /** Opens the list; `typed` is what stands for it in the box, such as a slash. */
  async show(typed = '') {
    this.#slash = typed;
    this.filter = '';
    this.at = 0;
    this.opened = true;
    repliesOf(this.api).load();
    addEventListener('pointerdown', this.#outside);
    await this.updateComplete;
    this.renderRoot.querySelector('input').focus();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('pointerdown', this.#outside);
  }

  get #found() {
    const wanted = this.filter.trim().toLocaleLowerCase(), named = each => each.name.toLocaleLowerCase().startsWith(wanted) ? 0 : 1;
    return repliesOf(this.api).of(this.kind).filter(each => `${each.name}\n${each.content}`.toLocaleLowerCase().includes(wanted)).sort((a, b) => named(a) - named(b)).slice(0, SHOWN);
  }

  render() {
    const t = this.texts.t, name = t(`tool.${this.kind}`);
    return html`<button class="btn quiet" aria-haspopup="dialog" aria-expanded=${Boolean(this.opened)} title=${t(`tool.${this.kind}.hint`)} @click=${() => this.opened ? this.#close() : this.show()}>${icon(this.icon)}${name}</button>
      ${this.opened ? this.#list(name) : nothing}`;
  }

  #list(name) {
    const t = this.texts.t, found = this.#found, at = Math.min(this.at, found.length - 1);
    return html`<div class="pop" role="dialog" aria-label=${name} @keydown=${event => this.#key(event, found, at)}>
      <input role="combobox" aria-expanded="true" aria-controls="list" aria-autocomplete="list" aria-activedescendant=${found.length ? `o${at}` : nothing} aria-label=${t('filter')} placeholder=${t('filter')} autocomplete="off" spellcheck="false" .value=${this.filter} @input=${({ target }) => { this.filter = target.value; this.at = 0; }}>
      ${found.length ? html`<ul id="list" role="listbox" aria-label=${name}>${found.map((each, index) => html`<li id="o${index}" role="option" aria-selected=${index === at} @click=${() => this.#take(each)} @pointermove=${() => { this.at = index; }}>
        <b>${each.name}${each.group ? html`<small>${each.group}</small>` : nothing}</b><small>${this.#filled(each)}</small></li>`)}</ul>` : html`<p role="status">${t(this.filter ? 'filter.none' : `none.${this.kind}`)}</p>`}</div>`;
  }

  updated() { this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }); }

  #key(event, found, at) {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 8, PageUp: at - 8 }[event.key];
    if (to !== undefined) this.at = Math.max(0, Math.min(found.length - 1, to));
    else if (event.key === 'Enter' && !event.isComposing && found[at]) this.#take(found[at]);
    else if (event.key === 'Escape') this.#giveBack();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #take({ content }) {
    this.#close();
    this.chat.insert(this.#filled({ content }));
  }

  #filled({ content }) { return fill(content, placeholders(this.me, this.session), this.write); }

  /** Whoever typed a slash may have meant a slash. */
  #giveBack() {
    this.#close();
    if (this.#slash) this.chat.insert(this.#slash + this.filter);
    else this.chat.focus();
  }

  #close() {
    this.opened = false;
    removeEventListener('pointerdown', this.#outside);
  }

  #outside = event => { if (!event.composedPath().includes(this)) this.#close(); };
}
