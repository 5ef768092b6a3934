import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { define, fire, Follow } from '/ui/web/element.js';
import { icon } from '/ui/web/icons.js';
import { toast } from '/ui/web/toasts.js';
import '/ui/web/dialog.js';
import { OPTIONS } from './option-table.js';
import { play } from './signals.js';

const GROUPS = [...new Set(OPTIONS.map(each => each.group))];

/** The console's options, drawn from their table. What is changed takes effect on OK (CONS-104). */
class OptionsDialog extends LitElement {
  static properties = { options: { attribute: false }, texts: { attribute: false }, open: { type: Boolean }, draft: { state: true } };

  static styles = [base, css`
    form { display: grid; gap: 14px } fieldset { border: 0; border-top: 1px solid var(--line-2); margin: 0; padding: 10px 0 0; display: grid; gap: 6px; min-width: 0 }
    legend { font-weight: 600; padding: 0 8px 0 0 } fieldset:first-of-type { border-top: 0; padding-top: 0 }
    .row { display: flex; gap: 8px; align-items: center; min-height: 28px } .row label { flex: 1; display: flex; gap: 8px; align-items: center } input { margin: 0; flex: none }
    select { border: 1px solid var(--edge); background: var(--raised); border-radius: 6px; padding: 5px 8px; max-width: 60% } small { color: var(--ink-3) } small.why { margin-left: 22px }
    .foot { display: flex; gap: 8px; justify-content: flex-end; position: sticky; bottom: -20px; background: var(--raised); padding: 12px 0 20px; margin-bottom: -20px; border-top: 1px solid var(--line-2) } .foot .btn { padding: 8px 18px }
  `];

  #follow = new Follow(this);

  willUpdate(changed) {
    this.#follow.to(this.options);
    if (changed.has('open')) {
      this.draft = {};
      // Somebody may have changed them at another computer, or his group what he may choose.
      if (this.open) this.options.load();
    }
  }

  render() {
    const t = this.texts.t;
    return html`<belay-dialog wide .heading=${t('options')} .closeLabel=${t('cancel')} ?open=${this.open}>${this.open ? html`<form @submit=${this.#save}>
      ${GROUPS.map(group => html`<fieldset><legend>${t(`option-group.${group}`)}</legend>${OPTIONS.filter(each => each.group === group).map(each => this.#row(each))}</fieldset>`)}
      <div class="foot"><button type="button" class="btn" @click=${() => fire(this, 'belay-close')}>${t('cancel')}</button><button class="btn primary">${t('ok')}</button></div></form>` : nothing}</belay-dialog>`;
  }

  #row(option) {
    const { id, choices, notes } = option, t = this.texts.t, value = this.draft[id] ?? this.options.get(id), locked = this.options.locked(id);
    const take = wanted => { this.draft = { ...this.draft, [id]: wanted }; };
    const why = locked ? t('option.locked') : this.#why(id, value);
    if (choices) {
      return html`<div class="row"><label for=${id}>${t(`option.${id}`)}</label><select id=${id} ?disabled=${locked} @change=${({ target }) => take(target.value)}>
        ${choices().map(each => html`<option value=${each} ?selected=${each === value}>${this.#choice(option, each)}</option>`)}</select></div>`;
    }
    return html`<div class="row"><label><input type="checkbox" id=${id} .checked=${value} ?disabled=${locked} aria-describedby=${why ? `${id}-why` : nothing} @change=${({ target }) => take(target.checked)}>${t(`option.${id}`)}</label>
      ${notes ? html`<button type="button" class="btn quiet" aria-label=${t('option.play', { name: t(`option.${id}`) })} @click=${() => play(notes)}>${icon('play')}</button>` : nothing}</div>
      ${why ? html`<small class="why" id="${id}-why">${why}</small>` : nothing}`;
  }

  #choice({ id, languages }, choice) {
    const key = `option.${id}.${choice}`;
    return languages && !this.texts.has(key) ? languageName(choice) : this.texts.t(key);
  }

  #why(id, on) {
    if (id !== 'notify' || !on) return null;
    if (!('Notification' in window)) return this.texts.t('option.notify.impossible');
    return Notification.permission === 'denied' ? this.texts.t('option.notify.denied') : null;
  }

  #save = async event => {
    event.preventDefault();
    const draft = this.draft;
    fire(this, 'belay-close');
    // Browsers ask only in answer to a click.
    if (draft.notify && 'Notification' in window && Notification.permission === 'default') await Notification.requestPermission();
    try {
      await this.options.save(draft);
    } catch (problem) {
      toast(this.texts.error(problem), 'error');
    }
  };
}

function languageName(tag) {
  try { return new Intl.DisplayNames([tag], { type: 'language' }).of(tag); } catch { return tag; }
}

define('belay-options-dialog', OptionsDialog);
