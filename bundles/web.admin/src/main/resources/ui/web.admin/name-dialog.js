import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { define } from '/ui/web/element.js';
import '/ui/web/dialog.js';

/** Asks for one line of text. Used through {@link nameUnit}. */
class NameDialog extends LitElement {
  static properties = { question: { attribute: false }, missing: { state: true } };

  static styles = [base, css`form { display: grid; gap: 16px } .row { display: flex; gap: 8px; justify-content: flex-end } .btn { padding: 8px 16px }`];

  firstUpdated() { this.renderRoot.querySelector('input').select(); }

  render() {
    const { heading, value, help, yes, texts: { t } } = this.question;
    return html`<belay-dialog open .heading=${heading} .closeLabel=${t('cancel')} @belay-close=${() => this.answer(null)}>
      <form @submit=${this.#submit} novalidate>
        <div class="field"><label for="name">${t('field.name')}</label>
          <input id="name" maxlength="200" .value=${value} autofocus aria-invalid=${Boolean(this.missing)} aria-describedby=${this.missing ? 'error' : nothing}>
          ${this.missing ? html`<span class="error" id="error" role="alert">${t('error.missing')}</span>` : nothing}
          ${help ? html`<small>${help}</small>` : nothing}</div>
        <div class="row"><button type="button" class="btn" @click=${() => this.answer(null)}>${t('cancel')}</button><button class="btn primary">${yes}</button></div>
      </form></belay-dialog>`;
  }

  #submit(event) {
    event.preventDefault();
    const name = this.renderRoot.querySelector('input').value.trim();
    this.missing = !name;
    if (name) this.answer(name);
  }

  answer(name) {
    const dialog = this.renderRoot.querySelector('belay-dialog');
    dialog.open = false;
    dialog.updateComplete.then(() => this.remove());
    this.done(name);
  }
}

const tag = define('belay-name-dialog', NameDialog);

/**
 * Asks for a name; null if called off.
 * @param {import('./office.js').Office} office
 * @param {{heading: string, value: string, help?: string, yes: string}} question
 * @returns {Promise<string|null>}
 */
export function nameUnit(office, question) {
  return new Promise(done => document.body.append(Object.assign(document.createElement(tag), { question: { ...question, texts: office.texts }, done })));
}
