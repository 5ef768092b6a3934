import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { ask } from '/ui/web/confirm.js';
import { copy } from '/ui/web/copy.js';
import { define } from '/ui/web/element.js';
import { icon } from '/ui/web/icons.js';
import { toast } from '/ui/web/toasts.js';
import { formStyles } from './form-styles.js';
import './api-key-dialog.js';

/** Lists, makes, disables and deletes API keys (AUTH-40). A key itself is shown once. */
class ApiKeysPage extends LitElement {
  static properties = { office: { attribute: false }, keys: { state: true }, failed: { state: true }, creating: { state: true }, fresh: { state: true } };

  static styles = [base, formStyles, css`
    :host { overflow: auto } .key { display: flex; gap: 8px; flex-wrap: wrap; align-items: center; padding: 12px 16px; background: var(--ok-soft); border-radius: var(--r-2) } .key code { flex: 1 1 18rem; user-select: all } .key p { flex-basis: 100% }
    .k { display: grid; grid-template-columns: minmax(0, 1fr) auto auto; gap: 12px; padding: 9px 16px; align-items: center; border-top: 1px solid var(--line-2) } .k small { display: block; color: var(--ink-3) } .tick { white-space: nowrap }
  `];

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  render() {
    const { texts: { t }, texts, help } = this.office;
    return html`<div class="forms alone">${this.failed ? html`<div class="banner bad" role="alert">${icon('warn')}<span>${texts.error(this.failed)}</span><button class="btn" @click=${() => this.#load()}>${t('retry')}</button></div>` : nothing}
      ${this.fresh ? html`<div class="key" role="status"><p><b>${t('keys-api.fresh', { name: this.fresh.name })}</b> ${t('keys-api.once')}</p><code>${this.fresh.key}</code><button class="btn" @click=${this.#copy}>${icon('copy')}${t('copy')}</button></div>` : nothing}
      <section aria-labelledby="h"><header><h2 id="h">${t('global.api-keys')}</h2><span class="sp"></span><button class="btn primary" @click=${() => { this.creating = true; }}>${icon('plus')}${t('keys-api.new')}</button>${help ? html`<p>${t('keys-api.lead')}</p>` : nothing}</header>
        ${this.keys?.length ? this.keys.map(key => this.#row(key)) : this.keys ? html`<p class="empty">${t('keys-api.none')}</p>` : nothing}</section></div>
      ${this.creating ? html`<belay-api-key-dialog .office=${this.office} @belay-close=${() => { this.creating = false; }} @belay-created=${this.#created}></belay-api-key-dialog>` : nothing}`;
  }

  #row(key) {
    const { t } = this.office.texts, day = time => new Intl.DateTimeFormat(this.office.texts.locale, { dateStyle: 'medium' }).format(new Date(time));
    const facts = [key.hint, (key.permissions ?? []).map(each => this.#right(each)).join(', '), key.issuer && t('keys-api.by', { name: key.issuer.name ?? key.issuer }), key.expired ? t('keys-api.expired') : key.expiresAt && t('keys-api.until', { day: day(key.expiresAt) }), key.usedAt && t('keys-api.used', { day: day(key.usedAt) })].filter(Boolean);
    return html`<div class="k" data-key=${key.id}><div><b>${key.name}</b><small>${facts.join(' · ')}</small></div>
      <label class="tick"><input class="sw" type="checkbox" role="switch" .checked=${key.enabled !== false} aria-label=${t('keys-api.enabled', { name: key.name })} @change=${event => this.#change(key, event.target.checked)}></label>
      <button class="btn" aria-label=${t('entries.remove', { entry: key.name })} @click=${() => this.#delete(key)}>${t('remove')}</button></div>`;
  }

  #right(key) {
    const { texts } = this.office;
    return texts.has(`key.${key}`) ? texts.t(`key.${key}`) : key;
  }

  #created = ({ detail }) => {
    this.creating = false;
    this.fresh = detail;
    this.#load();
  };

  #copy = async () => toast(this.office.texts.t(await copy(this.fresh.key) ? 'copied' : 'copy-failed'));

  async #load() {
    await this.#try(async () => {
      const answer = await this.office.api.get('/api/api-keys');
      this.keys = answer.keys;
      this.failed = null;
    }, error => { this.failed = error; });
  }

  async #change(key, enabled) {
    await this.#try(() => this.office.api.put(`/api/api-keys/${key.id}`, { name: key.name, enabled }));
    await this.#load();
    this.requestUpdate();
  }

  async #delete(key) {
    const { t } = this.office.texts;
    if (!(await ask({ heading: t('keys-api.delete', { name: key.name }), text: t('keys-api.delete-text'), yes: t('remove'), no: t('cancel'), danger: true })).yes) return;
    await this.#try(() => this.office.api.delete(`/api/api-keys/${key.id}`));
    await this.#load();
  }

  async #try(act, otherwise = error => this.office.failed(error)) {
    try {
      await act();
    } catch (error) {
      otherwise(error);
    }
  }
}

define('belay-api-keys-page', ApiKeysPage);
