import { html, nothing } from 'lit';
import './entries-field.js';

/** Words of the texts, or the gateway's own where there are none. */
const word = (texts, prefix, name) => texts.has(`${prefix}.${name}`) ? texts.t(`${prefix}.${name}`) : name;

/** How a whole number that was typed is kept: as a number if it is one, else as it was typed, so that nothing is lost. */
const numberOf = text => /^-?\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : text;

/**
 * One way of drawing for each kind of setting. Each gets the setting and
 * `{id, value, set, disabled, invalid, about, texts}`: `about` are the IDs of what describes the field.
 */
const DRAW = {
  flag: (setting, at) => html`<input class="sw" type="checkbox" role="switch" id=${at.id} .checked=${at.value === true} ?disabled=${at.disabled} aria-describedby=${at.about}
    @change=${event => at.set(event.target.checked)}>`,

  number: (setting, at) => html`<input class="in short" id=${at.id} inputmode="numeric" autocomplete="off" .value=${String(at.value ?? '')} ?disabled=${at.disabled} aria-invalid=${at.invalid} aria-describedby=${at.about}
    @input=${event => at.set(numberOf(event.target.value))}> ${setting.unit ? html`<span>${word(at.texts, 'unit', setting.unit)}</span>` : nothing}`,

  text: (setting, at) => setting.lines
    ? html`<textarea class="in" id=${at.id} rows="5" .value=${at.value ?? ''} ?disabled=${at.disabled} aria-invalid=${at.invalid} aria-describedby=${at.about} @input=${event => at.set(event.target.value)}></textarea>`
    : html`<input class="in" id=${at.id} autocomplete="off" .value=${at.value ?? ''} ?disabled=${at.disabled} aria-invalid=${at.invalid} aria-describedby=${at.about} @input=${event => at.set(event.target.value)}>`,

  url: (setting, at) => html`<input class="in" id=${at.id} type="text" inputmode="url" autocomplete="off" spellcheck="false" placeholder="https://" .value=${at.value ?? ''} ?disabled=${at.disabled} aria-invalid=${at.invalid}
    aria-describedby=${at.about} @input=${event => at.set(event.target.value)}>`,

  choice: (setting, at) => setting.options.length > 4
    ? html`<select class="in" id=${at.id} ?disabled=${at.disabled} aria-invalid=${at.invalid} aria-describedby=${at.about} @change=${event => at.set(event.target.value)}>
        ${setting.options.map(({ value, label }) => html`<option value=${value} ?selected=${value === at.value}>${label}</option>`)}</select>`
    : html`<div class="opts" role="radiogroup" aria-labelledby="${at.id}-label" aria-describedby=${at.about}>${setting.options.map(({ value, label }) => html`
        <label><input type="radio" name=${at.id} value=${value} .checked=${value === at.value} ?disabled=${at.disabled} @change=${() => at.set(value)}>${label}</label>`)}</div>`,

  choices: (setting, at) => html`<div class="opts" role="group" aria-labelledby="${at.id}-label" aria-describedby=${at.about}>${setting.options.map(({ value, label }) => html`
    <label><input type="checkbox" .checked=${(at.value ?? []).includes(value)} ?disabled=${at.disabled}
      @change=${event => at.set(setting.options.map(each => each.value).filter(each => each === value ? event.target.checked : (at.value ?? []).includes(each)))}>${label}</label>`)}</div>`,

  entries: (setting, at) => html`<belay-entries .label=${setting.label} .value=${at.value ?? []} .most=${setting.most ?? 0} .example=${setting.example ?? ''} .disabled=${at.disabled} .invalid=${at.invalid} .texts=${at.texts}
    @belay-entries=${({ detail }) => at.set(detail)}></belay-entries>`,
};

/** Kinds whose label belongs to a group of controls instead of one. */
export const isGroup = ({ kind, options }) => kind === 'choices' || kind === 'entries' || (kind === 'choice' && options.length <= 4);

/** The field of a setting; a kind that this page doesn't know (a newer gateway's) is shown as it is and can't be changed. */
export const field = (setting, at) => DRAW[setting.kind]?.(setting, at) ?? html`<code>${JSON.stringify(at.value)}</code>`;

/** What is wrong with a value, in words; undefined if nothing is. The gateway checks again, and more. */
export function wrongWith(setting, value, texts) {
  const { t } = texts;
  if (setting.kind === 'number') {
    const good = typeof value === 'number' && ((value >= setting.least && value <= setting.most) || (value === 0 && setting.zero));
    const names = { least: setting.least, most: setting.most, unit: setting.unit ? word(texts, 'unit', setting.unit) : '' };
    return good ? undefined : t(setting.zero && setting.least > 0 ? 'check.range-zero' : 'check.range', names).replace(' ,', ',').trim();
  }
  if (setting.kind !== 'text') return undefined;
  if (setting.needed && !String(value).trim()) return t('error.missing');
  return setting.most && value.length > setting.most ? t('check.long', { most: setting.most, n: value.length }) : undefined;
}

/** A value in words, for comparing two. */
export function shown(setting, value, { t }) {
  if (value?.reset) return t('setting.inherit');
  if (typeof value === 'boolean') return t(value ? 'on' : 'off');
  const label = each => setting.options?.find(option => option.value === each)?.label ?? String(each);
  if (Array.isArray(value)) return value.map(label).join(', ') || t('nothing');
  return label(value) || t('nothing');
}
