import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { define, Follow } from '/ui/web/element.js';
import { SettingsForm } from './settings-form.js';
import { tabRow, tabStyles } from './tabs.js';
import { ORGANIZATION } from './tree-model.js';
import './form-tab.js';
import './labels-page.js';
import './api-keys-page.js';
import './sso-page.js';

const TABS = ['settings', 'labels', 'api-keys', 'sso'];

/** Global settings: what holds for the whole organization; master administrators only (ORG-11, ORG-46). */
class GlobalPage extends LitElement {
  static properties = { office: { attribute: false } };

  static styles = [base, tabStyles, css`
    :host { display: grid; grid-template-rows: auto auto minmax(0, 1fr); min-height: 0; min-width: 0 } .head { padding: 14px 22px 6px; background: var(--paper) } h1 { font-size: 20px } .head p { color: var(--ink-3); font-size: 12px; min-height: 20px }
    .panel { min-height: 0; display: grid; overflow: auto } @media (max-width: 620px) { .head { padding: 10px 12px 4px } }
  `];

  #follow = new Follow(this); #parts = null;

  willUpdate() {
    this.#follow.to(this.office);
    this.#parts ??= [new SettingsForm(this.office, { id: ORGANIZATION, type: 'organization', acts: [] })];
  }

  render() {
    const { office } = this, { texts: { t }, route } = office, chosen = TABS.includes(route.tab) ? route.tab : TABS[0];
    return html`<div class="head"><p>${office.organization}</p><h1>${t('section.global')}</h1></div>
      ${tabRow(TABS.map(id => ({ id, label: t(`global.${id}`) })), chosen, t('tabs'), tab => office.route.go({ page: 'global', tab }))}
      <div class="panel" role="tabpanel" id="panel" aria-labelledby="tab-${chosen}">${{
        settings: () => html`<belay-form-tab .office=${office} .parts=${this.#parts}></belay-form-tab>`,
        labels: () => html`<belay-labels-page .office=${office}></belay-labels-page>`,
        'api-keys': () => html`<belay-api-keys-page .office=${office}></belay-api-keys-page>`,
        sso: () => html`<belay-sso-page .office=${office}></belay-sso-page>`,
      }[chosen]?.() ?? nothing}</div>`;
  }
}

define('belay-global-page', GlobalPage);
