import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { icon } from '/ui/web/icons.js';
import { define, fire } from '/ui/web/element.js';
import { focusFault } from '/ui/web/form-field.js';

/** A short name and the content of a reply or URL (CHAT-45). Fires `belay-saved` and `belay-cancel`. */
class ReplyForm extends LitElement {
  static properties = { api: { attribute: false }, texts: { attribute: false }, path: {}, kind: {}, entry: { attribute: false }, errors: { state: true }, busy: { state: true } };

  static styles = [base, css`
    form { display: grid; gap: 12px; background: var(--ground); border-radius: var(--r-2); padding: 14px } textarea { resize: vertical; min-height: 6em; line-height: 1.45 } .foot { display: flex; gap: 8px; justify-content: flex-end } .foot .btn { padding: 7px 16px }
    details { color: var(--ink-3) } code { font: 12px var(--mono); color: var(--ink-2) } dl { display: grid; grid-template-columns: auto 1fr; gap: 2px 12px; margin: 6px 0 0 } dd { margin: 0 }
  `];

  constructor() {
    super();
    this.errors = {};
  }

  firstUpdated() { this.renderRoot.querySelector('input').focus(); }

  render() {
    const t = this.texts.t, { name = '', content = '' } = this.entry ?? {}, about = error => error ? html`<span class="error" id="${error[0]}-error" role="alert">${icon('warn')}${error[1]}</span>` : nothing;
    const fault = field => this.errors[field] ? [field, this.errors[field]] : null;
    return html`<form novalidate @submit=${this.#save} @keydown=${this.#key}>
      <div class="field"><label for="name">${t('name')}</label><input id="name" name="name" maxlength="64" autocomplete="off" .value=${name} aria-invalid=${Boolean(this.errors.name)} aria-describedby=${this.errors.name ? 'name-error' : nothing}>${about(fault('name'))}</div>
      <div class="field"><label for="content">${t(`content.${this.kind}`)}</label>${this.kind === 'url'
        ? html`<input id="content" name="content" type="url" maxlength="4000" autocomplete="off" spellcheck="false" placeholder="https://" .value=${content} aria-invalid=${Boolean(this.errors.content)} aria-describedby=${this.errors.content ? 'content-error' : nothing}>`
        : html`<textarea id="content" name="content" maxlength="4000" .value=${content} aria-invalid=${Boolean(this.errors.content)} aria-describedby=${this.errors.content ? 'content-error' : nothing}></textarea>`}${about(fault('content'))}</div>
      <details><summary>${t('placeholders')}</summary><dl>${['cfield0', 'sessionid', 'techname', 'technick', 'techemail'].map(each => html`<dt><code>$${each}$</code></dt><dd>${t(`placeholder.${each}`)}</dd>`)}</dl></details>
      ${about(fault('form'))}
      <div class="foot"><button type="button" class="btn" @click=${() => fire(this, 'belay-cancel')}>${t('cancel')}</button><button class="btn primary" ?disabled=${this.busy}>${t('save')}</button></div></form>`;
  }

  #key(event) {
    if (event.key !== 'Escape') return;
    // Closes the form and not the window around it.
    event.preventDefault();
    event.stopPropagation();
    fire(this, 'belay-cancel');
  }

  #save = async event => {
    event.preventDefault();
    if (this.busy) return;
    const body = { kind: this.kind, ...Object.fromEntries(new FormData(event.target)) };
    this.busy = true;
    this.errors = {};
    try {
      if (this.entry) await this.api.put(`${this.path}/${this.entry.id}`, body);
      else await this.api.post(this.path, body);
      fire(this, 'belay-saved');
    } catch (problem) {
      this.errors = { [['name', 'content'].includes(problem.field) ? problem.field : 'form']: this.texts.error(problem) };
      await this.updateComplete;
      focusFault(this.renderRoot);
    } finally {
      this.busy = false;
    }
  };
}

define('belay-reply-form', ReplyForm);
