import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { define } from '/ui/web/element.js';
import { toast } from '/ui/web/toasts.js';

/**
 * A field of the list that can be changed in place (CONS-67 … 69): a click opens it, Enter or leaving it saves, Escape gives it up, Tab
 * goes to the next one. What the gateway refuses stays in the field. Shows its children while nobody edits.
 */
class InlineEdit extends LitElement {
  static properties = { desk: { attribute: false }, texts: { attribute: false }, session: { attribute: false }, column: { attribute: false }, editing: { type: Boolean, reflect: true }, problem: { state: true } };

  static styles = [base, css`
    :host { display: inline-block; vertical-align: top; min-height: 1.45em; max-width: calc(100% - 28px) } :host([editing]) { display: block; max-width: none } .show { display: block; overflow: hidden; text-overflow: ellipsis }
    input { width: 100%; border: 1px solid var(--brand); background: var(--raised); border-radius: var(--r-1); padding: 1px 5px; margin: -2px -6px; outline: none; box-shadow: 0 0 0 2px var(--brand-soft); user-select: text }
    input[aria-invalid=true] { border-color: var(--bad); box-shadow: 0 0 0 2px var(--bad-soft) }
  `];

  #saving = false; #cell;

  connectedCallback() {
    super.connectedCallback();
    // The whole cell is the field, not its words alone.
    this.#cell = this.parentElement;
    this.#cell.addEventListener('click', this.#clicked);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#cell.removeEventListener('click', this.#clicked);
  }

  get #value() { return (this.column.field === 'name' ? this.session.name : this.session.fields?.[this.column.field]) ?? ''; }

  async edit() {
    if (this.editing) return;
    this.editing = true;
    this.problem = null;
    await this.updateComplete;
    const box = this.renderRoot.querySelector('input');
    box.value = this.#value;
    this.#cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    box.focus();
    box.select();
  }

  render() {
    if (!this.editing) return html`<span class="show"><slot></slot></span>`;
    return html`<input aria-label=${this.texts.t(`column.${this.column.id}`)} maxlength=${this.column.most} aria-invalid=${Boolean(this.problem)} title=${this.problem ?? nothing}
      @keydown=${this.#key} @blur=${() => this.#save()} @click=${event => event.stopPropagation()} @dblclick=${event => event.stopPropagation()}>`;
  }

  #clicked = () => { this.edit(); };

  #key = async event => {
    event.stopPropagation();
    if (event.isComposing || !['Enter', 'Escape', 'Tab'].includes(event.key)) return;
    event.preventDefault();
    if (event.key === 'Escape') return this.#close();
    const fields = [...this.closest('tr').querySelectorAll('belay-inline-edit')], next = fields[fields.indexOf(this) + (event.shiftKey ? -1 : 1)];
    if (!await this.#save()) return;
    if (event.key === 'Tab' && next?.isConnected) next.edit();
  };

  /** Answers whether the field is closed. */
  async #save() {
    const box = this.renderRoot.querySelector('input');
    if (!this.editing || this.#saving || !box) return !this.editing;
    const value = box.value.trim();
    if (value === this.#value) return this.#close();
    this.#saving = true;
    try {
      await this.desk.acts.rename(this.session.id, this.column.field, value);
      return this.#close();
    } catch (error) {
      this.problem = this.texts.error(error);
      toast(this.problem, 'error');
      return false;
    } finally {
      this.#saving = false;
    }
  }

  #close() {
    const focused = this.matches(':focus-within'), row = this.closest('tr');
    this.editing = false;
    if (focused) row?.focus({ preventScroll: true });
    return true;
  }
}

define('belay-inline-edit', InlineEdit);
