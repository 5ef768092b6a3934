import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { icon } from '/ui/web/icons.js';
import { define, fire } from '/ui/web/element.js';

const LENGTH = 6;

/**
 * The PIN field (slot `customer.entry`): one real input drawn as six boxes, so that paste, screen readers, phone keyboards
 * and corrections work as in any field. Spaces and dashes are forgiven. Tries a code from the address at once.
 */
class PinEntry extends LitElement {
  static properties = { api: { attribute: false }, texts: { attribute: false }, code: { attribute: false }, digits: { state: true }, error: { state: true }, busy: { state: true }, at: { state: true } };

  static styles = [base, css`
    :host { display: block; font-size: 17px }
    form { display: grid; justify-items: center; gap: 14px; text-align: center } h1 { font-size: 28px; line-height: 1.2; text-wrap: balance } p { color: var(--ink-2) }
    .pin { position: relative; display: flex; gap: clamp(5px, 1.6vw, 10px); margin: 12px 0 2px }
    .pin span { width: clamp(42px, 12.4vw, 52px); height: 64px; border: 1.5px solid var(--edge); border-radius: 10px; display: grid; place-items: center; font: 600 28px var(--mono); background: var(--raised) }
    .pin i { width: 10px; align-self: center; height: 2px; background: var(--edge) }
    .pin input { position: absolute; inset: 0; width: 100%; height: 100%; opacity: 0; border: 0; font-size: 28px; cursor: text }
    .pin:focus-within span.at { border-color: var(--brand); box-shadow: 0 0 0 3px var(--brand-soft) } .pin:focus-within span.at:empty::after { content: ""; width: 2px; height: 28px; background: var(--brand); animation: caret 1.1s steps(1) infinite } @keyframes caret { 50% { opacity: 0 } }
    .pin.bad span { border-color: var(--bad) } .pin.bad:focus-within span.at { box-shadow: 0 0 0 3px var(--bad-soft) }
    .error { background: var(--bad-soft); border-radius: 10px; padding: 10px 16px; text-align: start; max-width: 27em; font-size: 16px } .error svg { margin-top: 4px }
    .go { padding: 14px 24px; font-size: 17px; border-radius: 10px; min-width: min(330px, 100%) }
    @media (max-width: 480px) { h1 { font-size: 24px } .pin span { height: 58px } .go { width: 100% } }
  `];

  constructor() {
    super();
    this.digits = '';
    this.at = 0;
  }

  async firstUpdated() {
    if (this.code) {
      this.digits = digitsIn(this.code);
      await this.#redeem();
    }
    if (matchMedia('(hover: hover)').matches) this.#input.focus();
  }

  get #input() { return this.renderRoot.querySelector('input'); }

  render() {
    const t = this.texts.t, all = [...this.digits];
    return html`<form @submit=${event => { event.preventDefault(); this.#redeem(); }} novalidate>
      <h1 id="label">${t('entry.heading')}</h1><p id="hint">${t('entry.hint')}</p>
      <div class="pin ${this.error ? 'bad' : ''}">${Array.from({ length: LENGTH }, (_, n) => html`${n === 3 ? html`<i></i>` : nothing}<span aria-hidden="true" class=${n === Math.min(this.at, LENGTH - 1) ? 'at' : ''}>${all[n] ?? ''}</span>`)}
        <input .value=${this.digits} inputmode="numeric" pattern="[0-9 -]*" autocomplete="one-time-code" enterkeyhint="go" spellcheck="false" aria-labelledby="label" aria-describedby="hint ${this.error ? 'error' : ''}"
          aria-invalid=${Boolean(this.error)} @input=${this.#typed} @paste=${this.#pasted} @keyup=${this.#moved} @focus=${this.#moved} @click=${this.#moved}></div>
      ${this.error ? html`<div class="error" id="error" role="alert">${icon('warn')}<span>${this.error}</span></div>` : nothing}
      <button class="btn primary go" ?disabled=${this.busy}>${this.busy ? html`<i class="spin"></i>${t('entry.busy')}` : t('entry.go')}</button></form>`;
  }

  #typed({ target }) {
    const before = [...target.value.slice(0, target.selectionStart)];
    this.#fill(digitsIn(target.value), digitsIn(before.join('')).length);
  }

  #pasted(event) {
    const code = codeIn(event.clipboardData.getData('text'));
    if (!code) return;
    event.preventDefault();
    this.#fill(code, code.length);
  }

  #fill(digits, at) {
    this.digits = digits.slice(0, LENGTH);
    this.at = Math.min(at, LENGTH);
    this.error = null;
    const input = this.#input;
    input.value = this.digits;
    input.setSelectionRange(this.at, this.at);
  }

  /** The caret may only stand at the end or on a digit; the drawn box follows it. */
  #moved = ({ target }) => { this.at = target.selectionStart ?? this.digits.length; };

  async #redeem() {
    if (this.busy) return;
    const t = this.texts.t;
    if (this.digits.length < LENGTH) {
      this.error = t(this.digits ? 'entry.short' : 'entry.empty', { n: LENGTH - this.digits.length });
      return this.#input.focus();
    }
    this.busy = true;
    this.error = null;
    try {
      const joined = await this.api.post('/api/connect/pin/redeem', { code: this.digits, language: this.texts.language });
      fire(this, 'belay-joined', joined);
    } catch (problem) {
      this.error = this.texts.error(problem);
      await this.updateComplete;
      this.#input.focus();
      this.#input.select();
      this.at = 0;
    } finally {
      this.busy = false;
    }
  }
}

/** All digits of a text, in whatever script, as 0 to 9. */
function digitsIn(text) {
  // Blocks of decimal digits are ten long and begin at a multiple of ten or sixteen: count down to the block's zero.
  return [...text.normalize('NFKC')].filter(each => /\p{Nd}/u.test(each)).map(each => {
    let zero = each.codePointAt(0);
    while (zero > 0 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && each.codePointAt(0) - zero < 9) zero--;
    return each.codePointAt(0) - zero;
  }).join('');
}

/** The code in a pasted text: a group of six digits if there is one (it may be a whole sentence or a link), else all digits. */
function codeIn(text) {
  const groups = [...text.matchAll(/(?<!\d)\d{3}[\s\u2010-\u2015.-]?\d{3}(?!\d)/g)];
  return digitsIn(groups.at(-1)?.[0] ?? text);
}

export default define('belay-pin-entry', PinEntry);
