import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { icon } from '/ui/web/icons.js';
import { define } from '/ui/web/element.js';
import { noted } from './noted.js';

/** What was noted in an earlier session, to read (HIST-04, HIST-06). */
class PastNotes extends LitElement {
  static properties = { api: { attribute: false }, texts: { attribute: false }, past: {}, through: {}, answer: { state: true }, problem: { state: true } };

  static styles = [base, noted.styles, css`:host { display: block }`];

  async connectedCallback() {
    super.connectedCallback();
    try {
      this.answer = await this.api.get(`/api/sessions/${this.past}/noted?through=${this.through}`);
    } catch (problem) {
      this.problem = this.texts.error(problem);
    }
  }

  render() {
    const { answer, problem, texts } = this;
    if (problem) return html`<span class="error" role="alert">${icon('warn')}${problem}</span>`;
    if (!answer) return nothing;
    return answer.note?.text || answer.added.length ? html`${answer.note?.text ? noted.one(answer.note, texts) : nothing}${noted.added(answer, texts)}` : html`<p class="none">${texts.t('notes.none')}</p>`;
  }
}

define('belay-past-notes', PastNotes);
