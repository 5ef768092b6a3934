import { LitElement, css } from 'lit';
import { base } from './styles.js';
import { meterStyles } from './password-meter.js';

/** A section of My Account: gets `account`, `api` and `texts`; keeps what was typed and what is wrong with it. */
export class AccountPart extends LitElement {
  static properties = { account: { attribute: false }, api: { attribute: false }, texts: { attribute: false }, typed: { state: true }, errors: { state: true }, busy: { state: true } };

  static styles = [base, meterStyles, css`
    :host { display: block; background: var(--raised); border: 1px solid var(--line); border-radius: var(--r-3); padding: 20px 24px; scroll-margin-top: 16px }
    h2 { font-size: 17px; line-height: 1.3 } .lead { color: var(--ink-2); margin: 4px 0 0 } form, .stack { display: grid; gap: 14px; margin-top: 14px; max-width: 30rem }
    .row { display: flex; gap: 8px; flex-wrap: wrap; align-items: center } .btn { padding: 8px 14px } .field input { padding: 8px 10px; font-size: 15px }
    .box { display: flex; gap: 10px; padding: 10px 12px; border-radius: var(--r-2); background: var(--bad-soft); color: var(--bad); align-items: start } .box svg { margin-top: 3px }
    .box.note { background: var(--warn-soft); color: var(--warn) } input[type=checkbox] { accent-color: var(--brand) } .check { display: flex; gap: 8px; align-items: center; color: var(--ink-2) }
    @media (max-width: 480px) { :host { padding: 16px } }
  `];

  constructor() {
    super();
    this.reset();
  }

  /** Forgets what was typed. */
  reset() {
    this.typed = {};
    this.errors = {};
  }

  /** For a field's `input`. */
  take = name => value => {
    this.typed = { ...this.typed, [name]: value };
    if (this.errors[name]) this.errors = { ...this.errors, [name]: undefined };
  };

  /**
   * Does something at the gateway unless a field is at fault, and shows what is refused at its field.
   * @param {Record<string, string|undefined>} faults found here
   * @param {() => Promise<void>} work
   */
  async attempt(faults, work) {
    if (this.busy) return;
    this.errors = faults;
    if (!Object.values(faults).some(Boolean)) {
      this.busy = true;
      try {
        await work();
      } catch (problem) {
        this.errors = this.#errorsOf(problem);
      }
      this.busy = false;
    }
    await this.updateComplete;
    this.renderRoot.querySelector('[aria-invalid=true]')?.focus();
  }

  #errorsOf(problem) {
    const shown = name => this.renderRoot.querySelector(`[name="${name}"]`) ? name : 'form';
    const { fields } = problem.details ?? {};
    if (!fields) return { [shown(problem.field)]: this.texts.error(problem) };
    return Object.fromEntries(Object.entries(fields).map(([name, fault]) => [shown(name), this.texts.error(fault)]));
  }

  /** "Please fill this in" for the names without a value. */
  missing(...names) {
    return Object.fromEntries(names.map(name => [name, this.typed[name]?.trim() ? undefined : this.texts.t('error.missing')]));
  }
}
