import { html, nothing } from 'lit';
import { chooseUnit } from './choose-unit.js';
import { icon } from '/ui/web/icons.js';
import { clash } from './clash.js';
import { lockButton, lockIcon } from './lock-button.js';
import { Part } from './part.js';

/** Draft keys: what is given (option and listed units with it), and the lock. */
const lockOf = key => `${key}#lock`;
const plain = key => key.replace(/#lock$/, '');
const ids = units => units.map(each => each.id ?? each).toSorted((a, b) => a - b);
const optionOf = each => typeof each === 'string' ? { value: each, label: each } : each;

/** What the members of a group may do (PERM), or what their unlisted external guests get (PERM-38). */
export class PermissionsForm extends Part {
  #names = new Map();

  /** @param {'members'|'external'} audience */
  constructor(office, unit, audience = 'members') {
    super(office, unit);
    this.audience = audience;
  }

  fetch() { return this.office.api.get(`/api/units/${this.unit.id}/permissions?audience=${this.audience}`); }

  baseOf(data) {
    for (const { units } of data.permissions) for (const each of units ?? []) this.#names.set(each.id, each.name);
    return Object.fromEntries(data.permissions.flatMap(each => [[each.key, { given: each.given, option: each.option ?? '', units: ids(each.units ?? []) }], [lockOf(each.key), this.#lockedHere(each)]]));
  }

  #groups() { return Map.groupBy(this.data.permissions, each => each.group); }

  #idOf(group) { return `${this.audience}-${group}`.replace(/[^\w-]/g, '_'); }

  sections() {
    const wrong = this.wrong.map(plain), changes = this.draft.changes.map(plain), external = this.audience === 'external';
    const count = (keys, list) => list.filter(({ key }) => keys.includes(key)).length;
    const groups = [...this.#groups()].map(([group, list]) => ({ id: this.#idOf(group), label: external ? this.t('external.of', { group }) : group, changes: count(changes, list), wrong: count(wrong, list) }));
    return external ? groups.slice(0, 1).map(first => ({ id: first.id, label: this.t('external.heading'), changes: changes.length, wrong: wrong.length })) : groups;
  }

  render() {
    const external = this.audience === 'external';
    return html`<div class="over"><h2>${this.t(external ? 'external.heading' : 'permissions')}</h2>${this.office.help ? html`<p>${this.t(external ? 'external.lead' : 'permissions.lead')}</p>` : nothing}</div>
      ${[...this.#groups()].map(([group, list]) => {
      const id = this.#idOf(group);
      return html`<section id=${id} aria-labelledby="h-${id}"><header><h2 id="h-${id}" tabindex="-1">${external ? this.t('external.of', { group }) : group}</h2>
</header>${list.map(each => this.#row(each))}</section>`;
    })}${this.#unknown()}`;
  }

  send(save, keys) {
    const permissions = {};
    for (const key of keys) {
      const name = plain(key), entry = permissions[name] ??= { revision: this.#find(name).revision };
      if (key.endsWith('#lock')) entry.locked = this.draft.get(key);
      else Object.assign(entry, this.draft.get(key));
    }
    return this.office.api.put(`/api/units/${this.unit.id}/permissions?audience=${this.audience}`, { save, permissions });
  }

  #row(permission) {
    const { key, label, help, mayChange, options = [] } = permission, { draft, t } = this, { texts, help: helping, isMaster } = this.office;
    const id = `p-${this.audience}-${key}`, value = draft.get(key), problem = this.problem(key), set = change => draft.set(key, { ...value, ...change });
    const about = [help && helping && `${id}-help`, problem && `${id}-error`].filter(Boolean).join(' ') || nothing, locked = draft.get(lockOf(key));
    return html`<div class="f" data-permission=${key}><div class="what"><label for=${id}>${label}</label>${help && helping ? html`<span class="help" id="${id}-help">${help}</span>` : nothing}</div>
      <div class="how"><input class="sw" type="checkbox" role="switch" id=${id} .checked=${value.given} ?disabled=${!mayChange} aria-describedby=${about} aria-invalid=${problem ? 'true' : nothing}
          @change=${event => set({ given: event.target.checked, option: value.option || (options.length ? optionOf(options[0]).value : '') })}>
        ${value.given && options.length ? this.#options(permission, id, value, set) : nothing}
        ${problem ? html`<span class="err below" id="${id}-error" role="alert">${problem}</span>` : nothing}</div>
      <div class="from">${this.#state(permission)}${isMaster && !this.#lockedAbove(permission) && this.audience === 'members' ? lockButton(locked, label, texts, () => draft.set(lockOf(key), !locked)) : nothing}</div>
      ${clash(draft, key, label, each => this.#words(permission, each), texts)}${clash(draft, lockOf(key), label, each => t(each ? 'lock.locked' : 'lock.unlocked'), texts)}</div>`;
  }

  #options({ label, options, listing, mayChange }, id, value, set) {
    return html`<div class="opts" role="radiogroup" aria-label=${label}>${options.map(optionOf).map(option => html`
        <label><input type="radio" name="${id}-option" .checked=${option.value === value.option} ?disabled=${!mayChange} @change=${() => set({ option: option.value })}>${option.label}</label>`)}</div>
      ${listing && value.option === listing ? html`<div class="chips">${value.units.map(unit => html`<span class="chip">${this.#nameOf(unit)}
          <button aria-label=${this.t('entries.remove', { entry: this.#nameOf(unit) })} ?disabled=${!mayChange} @click=${() => set({ units: value.units.filter(each => each !== unit) })}>${icon('close')}</button></span>`)}
        <button class="btn" ?disabled=${!mayChange} @click=${() => this.#list(label, value, set)}>${icon('plus')}${this.t('permission.add-unit')}</button></div>` : nothing}`;
  }

  async #list(label, value, set) {
    const unit = await chooseUnit(this.office, { heading: label, yes: this.t('entries.add'), types: ['technician-group', 'channel'], fits: ({ id }) => !value.units.includes(id) });
    if (!unit) return;
    this.#names.set(unit.id, unit.name);
    set({ units: ids([...value.units, unit.id]) });
  }

  #state(permission) {
    const { draft, t } = this, { key, locked, lockedAt } = permission;
    if (draft.isChanged(key) || draft.isChanged(lockOf(key))) return html`<span class="changed">${t('setting.changed')}</span>`;
    if (this.#lockedAbove(permission)) return html`<span class="lock">${lockIcon()} ${t('lock.at', { name: lockedAt.name ?? '' })}</span>`;
    return locked ? html`<span class="lock">${t(this.office.isMaster ? 'lock.locked' : 'lock.by-master')}</span>` : nothing;
  }

  #words({ options = [] }, { given, option, units } = {}) {
    if (!given) return this.t('off');
    const label = options.map(optionOf).find(each => each.value === option)?.label;
    return [label ?? this.t('on'), ...units.map(each => this.#nameOf(each))].join(', ');
  }

  #unknown() {
    const { unknown = [] } = this.data;
    if (!unknown.length || this.audience === 'external') return nothing;
    return html`<section aria-labelledby="h-unknown"><header><h2 id="h-unknown" tabindex="-1">${this.t('unknown.heading')}</h2><p>${this.t('unknown.lead')}</p></header>
      ${unknown.map(({ key, given }) => html`<div class="f two"><div class="what"><code>${key}</code></div><div class="how">${this.t(given ? 'on' : 'off')}</div></div>`)}</section>`;
  }

  #nameOf(id) { return this.#names.get(id) ?? this.office.tree.item(id)?.name ?? String(id); }
  #lockedHere({ locked, lockedAt }) { return Boolean(locked) && (!lockedAt?.id || lockedAt.id === this.unit.id); }
  #lockedAbove({ locked, lockedAt }) { return Boolean(locked) && Boolean(lockedAt?.id) && lockedAt.id !== this.unit.id; }
  #find(key) { return this.data.permissions.find(each => each.key === key); }
}
