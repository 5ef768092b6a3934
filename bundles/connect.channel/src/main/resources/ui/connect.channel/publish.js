import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { icon } from '/ui/web/icons.js';
import { define } from '/ui/web/element.js';
import { toast } from '/ui/web/toasts.js';
import { copy } from '/ui/web/copy.js';
import { formCode } from './form-code.js';

/** The tab's name. */
export const label = texts => texts.t('publish.tab');

/** Channels only. */
export const applies = unit => unit?.type === 'channel';

/** Link and form of a channel, to be copied into a web site (slot `admin.workspace.tab`, CHAN-07, CHAN-08, CHAN-10, CHAN-13). */
class ChannelPublishing extends LitElement {
  static properties = { api: { attribute: false }, texts: { attribute: false }, unit: { attribute: false }, form: { state: true }, problem: { state: true } };

  static styles = [base, css`
    :host { display: block; padding: 18px 22px; overflow: auto } section { max-width: 52em; display: grid; gap: 10px; margin-bottom: 26px } h2 { font-size: 16px } p { color: var(--ink-2); max-width: 44em }
    pre { margin: 0; background: var(--ground); border: 1px solid var(--line-2); border-radius: var(--r-2); padding: 12px 14px; font: 12.5px/1.5 var(--mono); overflow: auto; max-height: 24em; white-space: pre-wrap; overflow-wrap: anywhere }
    .row { display: flex; flex-wrap: wrap; gap: 8px } .banner { display: flex; gap: 8px; background: var(--warn-soft); color: var(--warn); border-radius: var(--r-2); padding: 10px 14px; max-width: 52em; margin-bottom: 20px } .banner svg { margin-top: 2px }
    @media (max-width: 620px) { :host { padding: 14px 12px } }
  `];

  #asked = 0;

  willUpdate() {
    if (!this.unit || this.unit.id === this.#asked) return;
    this.#asked = this.unit.id;
    this.#load();
  }

  async #load() {
    const { id } = this.unit;
    this.form = this.problem = null;
    try {
      const form = await this.api.get(`/api/connect/channel/${id}`);
      if (id === this.unit.id) this.form = form;
    } catch (problem) {
      if (id === this.unit.id) this.problem = problem;
    }
  }

  get #link() { return new URL(`/channel/${this.unit.id}`, location.origin).href; }

  render() {
    const { t } = this.texts, { form, problem } = this;
    if (!this.unit) return nothing;
    const code = form && formCode(this.#link, form.fields.map(field => ({ ...field, title: field.title || t(`field.${field.key}`) })), t('go'));
    return html`${problem ? html`<div class="banner" role="status">${icon('warn')}<span>${problem.code === 'channel-closed' ? t('publish.closed') : this.texts.error(problem)}</span></div>` : nothing}
      <section aria-labelledby="h-link"><h2 id="h-link">${t('publish.link')}</h2><p>${t('publish.link.about')}</p><pre tabindex="0" aria-labelledby="h-link">${this.#link}</pre>
        <div class="row"><button class="btn" @click=${() => this.#copy(this.#link)}>${icon('copy')}${t('publish.copy-link')}</button>
          <a class="btn" href=${this.#link} target="_blank" rel="noopener">${icon('play')}${t('publish.test')}</a></div></section>
      ${code ? html`<section aria-labelledby="h-form"><h2 id="h-form">${t('publish.form')}</h2><p>${t('publish.form.about')}</p><pre tabindex="0" aria-labelledby="h-form">${code}</pre>
        <div class="row"><button class="btn" @click=${() => this.#copy(code)}>${icon('copy')}${t('publish.copy-form')}</button></div></section>` : nothing}`;
  }

  async #copy(text) {
    const done = await copy(text);
    toast(this.texts.t(done ? 'publish.copied' : 'publish.copy-failed'), done ? 'done' : 'error');
  }
}

export default define('belay-channel-publishing', ChannelPublishing);
