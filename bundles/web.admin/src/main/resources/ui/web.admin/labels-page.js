import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { ask } from '/ui/web/confirm.js';
import { define } from '/ui/web/element.js';
import { icon } from '/ui/web/icons.js';
import { toast } from '/ui/web/toasts.js';
import { formStyles } from './form-styles.js';

/** Adds and removes labels, which collect groups and channels for monitoring (ORG-38, ORG-39). */
class LabelsPage extends LitElement {
  static properties = { office: { attribute: false }, labels: { state: true }, failed: { state: true }, problem: { state: true } };
  static styles = [base, formStyles, css`:host { overflow: auto } form { display: flex; gap: 8px; flex-wrap: wrap; align-items: start } .add { flex: 1 1 14rem; max-width: 26rem }`];

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  render() {
    const { texts: { t }, texts, help } = this.office;
    return html`<div class="forms alone">${this.failed ? html`<div class="banner bad" role="alert">${icon('warn')}<span>${texts.error(this.failed)}</span><button class="btn" @click=${() => this.#load()}>${t('retry')}</button></div>` : nothing}
      <section aria-labelledby="h"><header><h2 id="h">${t('global.labels')}</h2>${help ? html`<p>${t('labels.lead')}</p>` : nothing}</header>
        <div class="note" style="border:0"><form @submit=${this.#add} novalidate><div class="add"><label class="sr" for="name">${t('labels.new')}</label>
          <input class="in" id="name" maxlength="64" placeholder=${t('labels.new')} autocomplete="off" aria-invalid=${Boolean(this.problem)} aria-describedby=${this.problem ? 'problem' : nothing} @input=${() => { this.problem = ''; }}>
          ${this.problem ? html`<span class="err below" id="problem" role="alert">${this.problem}</span>` : nothing}</div><button class="btn primary">${icon('plus')}${t('entries.add')}</button></form></div>
        ${this.labels?.length ? this.labels.map(name => html`<div class="f two" data-label=${name}><div class="what"><span class="chip plain">${name}</span></div>
          <div class="how" style="text-align:right"><button class="btn" aria-label=${t('entries.remove', { entry: name })} @click=${() => this.#remove(name)}>${t('remove')}</button></div></div>`)
        : this.labels ? html`<p class="empty">${t('labels.none')}</p>` : nothing}</section></div>`;
  }

  async #load() {
    try {
      this.labels = (await this.office.api.get('/api/labels')).labels;
      this.failed = null;
    } catch (error) {
      this.failed = error;
    }
  }

  async #add(event) {
    event.preventDefault();
    const input = this.renderRoot.querySelector('input'), name = input.value.trim(), { texts, api } = this.office;
    if (!name) {
      this.problem = texts.t('error.missing');
      return input.focus();
    }
    try {
      await api.post('/api/labels', { name });
      input.value = '';
      await this.#load();
    } catch (error) {
      this.problem = texts.error(error);
    }
    input.focus();
  }

  async #remove(name) {
    const { texts: { t }, api } = this.office;
    if (!(await ask({ heading: t('labels.remove', { name }), text: t('labels.remove-text'), yes: t('remove'), no: t('cancel'), danger: true })).yes) return;
    try {
      await api.delete(`/api/labels/${encodeURIComponent(name)}`);
      await this.#load();
      toast(t('labels.removed', { name }));
    } catch (error) {
      this.office.failed(error);
    }
  }
}

define('belay-labels-page', LabelsPage);
