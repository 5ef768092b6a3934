import { toast } from '/ui/web/toasts.js';
import { Draft } from './draft.js';

/**
 * One part of a form: what it shows, what was typed, how it is loaded and saved. A tab puts one or more of them below each other.
 * Fires `change`. Subclasses say {@link fetch}, {@link baseOf}, {@link send}, {@link sections} and {@link render}.
 */
export class Part extends EventTarget {
  draft = new Draft();
  /** What the gateway answered; null before. */
  data = null;
  /** Why there is nothing to show: an ApiError. */
  error = null;
  /** Save targets beside the unit itself: `subgroups`, `all`. */
  saves = [];

  /**
   * @param {import('./office.js').Office} office
   * @param {object} unit UNIT of docs/protocol-admin.md
   */
  constructor(office, unit) {
    super();
    this.office = office;
    this.unit = unit;
    this.t = office.texts.t;
    this.draft.addEventListener('change', () => this.changed());
  }

  /** Number of changes that are not saved. */
  get changes() { return this.draft.changes.length; }

  /** Keys of fields to correct or decide. */
  get wrong() {
    const known = [...new Set([...this.draft.failed, ...this.draft.clashes, ...this.draft.changes.filter(key => this.check(key))])];
    return known;
  }

  /** What is wrong with a field's value before anybody is asked, in words; undefined if nothing. */
  check() { return undefined; }

  /** The words under a field: the gateway's, or ours. */
  problem(key) { return this.draft.error(key) ?? (this.draft.isChanged(key) ? this.check(key) : undefined); }

  async load() {
    try {
      this.take(await this.fetch());
      this.error = null;
    } catch (error) {
      if (!this.data) this.error = error;
      else if (error.status === 404 || error.status === 403) this.dispatchEvent(new CustomEvent('gone', { detail: error }));
    }
    this.changed();
  }

  /** Discards what was typed. */
  discard() { this.draft.discard(); }

  /**
   * Saves; answers whether all of it is saved. What is refused is told at its field, and everything typed stays.
   * @param {'unit'|'subgroups'|'all'} target
   */
  async save(target = 'unit') {
    if (this.wrong.length) return false;
    const sent = this.draft.changes;
    try {
      const answer = await this.send(target, sent);
      if (answer) {
        this.take(answer, sent);
        if (answer.skipped?.length) toast(this.t('done.skipped', { names: answer.skipped.map(each => each.name).join(', ') }), 'error');
      }
      else {
        this.draft.settle(sent);
        await this.load();
      }
      return true;
    } catch (error) {
      await this.#refused(error);
      return false;
    }
  }

  /** Where a refusal's field stands in this form; undefined if nowhere. */
  keyOf(field) { return field; }

  changed() { this.dispatchEvent(new Event('change')); }

  /** Takes over what the gateway says is there now; `settled` has been saved. */
  take(data, settled = []) {
    this.data = data;
    this.saves = (data.saves ?? []).filter(each => each !== 'unit');
    this.draft.rebase(this.baseOf(data));
    if (settled.length) this.draft.settle(settled);
  }

  async #refused(error) {
    const { texts } = this.office;
    if (error.code === 'called-off') return;
    if (error.code === 'changed') {
      // Somebody was faster: what is there now comes under what was typed, and the person decides where both changed the same.
      await this.load();
      if (!this.draft.clashes.length) this.dispatchEvent(new Event('merged'));
      return;
    }
    const fields = error.details.fields ?? (error.field ? { [error.field]: error } : {});
    const here = Object.entries(fields).map(([field, each]) => [this.keyOf(field), texts.error(each)]).filter(([key]) => key !== undefined && this.shows(key));
    if (here.length) this.draft.fail(Object.fromEntries(here));
    else this.office.failed(error);
  }

  /** Whether there is such a field. */
  shows(key) { return key in this.baseOf(this.data); }
}
