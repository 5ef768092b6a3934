import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { ask } from '/ui/web/confirm.js';
import { copy } from '/ui/web/copy.js';
import { define } from '/ui/web/element.js';
import { icon } from '/ui/web/icons.js';
import { toast } from '/ui/web/toasts.js';
import { formStyles } from './form-styles.js';

/** Single sign-on by ticket: company ID, master password, sample code in English (AUTH-27, AUTH-34, GEN-18). */
class SsoPage extends LitElement {
  static properties = { office: { attribute: false }, data: { state: true }, failed: { state: true }, problem: { state: true } };
  static styles = [base, formStyles, css`:host { overflow: auto } pre { margin: 0; padding: 14px 16px; overflow: auto; font: 12.5px/1.5 var(--mono); background: var(--line-2); border-radius: 6px; white-space: pre-wrap; overflow-wrap: anywhere } form { display: flex; flex-wrap: wrap; gap: 8px } .in { width: 16rem }`];

  #unwatch = null;

  connectedCallback() {
    super.connectedCallback();
    const page = this;
    this.#unwatch = this.office.guard.watch({ get changes() { return page.renderRoot?.querySelector('#password')?.value ? 1 : 0; }, save: () => this.#save(), discard: () => { const input = this.renderRoot.querySelector('#password'); if (input) input.value = ''; } });
    this.#load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#unwatch();
  }

  render() {
    const { texts: { t }, texts, help } = this.office, { data, failed } = this;
    if (failed) return html`<div class="forms alone">${failed.status === 404 ? html`<section><p class="empty">${t('sso.none')}</p></section>` : html`<div class="banner bad" role="alert">${icon('warn')}<span>${texts.error(failed)}</span><button class="btn" @click=${() => this.#load()}>${t('retry')}</button></div>`}</div>`;
    if (!data) return nothing;
    return html`<div class="forms alone"><section aria-labelledby="h"><header><h2 id="h">${t('global.sso')}</h2>${help ? html`<p>${t('sso.lead')}</p>` : nothing}</header>
        <div class="f two"><div class="what">${t('sso.company')}</div><div class="how"><code>${data.companyId}</code></div></div>
        <div class="f two"><div class="what"><label for="password">${t('sso.password')}</label><span class="help">${t(data.masterPasswordSet ? 'sso.password-set' : 'sso.password-unset')}</span></div>
          <div class="how"><form @submit=${event => { event.preventDefault(); this.#save(); }}><input class="in" id="password" type="password" autocomplete="new-password" aria-invalid=${Boolean(this.problem)} aria-describedby=${this.problem ? 'problem' : nothing} @input=${() => { this.problem = ''; }}>
            <button class="btn primary">${t('save.unit')}</button>${data.masterPasswordSet ? html`<button type="button" class="btn" @click=${this.#remove}>${t('remove')}</button>` : nothing}</form>${this.problem ? html`<span class="err below" id="problem" role="alert">${this.problem}</span>` : nothing}</div></div></section>
      ${data.samples.map(({ id, code }) => html`<section aria-labelledby="h-${id}"><header><h2 id="h-${id}">${t(`sso.sample.${id}`)}</h2><span class="sp"></span><button class="btn" aria-describedby="h-${id}" @click=${() => this.#copy(code)}>${icon('copy')}${t('copy')}</button></header><div class="note" style="border:0" lang="en"><pre tabindex="0" aria-labelledby="h-${id}">${code}</pre></div></section>`)}</div>`;
  }

  #copy = async code => toast(this.office.texts.t(await copy(code) ? 'copied' : 'copy-failed'));

  async #load() {
    try {
      this.data = await this.office.api.get('/api/sso');
      this.failed = null;
    } catch (error) {
      this.failed = error;
    }
  }

  async #save() {
    const input = this.renderRoot.querySelector('#password'), { texts, api } = this.office;
    if (!input.value) {
      this.problem = texts.t('error.missing');
      input.focus();
      return false;
    }
    try {
      await api.put('/api/sso/master-password', { password: input.value });
      input.value = '';
      toast(texts.t('done.saved'));
      await this.#load();
      return true;
    } catch (error) {
      this.problem = texts.error(error);
      return false;
    }
  }

  #remove = async () => {
    const { texts: { t }, api } = this.office;
    if (!(await ask({ heading: t('sso.remove'), text: t('sso.remove-text'), yes: t('remove'), no: t('cancel'), danger: true })).yes) return;
    try {
      await api.delete('/api/sso/master-password');
      await this.#load();
      toast(t('sso.removed'));
    } catch (error) {
      this.office.failed(error);
    }
  };
}

define('belay-sso-page', SsoPage);
