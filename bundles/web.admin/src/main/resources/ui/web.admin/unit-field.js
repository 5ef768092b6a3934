import { html, nothing } from 'lit';
import { icon } from '/ui/web/icons.js';
import { chooseUnit } from './choose-unit.js';
import { passwordMeter } from './password-meter.js';

const GROUPED = new Set(['labels', 'rights', 'twoStep', 'technicianGroup', 'parent', 'standard', 'ownEmail', 'ownPassword']);

/** Fields that are more than one control, or none; their label names the group. */
export const ownLabel = key => GROUPED.has(key);

const line = (type, autocomplete) => (form, at) => html`<input class="in" id=${at.id} type=${type} autocomplete=${autocomplete} spellcheck="false" .value=${at.value ?? ''} ?disabled=${at.disabled}
  aria-invalid=${at.invalid} aria-describedby=${at.about} @input=${event => at.set(event.target.value)}>`;

const toggle = words => (form, at) => html`<input class="sw" type="checkbox" role="switch" id=${at.id} .checked=${at.value} ?disabled=${at.disabled} aria-describedby=${at.about} @change=${event => at.set(event.target.checked)}>
  ${words ? words(form, at) : nothing}`;

/** How many are left of how many, if there is a limit (ORG-32). */
function left({ licences, t }, kind) {
  const { total, used } = licences?.[kind] ?? {};
  return used === undefined ? nothing : html`<span class="help">${total ? t('licence.left', { left: Math.max(0, total - used), total }) : t('licence.free', { used })}</span>`;
}

const DRAW = {
  name: line('text', 'off'),
  nickname: line('text', 'off'),
  email: line('email', 'off'),
  ssoId: line('text', 'off'),
  description: (form, at) => html`<textarea class="in" style="min-height:60px" rows="2" id=${at.id} .value=${at.value} ?disabled=${at.disabled} aria-invalid=${at.invalid} aria-describedby=${at.about} @input=${event => at.set(event.target.value)}></textarea>`,
  password: (form, at) => html`${line('password', 'new-password')(form, at)}${passwordMeter(at.value, form.office.texts)}
    <span class="help">${form.t('password.least', { level: form.t(`password.${form.unit.leastStrength ?? 'good'}`) })}</span>`,
  again: line('password', 'new-password'),
  ownEmail: ({ unit, t }) => html`<span>${unit.email}</span> <a href="/account">${t('own-password.change')}</a>`,
  ownPassword: ({ t }) => html`<a href="/account#password">${t('own-password.change')}</a>`,
  enabled: toggle((form, at) => html`<span>${form.t(at.value ? 'status.enabled' : 'status.disabled')}</span>${form.unit.enabled && !form.unit.effective ? html`<span class="help">${form.t('status.above')}</span>` : nothing}`),
  mobile: toggle(form => left(form, 'mobile')),
  standard: form => html`<span>${form.t('licence.technician')}</span>${left(form, 'standard')}`,

  twoStep: ({ unit, office, t }) => html`<span aria-labelledby="u-twoStep-label">${t(`two-step.${unit.twoStep ?? 'off'}`)}</span>
    ${unit.twoStep === 'on' && unit.acts.includes('reset-two-step') ? html` <button class="btn" @click=${() => office.acts.resetTwoStep(unit)}>${t('menu.two-step')}</button>` : nothing}`,

  labels: ({ labels, t, office }, at) => html`<div class="chips" role="group" aria-labelledby="${at.id}-label">${at.value.map(name => html`<span class="chip">${name}
        <button ?disabled=${at.disabled} aria-label=${t('entries.remove', { entry: name })} @click=${() => at.set(at.value.filter(each => each !== name))}>${icon('close')}</button></span>`)}
      ${labels.length > at.value.length ? html`<select class="in" style="width:auto" aria-label=${t('labels.add')} ?disabled=${at.disabled} @change=${event => { at.set([...at.value, event.target.value].toSorted()); event.target.value = ''; }}>
        <option value="">${t('labels.add')} …</option>${labels.filter(each => !at.value.includes(each)).map(each => html`<option value=${each}>${each}</option>`)}</select>`
      : labels.length ? nothing : html`<span class="help">${t('labels.none')}</span>`}
      ${office.isMaster ? html`<button class="linkish" @click=${() => office.route.go({ page: 'global', tab: 'labels' })}>${t('labels.manage')}</button>` : nothing}</div>`,

  rights: (form, at) => {
    const { t } = form, standard = at.value.includes('standard');
    return html`<div class="opts" role="radiogroup" aria-labelledby="${at.id}-label"><label><input type="radio" name=${at.id} .checked=${standard} ?disabled=${at.disabled} @change=${() => at.set(['standard'])}>${t('right.standard')}</label>
      <label><input type="radio" name=${at.id} .checked=${!standard} ?disabled=${at.disabled} @change=${() => at.set(['command-center'])}>${t('right.restricted')}</label></div>
      <div class="opts" role="group" aria-label=${t('right.restricted')} style="padding-left:24px" ?hidden=${standard}>${['command-center', 'reports'].map(right => html`<label><input type="checkbox" .checked=${at.value.includes(right)} ?disabled=${at.disabled}
        aria-invalid=${at.invalid} @change=${event => at.set(['command-center', 'reports'].filter(each => each === right ? event.target.checked : at.value.includes(each)))}>${t(`right.${right}`)}</label>`)}</div>`;
  },

  technicianGroup: (form, at) => html`<div class="chips"><label class="tick"><input type="checkbox" .checked=${at.value > 0} ?disabled=${at.disabled} @click=${event => { if (at.value) at.set(0); else { event.preventDefault(); choose(form, at); } }}>${form.t('licence.standard')}</label>
    ${at.value ? html`<button class="btn" ?disabled=${at.disabled} @click=${() => choose(form, at)}>${form.words('technicianGroup', at.value)}${icon('down')}</button>` : nothing}</div>${left(form, 'standard')}`,

  parent: (form, at) => html`<button class="btn" id=${at.id} ?disabled=${at.disabled || !form.unit.acts.includes('move')} aria-labelledby="${at.id}-label ${at.id}" @click=${() => choose(form, at)}>${form.words('parent', at.value)}${icon('down')}</button>`,
};

async function choose(form, at) {
  const group = await chooseUnit(form.office, { heading: form.t('choose.technician-group'), yes: form.t('choose.yes'), types: ['technician-group'], fits: ({ id }) => id !== at.value });
  if (!group) return;
  form.nameGroup(group);
  at.set(group.id);
}

/** The control of a unit's field. */
export const drawField = (key, form, at) => DRAW[key](form, at);
