import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { icon } from '/ui/web/icons.js';
import { define, fire } from '/ui/web/element.js';

/**
 * A channel's questions (slot `customer.channel`). A channel that asks nothing lets people in at once: the link is all it takes
 * (CHAN-07). `refused` is why a form of the organization's web site was refused, empty if it wasn't.
 */
class ChannelEntry extends LitElement {
  static properties = { api: { attribute: false }, texts: { attribute: false }, channel: { attribute: false }, refused: { attribute: false }, form: { state: true }, closed: { state: true }, errors: { state: true }, busy: { state: true } };

  static styles = [base, css`
    :host { display: block; font-size: 17px } form { display: grid; gap: 16px; max-width: 27em; margin: 0 auto; text-align: start } h1 { font-size: 28px; line-height: 1.2; text-wrap: balance; text-align: center } .lead { color: var(--ink-2); text-align: center }
    .field input { padding: 11px 12px; font-size: 17px } .fault { background: var(--bad-soft); border-radius: 10px; padding: 10px 16px; font-size: 16px } .fault svg { margin-top: 4px }
    .go { padding: 14px 24px; font-size: 17px; border-radius: 10px; min-width: min(330px, 100%); justify-self: center } .state { display: grid; gap: 14px; justify-items: center; text-align: center; max-width: 30em; margin: 0 auto } .state svg.i { width: 44px; height: 44px; color: var(--ink-3) } .state p { color: var(--ink-2) }
    @media (max-width: 480px) { h1 { font-size: 24px } .go { width: 100% } }
  `];

  constructor() {
    super();
    this.errors = {};
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  async #load() {
    this.closed = null;
    try {
      this.form = await this.api.get(`/api/connect/channel/${this.channel}`);
    } catch (problem) {
      this.closed = problem;
      return;
    }
    if (this.refused) this.errors = { form: this.texts.error({ code: this.refused }) };
    if (!this.form.fields.length && !this.refused) await this.#enter({});
    else if (matchMedia('(hover: hover)').matches) {
      await this.updateComplete;
      this.renderRoot.querySelector('input, button')?.focus();
    }
  }

  render() {
    const { t } = this.texts, { form, closed, errors } = this;
    if (closed) {
      return html`<div class="state" role="alert">${icon('clock')}<h1>${t('closed.heading')}</h1><p>${this.texts.error(closed)}</p>
        <button class="btn" @click=${() => this.#load()}>${t('again')}</button></div>`;
    }
    if (!form) return html`<div class="state" role="status" aria-label=${t('busy')}><i class="spin"></i></div>`;
    return html`<form @submit=${this.#submit} novalidate><h1>${t('heading')}</h1>${form.fields.length ? html`<p class="lead">${t('lead')}</p>` : nothing}
      ${errors.form ? html`<div class="error fault" role="alert">${icon('warn')}<span>${errors.form}</span></div>` : nothing}
      ${form.fields.map(field => this.#field(field))}
      <button class="btn primary go" ?disabled=${this.busy}>${this.busy ? html`<i class="spin"></i>${t('busy')}` : t('go')}</button></form>`;
  }

  #field({ key, title, required, longest }) {
    const { t } = this.texts, error = this.errors[key];
    return html`<div class="field"><label for=${key}>${title || t(`field.${key}`)} ${required ? nothing : html`<small>${t('optional')}</small>`}</label>
      <input id=${key} name=${key} maxlength=${longest} ?required=${required} autocomplete=${key === 'name' ? 'name' : 'off'} aria-invalid=${Boolean(error)} aria-describedby=${error ? `${key}-error` : nothing}>
      ${error ? html`<span class="error" id="${key}-error" role="alert">${icon('warn')}${error}</span>` : nothing}</div>`;
  }

  #submit = event => {
    event.preventDefault();
    const values = Object.fromEntries([...new FormData(event.target)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value));
    const missing = this.form.fields.filter(({ key, required }) => required && !values[key]);
    if (missing.length) return this.#show(Object.fromEntries(missing.map(({ key }) => [key, this.texts.t('error.missing')])));
    return this.#enter(values);
  };

  async #enter(values) {
    if (this.busy) return;
    this.busy = true;
    this.errors = {};
    try {
      fire(this, 'belay-joined', await this.api.post(`/api/connect/channel/${this.channel}`, values));
    } catch (problem) {
      if (problem.code === 'channel-closed' || problem.code === 'not-found') this.closed = problem;
      else await this.#show(problem.fields ? Object.fromEntries(Object.entries(problem.fields).map(([key, each]) => [key, this.texts.error(each)]))
        : { [this.form.fields.some(({ key }) => key === problem.field) ? problem.field : 'form']: this.texts.error(problem) });
    } finally {
      this.busy = false;
    }
  }

  async #show(errors) {
    this.errors = errors;
    await this.updateComplete;
    this.renderRoot.querySelector('[aria-invalid=true]')?.focus();
  }
}

export default define('belay-channel-entry', ChannelEntry);
