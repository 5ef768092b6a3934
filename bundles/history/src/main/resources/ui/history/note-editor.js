import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { icon } from '/ui/web/icons.js';
import { define } from '/ui/web/element.js';
import { NoteDraft } from './note-draft.js';
import { noted } from './noted.js';

/** The session's note: written by those who work in it (HIST-05, HIST-07), read by all others. Who saves later than somebody else sees both texts and loses none. */
class NoteEditor extends LitElement {
  static properties = { api: { attribute: false }, texts: { attribute: false }, session: { attribute: false }, answer: { state: true }, theirs: { state: true }, busy: { state: true }, problem: { state: true }, saved: { state: true } };

  static styles = [base, noted.styles, css`
    :host { display: block; padding: 12px 14px } form { display: grid; gap: 10px } textarea { resize: vertical; min-height: 9em; line-height: 1.45 } .foot { display: flex; gap: 10px; align-items: center; flex-wrap: wrap } .foot .btn { padding: 6px 16px } [role=status] { color: var(--ink-3) }
    .theirs { background: var(--warn-soft, var(--ground)); border-radius: var(--r-2); padding: 10px 12px; display: grid; gap: 8px }
  `];

  #id; #draft; #asking;

  willUpdate(changed) {
    if (!changed.has('session')) return;
    if (this.session.id !== this.#id) {
      this.#id = this.session.id;
      this.#draft = new NoteDraft(this.#id);
      Object.assign(this, { answer: null, theirs: null, problem: null, saved: false });
    }
    if (this.session.notes !== this.answer?.notes) this.#load();
  }

  /** Fetches what is noted now; answers whether the draft goes on from it. */
  async #load() {
    const id = this.#id, asking = this.#asking = {};
    try {
      const answer = await this.api.get(`/api/sessions/${id}/noted`);
      if (asking !== this.#asking) return false;
      Object.assign(this, { answer, problem: null });
      const taken = this.#draft.take(answer);
      this.theirs = taken ? null : answer;
      return taken;
    } catch (problem) {
      if (id === this.#id && problem.code !== 'not-found') this.problem = this.texts.error(problem);
      return false;
    }
  }

  render() {
    const t = this.texts.t, { answer } = this;
    if (!answer && !this.problem) return nothing;
    return html`${this.problem ? html`<span class="error" role="alert">${icon('warn')}${this.problem}</span>` : nothing}
      ${this.session.acts.includes('write-note') && answer ? this.#form() : answer?.note?.text ? noted.one(answer.note, this.texts) : answer && !answer.added.length ? html`<p class="none">${t('notes.none-yet')}</p>` : nothing}
      ${answer ? noted.added(answer, this.texts) : nothing}`;
  }

  #form() {
    const t = this.texts.t, draft = this.#draft;
    return html`<form @submit=${this.#save}>${this.theirs ? this.#both() : nothing}
      <div class="field"><label for="note">${t('notes.label')}</label><textarea id="note" maxlength="20000" .value=${draft.text} @input=${this.#typed} @keydown=${this.#key} aria-describedby="about"></textarea><small id="about">${t('notes.about')}</small></div>
      <div class="foot"><button class="btn primary" ?disabled=${this.busy || !draft.dirty || Boolean(this.theirs)}>${t('notes.save')}</button><span role="status">${this.saved && !draft.dirty ? t('notes.saved') : draft.dirty ? t('notes.unsaved') : nothing}</span></div></form>`;
  }

  /** Somebody else has saved meanwhile. */
  #both() {
    const t = this.texts.t, { note } = this.theirs;
    return html`<div class="theirs" role="alert"><b>${t('notes.theirs', { name: note?.author.name ?? '' })}</b>${note?.text ? noted.one(note, this.texts) : html`<p class="none">${t('notes.emptied')}</p>`}
      <div class="foot"><button type="button" class="btn" @click=${() => this.#goOn(`${note?.text ?? ''}\n\n${this.#draft.text}`.trim())}>${t('notes.both')}</button><button type="button" class="btn" @click=${() => this.#goOn(note?.text ?? '')}>${t('notes.take')}</button></div></div>`;
  }

  #goOn(text) {
    this.#draft.goOnFrom(this.theirs, text);
    this.theirs = null;
    this.updateComplete.then(() => this.renderRoot.querySelector('textarea')?.focus());
  }

  #typed({ target }) {
    this.#draft.text = target.value;
    this.#draft.keep();
    this.saved = false;
    this.requestUpdate();
  }

  #key(event) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.target.form.requestSubmit();
  }

  #save = async event => {
    event.preventDefault();
    const draft = this.#draft, id = this.#id;
    if (this.busy || !draft.dirty || this.theirs) return;
    this.busy = true;
    try {
      await this.#write(id, draft);
      if (id === this.#id) this.saved = true;
    } catch (problem) {
      if (id === this.#id && problem.code !== 'changed') this.problem = this.texts.error(problem);
    } finally {
      this.busy = false;
    }
  };

  /** Saves; what others added without changing this text is no reason to ask. */
  async #write(id, draft, again = true) {
    const text = draft.sent = draft.text.trim();
    try {
      const { notes } = await this.api.post(`/api/sessions/${id}/write-note`, { seen: draft.seen, text });
      Object.assign(draft, { base: text, seen: notes });
      draft.keep();
      if (id === this.#id) await this.#load();
    } catch (problem) {
      if (problem.code !== 'changed' || id !== this.#id || !await this.#load() || !again) throw problem;
      await this.#write(id, draft, false);
    }
  }
}

define('belay-note-editor', NoteEditor);
