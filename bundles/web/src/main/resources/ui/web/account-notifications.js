import { html, css, nothing } from 'lit';
import { AccountPart } from './account-part.js';
import { define } from './element.js';
import { icon } from './icons.js';
import { toast } from './toasts.js';

/** Of what a master administrator gets a mail (AUTH-36); hidden where the gateway has nothing to offer. */
class Notifications extends AccountPart {
  static properties = { answer: { state: true }, chosen: { state: true } };

  static styles = [AccountPart.styles, css`fieldset { border: 0; margin: 0; padding: 0; display: grid; gap: 10px } label { display: flex; gap: 8px; align-items: start } input { margin-top: 3px }`];

  async connectedCallback() {
    super.connectedCallback();
    this.hidden = true;
    try {
      this.#show(await this.api.get('/api/account/notifications'));
    } catch { /* not offered, or not to this person */ }
  }

  render() {
    const { answer, errors, texts: { t } } = this;
    if (!answer) return nothing;
    return html`<h2>${t('notifications.title')}</h2><p class="lead">${t('notifications.lead')}</p>
      ${answer.mail === false ? html`<div class="box note" role="note" style="margin-top:12px">${icon('info')}<span>${t('notifications.no-mail')}</span></div>` : nothing}
      <form @submit=${this.#save} novalidate>${errors.form ? html`<div class="box" role="alert">${icon('warn')}<span>${errors.form}</span></div>` : nothing}
        <fieldset><legend class="sr">${t('notifications.title')}</legend>${answer.events.map(({ key, label }) => html`<label><input type="checkbox" name=${key} .checked=${this.chosen.has(key)} @change=${event => this.#choose(key, event.target.checked)}>${label}</label>`)}</fieldset>
        <div class="row"><button class="btn primary" ?disabled=${this.busy || !this.#changed()}>${t('save')}</button></div></form>`;
  }

  #show(answer) {
    this.answer = answer;
    this.chosen = new Set(answer.events.filter(each => each.chosen).map(each => each.key));
    this.hidden = !answer.events.length;
  }

  #choose(key, on) {
    this.chosen = new Set([...this.chosen].filter(each => each !== key).concat(on ? [key] : []));
  }

  #changed() { return this.answer.events.some(({ key, chosen }) => Boolean(chosen) !== this.chosen.has(key)); }

  #save = event => {
    event.preventDefault();
    return this.attempt({}, async () => {
      await this.api.put('/api/account/notifications', { chosen: [...this.chosen] });
      this.answer = { ...this.answer, events: this.answer.events.map(each => ({ ...each, chosen: this.chosen.has(each.key) })) };
      toast(this.texts.t('saved'));
    });
  };
}

define('belay-account-notifications', Notifications);
