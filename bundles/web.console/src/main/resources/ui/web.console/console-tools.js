import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { define, Follow } from '/ui/web/element.js';
import { openMenu, below } from '/ui/web/menu.js';
import '/ui/web/dialog.js';
import '/ui/web/slot-host.js';

/** The Tools menu (slot `console.tools`: each entry opens a window of its own) and what stands beside it (slot `console.menu`). */
class ConsoleTools extends LitElement {
  static properties = { desk: { attribute: false }, texts: { attribute: false }, shown: { state: true } };

  static styles = [base, css`:host { display: contents } belay-slot-host { display: contents } belay-dialog belay-slot-host { display: block }`];

  #follow = new Follow(this);

  willUpdate() { this.#follow.to(this.desk); }

  render() {
    const { desk, texts: { t } } = this, tools = desk.contributions.slot('console.tools'), shown = tools.find(each => each.id === this.shown);
    const properties = { api: desk.api, me: desk.me, session: desk.selected?.queue ? null : desk.selected, line: desk.line };
    return html`${tools.length ? html`<button class="btn quiet" aria-haspopup="menu" @click=${event => openMenu(tools.map(each => ({ text: each.label, act: () => { this.shown = each.id; } })), below(event.currentTarget))}>${t('tools')}</button>` : nothing}
      ${desk.contributions.slot('console.menu').map(each => html`<belay-slot-host .properties=${properties} .contribution=${each}></belay-slot-host>`)}
      <belay-dialog wide .heading=${shown?.label ?? ''} .closeLabel=${t('close')} ?open=${Boolean(shown)} @belay-close=${() => { this.shown = null; }}>
        ${shown ? html`<belay-slot-host .properties=${properties} .contribution=${shown}></belay-slot-host>` : nothing}</belay-dialog>`;
  }
}

define('belay-console-tools', ConsoleTools);
