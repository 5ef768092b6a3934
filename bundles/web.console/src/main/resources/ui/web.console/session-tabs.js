import { LitElement, html, css, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { base } from '/ui/web/styles.js';
import { define, Follow } from '/ui/web/element.js';
import '/ui/web/elapsed.js';
import { colourOf, nameOf, statusText } from './status.js';

/** One tab a session (CONS-25, 73): name, time in status, unread mark. */
class SessionTabs extends LitElement {
  static properties = { desk: { attribute: false }, texts: { attribute: false } };

  static styles = [base, css`
    :host { display: block; background: var(--ground) }
    div { display: flex; gap: 4px; padding: 4px 12px 0; align-items: end; overflow-x: auto; scrollbar-width: none }
    button { display: flex; gap: 8px; align-items: center; border: 0; padding: 6px 11px; border-radius: var(--r-2) var(--r-2) 0 0; background: var(--line-2); color: var(--ink-2); max-width: 220px; cursor: pointer; flex: none }
    button:hover { background: var(--hover) } button[aria-selected=true] { background: var(--paper); color: var(--ink); font-weight: 600; box-shadow: inset 0 2px var(--brand) }
    button:focus-visible { box-shadow: inset 0 0 0 2px var(--brand); border-radius: var(--r-2) var(--r-2) 0 0 }
    .label { overflow: hidden; text-overflow: ellipsis; white-space: nowrap } belay-elapsed { font: 11px var(--mono); color: var(--ink-3) }
    .dot { width: 8px; height: 8px; border-radius: 50%; flex: none } .badge { background: var(--rope); color: var(--rope-ink); border-radius: 99px; font: 700 10px var(--font); padding: 1px 6px }
  `];

  #follow = new Follow(this); #shown = null;

  willUpdate() { this.#follow.to(this.desk); }

  updated() {
    if (this.#shown === this.desk.selectedId) return;
    this.#shown = this.desk.selectedId;
    this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  render() {
    const { desk, texts } = this, tabs = desk.tabs();
    if (!tabs.length) return nothing;
    return html`<div role="tablist" aria-label=${texts.t('session-tabs')} @keydown=${event => this.#key(event, tabs)}>${repeat(tabs, session => session.id, session => {
      const unread = desk.unread(session.id), on = session.id === desk.selectedId;
      return html`<button role="tab" aria-selected=${on} tabindex=${on ? 0 : -1} @click=${() => desk.select(session.id)}>
        <span class="dot" style="background:${colourOf(session)}" title=${statusText(session, false, texts)}></span><span class="sr">${statusText(session, false, texts)} </span><span class="label">${nameOf(session, texts)}</span>
        <belay-elapsed .now=${() => desk.api.now()} .since=${session.statusSince}></belay-elapsed>
        ${unread ? html`<span class="badge">${unread}<span class="sr"> ${texts.t('unread', { n: unread })}</span></span>` : nothing}</button>`;
    })}</div>`;
  }

  #key(event, tabs) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const to = tabs.at((tabs.findIndex(each => each.id === this.desk.selectedId) + step) % tabs.length);
    this.desk.select(to.id);
    this.updateComplete.then(() => this.renderRoot.querySelector('[aria-selected=true]')?.focus());
  }
}

define('belay-session-tabs', SessionTabs);
