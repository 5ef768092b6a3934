import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { define, Follow, fire } from '/ui/web/element.js';
import { icon } from '/ui/web/icons.js';
import { below } from '/ui/web/menu.js';
import '/ui/web/slot-host.js';
import { ChannelsForm } from './channels-form.js';
import { aboveOf } from './choose-unit.js';
import { PermissionsForm } from './permissions-form.js';
import { SettingsForm } from './settings-form.js';
import { tabRow, tabStyles } from './tabs.js';
import { unitMenu } from './tree-menu.js';
import { ORGANIZATION } from './tree-model.js';
import { UnitForm } from './unit-form.js';
import './form-tab.js';

/** The parts of each tab that this bundle knows; others come from the slot `admin.workspace.tab`. */
const PARTS = {
  organization: (office, unit) => [
    new UnitForm(office, unit),
    ...unit.acts.includes('permissions') ? [new PermissionsForm(office, unit), ...unit.type === 'technician-group' ? [new PermissionsForm(office, unit, 'external')] : []] : [],
  ],
  channels: (office, unit) => [new ChannelsForm(office, unit)],
  settings: (office, unit) => [new SettingsForm(office, unit)],
};

/** The selected unit: where it is, its name, its tabs. The chosen tab stays when another unit is selected (ORG-06). */
class Workspace extends LitElement {
  static properties = { office: { attribute: false }, unit: { state: true }, parts: { state: true }, error: { state: true } };

  static styles = [base, tabStyles, css`
    :host { display: grid; grid-template-rows: auto auto minmax(0, 1fr); min-height: 0; min-width: 0 }
    .head { padding: 12px 22px 4px; background: var(--paper); display: grid; grid-template-columns: minmax(0, 1fr) auto; align-items: end; gap: 0 12px } .crumb { grid-column: 1 / -1; color: var(--ink-3); font-size: 12px; min-height: 20px; display: flex; flex-wrap: wrap }
    .crumb a { color: inherit; text-decoration: none; padding: 1px 2px; min-height: 24px; display: inline-block; line-height: 24px } .crumb a:hover { text-decoration: underline } h1 { font-size: 20px; line-height: 1.3; overflow-wrap: anywhere; display: flex; flex-wrap: wrap; gap: 2px 12px; align-items: baseline } h1 small { font-size: 12px; font-weight: 400; color: var(--ink-3) } h1.off span { text-decoration: line-through; color: var(--ink-3) }
    .rest { display: grid; place-content: center; justify-items: center; gap: 10px; text-align: center; color: var(--ink-2); padding: 24px; grid-row: 1 / -1; overflow: auto } .rest h1 { color: var(--ink) } .rest p { max-width: 34em } .panel { min-height: 0; display: grid; overflow: auto } .panel > belay-form-tab { min-height: 0 }
    @media (max-width: 620px) { .head { padding: 10px 12px 4px } }
  `];

  #follow = new Follow(this); #shown = ''; #asked = 0;

  willUpdate() {
    this.#follow.to(this.office);
    const { route } = this.office;
    if (route.unit !== this.#asked) {
      this.#asked = route.unit;
      this.#load(route.unit);
    }
    this.#fill();
  }

  render() {
    const { unit, error, office } = this, { texts: { t }, route } = office;
    if (!route.unit) return html`<div class="rest"><h1>${t('welcome.heading')}</h1><p>${t('welcome.text')}</p></div>`;
    const way = error?.status === 404 && office.tree.item(route.unit);
    if (way) return html`<div class="rest"><h1>${way.name}</h1><p>${t('gone.way')}</p></div>`;
    if (error) return html`<div class="rest" role="alert"><h1>${t(error.status === 404 ? 'gone.heading' : 'failed.heading')}</h1><p>${error.status === 404 ? t('gone.text') : office.texts.error(error)}</p><button class="btn" @click=${() => this.#load(route.unit)}>${t('retry')}</button></div>`;
    if (!unit) return html`<div class="rest" role="status" aria-label=${t('loading')}><i class="spin"></i></div>`;
    const tabs = this.#tabs(), chosen = this.#chosen(tabs), name = this.parts?.[0]?.data?.name || unit.name;
    return html`<div class="head"><nav class="crumb" aria-label=${t('crumb')}>${aboveOf(unit).filter(each => each.id !== ORGANIZATION).map(each => html`<a href="#unit=${each.id}" @click=${event => this.#go(event, each.id)}>${each.name}</a><span aria-hidden="true" style="line-height:24px"> ›&nbsp;</span>`)}</nav>
        <h1 class=${unit.effective ? '' : 'off'} tabindex="-1"><span dir="auto">${name}</span><small>${t(`type.${unit.type}`)} · ${t('unit.id', { id: unit.id })}${unit.effective ? '' : ` · ${t('tree.disabled')}`}</small></h1>
        <button class="btn" aria-haspopup="menu" @click=${event => unitMenu(office, unit, below(event.currentTarget))}>${t('menu')}${icon('down')}</button></div>
      ${tabRow(tabs, chosen, t('tabs'), tab => this.#choose(tab))}
      <div class="panel" role="tabpanel" id="panel" aria-labelledby="tab-${chosen}">${this.#panel(chosen)}</div>`;
  }

  #panel(chosen) {
    const { office, unit } = this, given = this.#given().find(each => each.id === chosen);
    if (given) return html`<belay-slot-host .contribution=${given} .properties=${{ api: office.api, unit, me: office.me }}></belay-slot-host>`;
    return this.parts ? html`<belay-form-tab .office=${office} .parts=${this.parts}></belay-form-tab>` : nothing;
  }

  #given() { return this.office.contributions.slot('admin.workspace.tab').filter(each => each.applies(this.unit)); }

  #tabs() {
    const { t } = this.office.texts;
    // A root or a link has no form; what it is for is said in the place of one.
    const own = this.unit.tabs.length ? this.unit.tabs : ['organization'];
    return [...own.filter(id => id in PARTS).map(id => ({ id, label: t(`tab.${id}`) })), ...this.#given().map(({ id, label }) => ({ id, label }))];
  }

  /** The tab of the address; of a unit that hasn't got it, the first. */
  #chosen(tabs) { return (tabs.find(({ id }) => id === this.office.route.tab) ?? tabs[0])?.id; }

  #choose(tab) { return this.office.route.go({ unit: this.unit.id, tab }); }

  #go(event, id) {
    event.preventDefault();
    this.office.select(id);
  }

  /** New parts where another unit or tab is shown; the same ones, with all that was typed, otherwise. */
  #fill() {
    const { unit, office } = this, tab = unit && this.#chosen(this.#tabs()), wanted = unit ? `${unit.id} ${tab}` : '';
    if (wanted === this.#shown) return;
    this.#shown = wanted;
    this.parts = unit && PARTS[tab] ? PARTS[tab](office, unit) : null;
    for (const part of this.parts ?? []) {
      part.addEventListener('gone', ({ detail }) => { if (!part.changes) this.error = detail; });
      part.addEventListener('change', () => this.#heard(part));
    }
  }

  /** A part may have fetched the unit anew: the head follows. */
  #heard(part) {
    if (part instanceof UnitForm && part.data && part.data !== this.unit && part.data.id === this.unit?.id) this.unit = part.data;
  }

  async #load(id) {
    this.unit = this.error = null;
    if (!id) return;
    try {
      const unit = await this.office.api.get(`/api/units/${id}`);
      if (id !== this.office.route.unit) return;
      this.unit = unit;
      fire(this, 'belay-shown', unit);
    } catch (error) {
      if (id === this.office.route.unit) this.error = error;
    }
  }
}

define('belay-workspace', Workspace);
