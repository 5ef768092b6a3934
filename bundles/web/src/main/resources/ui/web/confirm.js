import { LitElement, html, css, nothing } from 'lit';
import { base } from './styles.js';
import { define } from './element.js';
import './dialog.js';

/** A question with two answers, and an optional "don't ask again". Used through {@link ask}. */
class Confirm extends LitElement {
  static properties = { question: { attribute: false } };

  static styles = [base, css`
    p { color: var(--ink-2); white-space: pre-line }
    label { display: flex; gap: 8px; align-items: center; margin-top: 14px; color: var(--ink-2) }
    .row { display: flex; gap: 8px; justify-content: flex-end; margin-top: 20px; flex-wrap: wrap }
    .row .btn { padding: 8px 16px }
    :host([large]) { font-size: calc(17px * var(--text-size, 1)) } :host([large]) .row .btn { padding: 12px 20px; border-radius: 10px; flex: 1 }
  `];

  render() {
    const { heading, text, yes, no, danger, again } = this.question;
    return html`<belay-dialog open .heading=${heading} .closeLabel=${no} @belay-close=${() => this.answer(false)}>
      ${text ? html`<p>${text}</p>` : nothing}
      ${again ? html`<label><input type="checkbox">${again}</label>` : nothing}
      <div class="row"><button class="btn" @click=${() => this.answer(false)}>${no}</button>
        <button class="btn ${danger ? 'danger' : 'primary'}" autofocus @click=${() => this.answer(true)}>${yes}</button></div></belay-dialog>`;
  }

  answer(yes) {
    const quiet = this.renderRoot.querySelector('input')?.checked ?? false;
    const dialog = this.renderRoot.querySelector('belay-dialog');
    // Close first, so that the platform gives the focus back to where it was.
    dialog.open = false;
    dialog.updateComplete.then(() => this.remove());
    this.done({ yes, quiet });
  }
}

define('belay-confirm', Confirm);

/**
 * Asks; the promise has the answer, `yes` false for Escape and the like, `quiet` if not to be asked again.
 * @param {{heading: string, text?: string, yes: string, no: string, danger?: boolean, again?: string, large?: boolean}} question
 * @returns {Promise<{yes: boolean, quiet: boolean}>}
 */
export function ask(question) {
  return new Promise(done => {
    const element = Object.assign(document.createElement('belay-confirm'), { question, done });
    element.toggleAttribute('large', Boolean(question.large));
    document.body.append(element);
  });
}
