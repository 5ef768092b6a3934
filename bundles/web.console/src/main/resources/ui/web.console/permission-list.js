import { LitElement, html, css } from 'lit';
import { base } from '/ui/web/styles.js';
import { define, fire } from '/ui/web/element.js';
import { loadTexts } from '/ui/web/texts.js';

/** What a technician may do in somebody else's session, by groups; those that reach beyond one session aren't the lead's to give. */
const PERMISSIONS = {
  sessions: ['session.hold', 'session.transfer'],
  chat: ['url.send'],
  remote: ['remote.control', 'remote.view', 'screen.capture', 'screen.show', 'clipboard', 'system.info', 'reboot', 'record', 'credentials'],
  files: ['files.send', 'files.receive', 'files.manage'],
  scripts: ['script.deploy', 'script.embedded'],
};

/** Check marks for what a collaborator may do (COLL-05, COLL-06, COLL-34). `withheld` has the keys that are off, `keys` those that can be given at all (EXT-08), null for all; fires `belay-withheld`. */
class PermissionList extends LitElement {
  static properties = { withheld: { attribute: false }, keys: { attribute: false }, texts: { attribute: false }, words: { state: true } };

  static styles = [base, css`
    :host { display: block; position: relative } .all { position: absolute; right: 0; top: -1.9em } .all .btn { padding: 1px 8px }
    .list { border: 1px solid var(--line); border-radius: var(--r-2); max-height: min(var(--list-height, 24rem), 55dvh); overflow: auto; padding: 6px 12px 10px; columns: 2 14rem; column-gap: 20px } fieldset { border: 0; padding: 0; margin: 6px 0 8px; break-inside: avoid } legend { font-weight: 650; font-size: 12px; color: var(--ink-3); padding: 0 }
    label { display: flex; gap: 8px; align-items: start; padding: 3px 0 } input { margin: 3px 0 0; accent-color: var(--brand) }
  `];

  constructor() {
    super();
    this.withheld = [];
  }

  async connectedCallback() {
    super.connectedCallback();
    this.words = await loadTexts('/ui/organization/texts/');
  }

  render() {
    if (!this.words) return html`<i class="spin"></i>`;
    const t = this.texts.t, words = this.words.t, off = new Set(this.withheld), groups = this.#groups();
    if (!groups.length) return html`<p class="list">${t('permissions.nothing')}</p>`;
    return html`<div class="all"><button type="button" class="btn quiet" @click=${() => this.#tell([])}>${t('permissions.all')}</button><button type="button" class="btn quiet" @click=${() => this.#tell(groups.flatMap(([, keys]) => keys))}>${t('permissions.none')}</button></div>
      <div class="list" tabindex="0" role="group" aria-label=${t('permissions')}>${groups.map(([group, keys]) => html`<fieldset><legend>${words(`permissions.${group}`)}</legend>${keys.map(key => html`
        <label><input type="checkbox" .checked=${!off.has(key)} @change=${({ target }) => this.#tell(target.checked ? this.withheld.filter(each => each !== key) : [...this.withheld, key])}>${words(`permission.${key}`)}</label>`)}</fieldset>`)}</div>`;
  }

  #groups() {
    return Object.entries(PERMISSIONS).map(([group, keys]) => [group, keys.filter(each => !this.keys || this.keys.includes(each))]).filter(([, keys]) => keys.length);
  }

  #tell(withheld) {
    this.withheld = withheld;
    fire(this, 'belay-withheld', withheld);
  }
}

define('belay-permission-list', PermissionList);
