import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { define, Follow } from '/ui/web/element.js';
import { loadTexts } from '/ui/web/texts.js';
import { toast } from '/ui/web/toasts.js';
import '/ui/web/dialog.js';
import '/ui/web/line-banner.js';
import '/ui/web/slot-host.js';
import '/ui/web/splitter.js';
import { Office } from './office.js';
import { aboveOf } from './choose-unit.js';
import { keysHelp } from './keys-help.js';
import './admin-header.js';
import './global-page.js';
import './tree.js';
import './workspace.js';

/** The Administration Center's frame: header, tree at the left, workspace at the right (ORG-01, ORG-06). */
class Admin extends LitElement {
  static properties = { office: { state: true }, drawer: { state: true }, keys: { state: true } };

  static styles = [base, css`
    :host { height: 100dvh; display: grid; grid-template-rows: auto auto minmax(0, 1fr); font-size: 13px; overflow: hidden }
    .page { display: grid; grid-template-columns: auto minmax(0, 1fr); min-height: 0 } main { min-height: 0; min-width: 0; display: grid; background: var(--ground) } aside { min-height: 0; display: grid; grid-template-columns: minmax(0, 1fr) 5px; width: min(var(--tree-width, 297px), 50vw) }
    belay-splitter { border-left: 1px solid var(--line); background: var(--ground) } belay-splitter:hover, belay-splitter:focus-visible { background: var(--brand-soft); outline: none; box-shadow: none }
    .whole { grid-column: 1 / -1 } .none { display: grid; place-content: center; text-align: center; gap: 10px; padding: 24px; color: var(--ink-2) } .none h1 { font-size: 20px; color: var(--ink) } .none p { max-width: 34em } .wait { position: fixed; inset: 0; display: grid; place-content: center; color: var(--ink-3); font-size: 22px } .veil { display: none }
    .skip { position: fixed; left: 8px; top: -60px; z-index: 50; background: var(--raised); padding: 8px 14px; border-radius: var(--r-1); box-shadow: var(--shadow-high) } .skip:focus { top: 8px }
    @media (max-width: 760px) {
      .page { grid-template-columns: minmax(0, 1fr) } belay-splitter { display: none }
      aside { grid-template-columns: minmax(0, 1fr); position: fixed; inset: 0 auto 0 0; width: min(330px, 88vw); z-index: 40; box-shadow: var(--shadow-high); visibility: hidden; translate: -105% 0; transition: translate .16s, visibility .16s } aside.open { visibility: visible; translate: 0 }
      .veil.open { display: block; position: fixed; inset: 0; background: var(--veil); z-index: 39 }
    }
  `];

  #follow = new Follow(this);

  async connectedCallback() {
    super.connectedCallback();
    const texts = await loadTexts('/ui/web.admin/texts/');
    document.documentElement.lang = texts.language;
    const office = new Office(texts);
    office.addEventListener('signed-out', () => location.replace(`/sign-in?next=${encodeURIComponent(location.pathname + location.hash)}`));
    await Promise.race([office.begin(), new Promise(done => office.addEventListener('change', () => office.me && done()))]);
    if (!office.me) return;
    this.office = office;
    this.#follow.to(office);
    // Messages lie above the foot with the save buttons.
    document.documentElement.style.setProperty('--toast-bottom', '62px');
    document.addEventListener('keydown', this.#key);
  }

  updated() {
    if (this.office) document.title = `${this.office.texts.t('title')} – Belay`;
  }

  render() {
    const { office } = this;
    if (!office) return html`<div class="wait"><i class="spin"></i></div>`;
    const { t } = office.texts, inTree = office.route.page === 'organization' && office.may('admin.units');
    return html`<belay-admin-header .office=${office} .drawer=${Boolean(this.drawer)} @belay-drawer=${this.#openDrawer} @belay-keys=${() => { this.keys = true; }}></belay-admin-header>
      <belay-line-banner .state=${office.socket.state} .texts=${office.texts}></belay-line-banner>
      <div class="page">${inTree ? html`
        <aside class=${this.drawer ? 'open' : ''} aria-label=${t('tree')} @belay-chosen=${() => { this.drawer = false; }} @keydown=${event => { if (event.key === 'Escape' && this.drawer) this.#openDrawer(); }}><belay-tree .office=${office}></belay-tree>
          <belay-splitter property="--tree-width" axis="x" min="200" max="560" value="297" aria-label=${t('split')}></belay-splitter></aside>
        <div class="veil ${this.drawer ? 'open' : ''}" @click=${() => { this.drawer = false; }}></div>
        <main id="main" ?inert=${Boolean(this.drawer)}><belay-workspace .office=${office} @belay-shown=${this.#shown}></belay-workspace></main>` : html`<main class="whole">${this.#section()}</main>`}</div>
      ${this.keys ? keysHelp(office.texts, () => { this.keys = false; }) : nothing}`;
  }

  #section() {
    const { office } = this, { page } = office.route, { t } = office.texts;
    // Whoever sees reports only: the gateway tells him nothing of the tree (ORG-24).
    if (page === 'organization') return html`<div class="none"><h1>${t('reports-only.heading')}</h1><p>${t('reports-only.text')}</p></div>`;
    if (page === 'global' && office.isMaster) return html`<belay-global-page .office=${office}></belay-global-page>`;
    const given = office.contributions.slot('admin.section').find(each => each.id === page);
    return given ? html`<belay-slot-host .contribution=${given} .properties=${{ api: office.api, me: office.me }}></belay-slot-host>` : nothing;
  }

  /** The tree opens where the address leads. */
  #shown = ({ detail }) => this.renderRoot.querySelector('belay-tree')?.reveal(aboveOf(detail), detail.id);

  #openDrawer = async () => {
    this.drawer = !this.drawer;
    await this.updateComplete;
    if (this.drawer) this.renderRoot.querySelector('belay-tree')?.renderRoot.querySelector('input')?.focus();
  };

  /** Ctrl+Z takes the last move back, unless somebody is writing; ? shows the keys. */
  #key = event => {
    const writing = event.composedPath()[0].matches?.('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]');
    if (writing || document.querySelector('belay-confirm, belay-create-dialog, belay-choose-unit, belay-name-dialog, belay-leave-question')) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') {
      event.preventDefault();
      if (!this.office.undo.last()) toast(this.office.texts.t('undo.nothing'));
    } else if (event.key === '?') {
      this.keys = true;
    }
  };
}

document.body.append(document.createElement(define('belay-admin', Admin)));
