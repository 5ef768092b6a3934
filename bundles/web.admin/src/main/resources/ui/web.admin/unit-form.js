import { html, nothing } from 'lit';
import { clash } from './clash.js';
import { Part } from './part.js';
import { strongEnough } from './password-meter.js';
import { drawField, ownLabel } from './unit-field.js';
import { baseOf, sectionsOf } from './unit-fields.js';
import { LINKS } from './unit-rules.js';
import { unitNote } from './unit-note.js';

/** The Organization tab's own fields of a unit, by its type. */
export class UnitForm extends Part {
  /** All labels there are; `{standard, mobile}` with `total` and `used`; names of technician groups by ID. */
  labels = []; licences = null; groupNames = new Map();

  get saveable() { return this.mayChange && this.#sections().length > 0; }

  get mayChange() { return this.unit.acts.includes('change'); }

  async fetch() {
    const { api, tree } = this.office, asked = this.#sections().flatMap(each => each.fields), quiet = promise => promise.catch(() => null);
    const [unit, labels, licences] = await Promise.all([
      api.get(`/api/units/${this.unit.id}`), asked.includes('labels') ? quiet(api.get('/api/labels')) : null, asked.includes('mobile') ? quiet(api.get('/api/licences')) : null,
    ]);
    this.labels = labels?.labels ?? [];
    this.licences = licences;
    const group = unit.technicianGroup;
    if (group && !this.groupNames.has(group)) this.nameGroup(tree.item(group) ?? (await quiet(api.get(`/api/tree?unit=${group}`)))?.unit);
    return unit;
  }

  #sections() { return sectionsOf(this.unit, this.office.me); }

  baseOf(unit) {
    this.unit = unit;
    return baseOf(unit, this.office.me);
  }

  nameGroup(unit) { if (unit) this.groupNames.set(unit.id, unit.name); }

  sections() {
    const { changes, wrong } = this;
    return this.#sections().map(({ id, fields }) => ({ id, label: this.t(`part.${id}`), changes: fields.filter(each => this.draft.isChanged(each)).length, wrong: changes ? fields.filter(each => wrong.includes(each)).length : 0 }));
  }

  check(key) {
    const { t } = this, value = this.draft.get(key), password = this.draft.get('password');
    switch (key) {
      case 'name': return value.trim() ? undefined : t('error.missing');
      case 'password': return !value || strongEnough(value, this.unit.leastStrength) ? undefined : t('check.weak', { level: t(`password.${this.unit.leastStrength ?? 'good'}`) });
      case 'again': return value === password ? undefined : t('check.again');
      case 'rights': return value.length ? undefined : t('check.rights');
      default: return undefined;
    }
  }

  /** Another password must be repeated, also if the second field was left empty. */
  get wrong() {
    const again = this.draft.get('password') && this.check('again') ? ['again'] : [];
    return [...new Set([...super.wrong, ...again])];
  }

  problem(key) {
    // Not while the first of the two is still being typed.
    return super.problem(key) ?? (key === 'again' && this.draft.get('again') && this.draft.get('password') ? this.check('again') : undefined);
  }

  render() {
    const sections = this.#sections();
    if (!sections.length) return unitNote(this.office, this.unit, LINKS.has(this.unit.type));
    return html`${sections.map(({ id, fields }) => html`<section id=${id} aria-labelledby="h-${id}"><header><h2 id="h-${id}" tabindex="-1">${this.t(`part.${id}`)}</h2></header>${fields.map(each => this.#row(each))}</section>`)}`;
  }

  async send(save, keys) {
    const { api, acts } = this.office, { draft, unit } = this, id = unit.id;
    const fields = Object.fromEntries(keys.filter(key => !['again', 'parent'].includes(key)).map(key => [key, draft.get(key)]));
    if (fields.enabled === false && !await acts.agree('disable', unit)) throw Object.assign(new Error(), { code: 'called-off', details: {} });
    let answer = null;
    if (Object.keys(fields).length) {
      answer = await api.put(`/api/units/${id}`, { revision: unit.revision, ...fields });
      this.take(answer, [...Object.keys(fields), 'again']);
    }
    if (keys.includes('parent')) answer = await api.post(`/api/units/${id}/move`, { parent: draft.get('parent') });
    return answer;
  }

  #row(key) {
    const { draft, t } = this, id = `u-${key}`, problem = this.problem(key), help = this.office.texts.has(`field.${key}.help`) && this.office.help ? t(`field.${key}.help`) : '';
    const about = [help && `${id}-help`, problem && `${id}-error`].filter(Boolean).join(' ') || nothing, label = t(`field.${key}`);
    const at = { id, about, invalid: Boolean(problem), disabled: !this.mayChange, value: draft.get(key), set: value => draft.set(key, value) };
    return html`<div class="f two" data-field=${key}><div class="what">${ownLabel(key) ? html`<span class="label" id="${id}-label">${label}</span>` : html`<label for=${id} id="${id}-label">${label}</label>`}
        ${help ? html`<span class="help" id="${id}-help">${help}</span>` : nothing}</div>
      <div class="how">${drawField(key, this, at)}${problem ? html`<span class="err below" id="${id}-error" role="alert">${problem}</span>` : nothing}</div>
      ${clash(draft, key, label, value => this.words(key, value), this.office.texts)}</div>`;
  }

  /** A value in words, for comparing two. */
  words(key, value) {
    const { t } = this;
    if (typeof value === 'boolean') return t(value ? 'on' : 'off');
    if (['technicianGroup', 'parent'].includes(key)) return value ? this.groupNames.get(value) ?? this.office.tree.item(value)?.name ?? String(value) : t('nothing');
    if (key === 'rights') return value.map(each => t(`right.${each}`)).join(', ');
    return (Array.isArray(value) ? value.join(', ') : value) || t('nothing');
  }
}
