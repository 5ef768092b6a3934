import { html, nothing } from 'lit';
import { clash } from './clash.js';
import { field, isGroup, shown, wrongWith } from './fields.js';
import { lockButton, lockIcon } from './lock-button.js';
import { Part } from './part.js';

/** Draft key of a setting's lock. */
const lockOf = key => `${key}#lock`;
const plain = key => key.replace(/#lock$/, '');

/** What was typed where somebody wants the inherited value back. */
const RESET = { reset: true };

/** The settings of a unit, drawn from what bundles declare; those of the organization are the global ones. */
export class SettingsForm extends Part {
  fetch() { return this.office.api.get(`/api/units/${this.unit.id}/settings`); }

  baseOf({ sections }) {
    return Object.fromEntries(sections.flatMap(({ settings }) => settings.flatMap(each => [[each.key, each.value], [lockOf(each.key), this.#lockedHere(each)]])));
  }

  sections() {
    const wrong = this.wrong.map(plain), changes = this.draft.changes.map(plain);
    const count = (keys, settings) => settings.filter(({ key }) => keys.includes(key)).length;
    return [
      ...this.data.sections.map(({ key, label, settings }) => ({ id: `section-${key}`, label, changes: count(changes, settings), wrong: count(wrong, settings) })),
      ...this.data.unknown?.length ? [{ id: 'section-unknown', label: this.t('unknown.heading') }] : [],
    ];
  }

  check(key) {
    const setting = this.#find(key), value = this.draft.get(key);
    return setting && !key.endsWith('#lock') && !value?.reset ? wrongWith(setting, value, this.office.texts) : undefined;
  }

  render() {
    if (!this.data.sections.length && !this.data.unknown?.length) return html`<section><p class="empty">${this.t('settings.none')}</p></section>`;
    return html`${this.data.sections.map(({ key, label, settings }) => html`<section id="section-${key}" aria-labelledby="h-${key}"><header><h2 id="h-${key}" tabindex="-1">${label}</h2></header>
      ${settings.map(each => this.#row(each))}</section>`)}${this.#unknown()}`;
  }

  send(save, keys) {
    const settings = {};
    for (const key of keys) {
      const name = plain(key), value = this.draft.get(key), entry = settings[name] ??= { revision: this.#find(name).revision };
      if (key.endsWith('#lock')) entry.locked = value;
      else if (value?.reset) entry.reset = true;
      else entry.value = value;
    }
    return this.office.api.put(`/api/units/${this.unit.id}/settings`, { save, settings });
  }

  #row(setting) {
    const { key, label, help } = setting, { texts, isMaster } = this.office, { draft } = this, id = `f-${key}`, typed = draft.get(key);
    const problem = this.problem(key), resetting = typed?.reset === true, about = [help && `${id}-help`, problem && `${id}-error`].filter(Boolean).join(' ');
    const at = { id, value: resetting ? draft.base(key) : typed, set: value => draft.set(key, value), disabled: !setting.mayChange || resetting, invalid: Boolean(problem), about: about || nothing, texts };
    const below = setting.kind === 'text' || setting.kind === 'url' || isGroup(setting);
    return html`<div class="f" data-setting=${key}><div class="what">${isGroup(setting) ? html`<span class="label" id="${id}-label">${label}</span>` : html`<label for=${id} id="${id}-label">${label}</label>`}
        ${help && this.office.help ? html`<span class="help" id="${id}-help">${help}</span>` : nothing}</div>
      <div class="how">${field(setting, at)}${problem ? html`<span class="err ${below ? 'below' : ''}" id="${id}-error" role="alert">${problem}</span>` : nothing}</div>
      <div class="from">${this.#from(setting, resetting)}${isMaster && setting.mayChange && !this.#lockedAbove(setting) && this.unit.id !== 1 ? lockButton(draft.get(lockOf(key)), label, texts, () => draft.set(lockOf(key), !draft.get(lockOf(key)))) : nothing}</div>
      ${clash(draft, key, label, value => shown(setting, value, texts), texts)}${clash(draft, lockOf(key), label, value => this.t(value ? 'lock.locked' : 'lock.unlocked'), texts)}</div>`;
  }

  /** Where the value comes from, and the way back to the inherited one. */
  #from(setting, resetting) {
    const { key, label, own, from } = setting, { draft, t } = this;
    if (resetting) return html`<span class="changed">${t('setting.inherit')}</span><button class="linkish" @click=${() => draft.takeTheirs(key)} aria-label=${t('setting.keep-of', { label })}>${t('undo')}</button>`;
    if (draft.isChanged(key) || draft.isChanged(lockOf(key))) return html`<span class="changed">${t('setting.changed')}</span>`;
    const lock = setting.locked && !this.office.isMaster ? html`<span class="lock">${t('lock.by-master')}</span>` : this.#lockedAbove(setting) ? html`<span class="lock">${lockIcon()} ${t('lock.at', { name: setting.lockedAt.name })}</span>` : nothing;
    if (lock !== nothing) return lock;
    if (own) return html`<span>${t('setting.own')}${setting.mayChange ? ' ·' : ''}</span>${setting.mayChange ? html`<button class="linkish" @click=${() => draft.set(key, RESET)} aria-label=${t('setting.reset-of', { label })}>${t('setting.reset')}</button>` : nothing}`;
    return html`<span>${from?.id && from.id !== this.unit.id ? t('setting.from', { name: from.name }) : t('setting.default')}</span>`;
  }

  #unknown() {
    const { unknown = [] } = this.data, { t } = this;
    if (!unknown.length) return nothing;
    return html`<section id="section-unknown" aria-labelledby="h-unknown"><header><h2 id="h-unknown" tabindex="-1">${t('unknown.heading')}</h2><p>${t('unknown.lead')}</p></header>
      ${unknown.map(({ key, value }) => html`<div class="f two"><div class="what"><code>${key}</code></div><div class="how"><code>${value}</code></div></div>`)}</section>`;
  }

  #lockedHere({ locked, lockedAt }) { return Boolean(locked) && (!lockedAt?.id || lockedAt.id === this.unit.id); }

  #lockedAbove({ locked, lockedAt }) { return Boolean(locked) && Boolean(lockedAt?.id) && lockedAt.id !== this.unit.id; }

  #find(key) { return this.data.sections.flatMap(({ settings }) => settings).find(each => each.key === plain(key)); }
}
