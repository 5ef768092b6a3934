import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { define, fire, Follow } from '/ui/web/element.js';
import '/ui/web/slot-host.js';
import { icon } from '/ui/web/icons.js';
import { TOOLS, can, hindrance, isOffered } from './acts.js';

/** Buttons that act on the selected session (CONS-23, CONS-58), after those of bundles (slot `console.toolbar`); the gateway says which acts are allowed. Fires `belay-` and the act. */
class ConsoleToolbar extends LitElement {
  static properties = { desk: { attribute: false }, texts: { attribute: false } };

  static styles = [base, css`
    :host { display: block; background: var(--paper); border-bottom: 1px solid var(--line) }
    div { display: flex; align-items: center; gap: 4px; padding: 0 12px; height: 42px; overflow-x: auto; scrollbar-width: none }
    .sep { width: 1px; height: 20px; background: var(--line); margin: 0 6px; flex: none } .btn { flex: none }
  `];

  #follow = new Follow(this);

  willUpdate() { this.#follow.to(this.desk); }

  render() {
    const { desk, texts: { t } } = this, session = desk.selected, added = desk.contributions.slot('console.toolbar');
    return html`<div role="toolbar" aria-label=${t('toolbar')} @keydown=${this.#key}>
      ${desk.may('session.private') ? html`<button class="btn primary" title=${t('new-session.hint')} @click=${() => fire(this, 'belay-new')}>${icon('plus')}${t('new-session')} <kbd aria-hidden="true">N</kbd></button>` : nothing}
      ${added.map(each => html`<belay-slot-host .properties=${{ api: desk.api, me: desk.me }} .contribution=${each}></belay-slot-host>`)}
      ${added.length || desk.may('session.private') ? html`<span class="sep"></span>` : nothing}
      ${TOOLS.filter(tool => isOffered(tool, desk)).map(tool => this.#button(tool, session))}</div>`;
  }

  #button({ act, key, icon: sign, word }, session) {
    const { desk, texts: { t } } = this, why = session?.acts.includes(act) && hindrance(act, session, desk);
    const words = t(word(session)), hint = why ? t(why) : t('toolbar.key', { what: words, key: key.length > 1 ? t(`key.${key}`) : key.toUpperCase() });
    return html`<button class="btn quiet" title=${hint} ?disabled=${!can(act, session, desk)} @click=${() => fire(this, `belay-${act}`)}>${icon(sign(session))}${words}</button>`;
  }

  /** Arrows go from button to button, as in every toolbar. */
  #key = event => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const places = 'button:not([disabled]), belay-slot-host', all = [...this.renderRoot.querySelectorAll(places)];
    const next = all.at((all.indexOf(event.target.closest(places)) + step) % all.length);
    (next?.localName === 'button' ? next : next?.firstElementChild)?.focus();
    event.preventDefault();
  };
}

define('belay-console-toolbar', ConsoleToolbar);
