import { html, LitElement, css } from 'lit';
import { base } from '/ui/web/styles.js';
import { define } from '/ui/web/element.js';
import '/ui/web/dialog.js';

/** Save, discard or stay: asked before somebody leaves what he has changed. */
class LeaveQuestion extends LitElement {
  static properties = { texts: { attribute: false }, count: { type: Number } };

  static styles = [base, css`
    p { color: var(--ink-2) } .row { display: flex; gap: 8px; justify-content: flex-end; margin-top: 20px; flex-wrap: wrap } .btn { padding: 8px 16px }
  `];

  render() {
    const t = this.texts.t;
    return html`<belay-dialog open .heading=${t('leave.heading')} .closeLabel=${t('leave.stay')} @belay-close=${() => this.answer('stay')}>
      <p>${t('leave.text', { n: this.count })}</p>
      <div class="row"><button class="btn" @click=${() => this.answer('stay')}>${t('leave.stay')}</button>
        <button class="btn" @click=${() => this.answer('discard')}>${t('leave.discard')}</button>
        <button class="btn primary" autofocus @click=${() => this.answer('save')}>${t('leave.save')}</button></div></belay-dialog>`;
  }

  answer(choice) {
    const dialog = this.renderRoot.querySelector('belay-dialog');
    dialog.open = false;
    dialog.updateComplete.then(() => this.remove());
    this.done(choice);
  }
}

const tag = define('belay-leave-question', LeaveQuestion);

/**
 * Keeps unsaved changes from being lost. Forms say what they hold; whoever leads away asks {@link leave} first. The browser
 * asks in its own words when the whole page is left.
 */
export class Guard {
  #forms = new Set(); #asking = null;

  /** @param {{texts: import('/ui/web/texts.js').Texts}} office */
  constructor(office) {
    this.office = office;
    addEventListener('beforeunload', event => { if (this.count) event.preventDefault(); });
  }

  /**
   * @param {{changes: number, save: () => Promise<boolean>, discard: () => void}} form
   * @returns {() => void} call it when the form is gone
   */
  watch(form) {
    this.#forms.add(form);
    return () => this.#forms.delete(form);
  }

  /** Number of changes that nobody has saved. */
  get count() { return [...this.#forms].reduce((sum, form) => sum + form.changes, 0); }

  /** Gives all of it up: what it was about is gone. */
  discard() { for (const form of this.#forms) form.discard(); }

  /** Whether one may go: at once without changes, else after they are saved or given up. */
  leave() {
    if (!this.count) return Promise.resolve(true);
    return this.#asking ??= this.#ask().finally(() => { this.#asking = null; });
  }

  async #ask() {
    const choice = await new Promise(done => {
      document.body.append(Object.assign(document.createElement(tag), { texts: this.office.texts, count: this.count, done }));
    });
    if (choice === 'stay') return false;
    for (const form of this.#forms) {
      if (!form.changes) continue;
      if (choice === 'discard') form.discard();
      else if (!await form.save()) return false;
    }
    return true;
  }
}
