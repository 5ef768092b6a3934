import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { icon } from '/ui/web/icons.js';
import { define, fire } from '/ui/web/element.js';

const LONGEST = 200_000;

/** Export to replies.xml and import from such a file (CHAT-46, CHAT-47). Fires `belay-imported`. */
class ReplyExchange extends LitElement {
  static properties = { api: { attribute: false }, texts: { attribute: false }, set: {}, empty: { type: Boolean }, done: { state: true }, problem: { state: true }, faults: { state: true } };

  static styles = [base, css`
    :host { display: grid; gap: 18px } section { display: grid; gap: 8px; justify-items: start } h3 { font-size: 14px } p { color: var(--ink-2) } ul { margin: 0; padding-left: 20px; color: var(--bad) } .fine { color: var(--ok); display: flex; gap: 6px; align-items: center }
    input[type=file] { max-width: 100% }
  `];

  render() {
    const t = this.texts.t;
    return html`<section><h3>${t('export')}</h3><p>${t('export.lead')}</p>
        ${this.empty ? html`<p>${t('export.empty')}</p>` : html`<a class="btn" href="/api/replies/${this.set}/replies.xml" download="replies.xml">${t('export.go')}</a>`}</section>
      <section><h3>${t('import')}</h3><p id="lead">${t('import.lead')}</p>
        <input type="file" accept=".xml,application/xml,text/xml" aria-label=${t('import.file')} aria-describedby="lead" @change=${this.#import}>
        ${this.done ? html`<span class="fine" role="status">${icon('check')}${this.done}</span>` : nothing}
        ${this.problem ? html`<span class="error" role="alert">${icon('warn')}${this.problem}</span>` : nothing}
        ${this.faults?.length ? html`<ul>${this.faults.map(({ line, code }) => html`<li>${t('import.line', { line, what: t(`import.${code}`) })}</li>`)}</ul>` : nothing}</section>`;
  }

  #import = async ({ target }) => {
    const [file] = target.files, t = this.texts.t;
    Object.assign(this, { done: null, problem: null, faults: [] });
    if (!file) return;
    if (file.size > LONGEST * 3) {
      this.problem = t('error.too-long');
      return;
    }
    try {
      const { added, known } = await this.api.post(`/api/replies/${this.set}/import`, { xml: await file.text() });
      this.done = [t('import.added', { n: added }), known ? t('import.known', { n: known }) : ''].join(' ').trim();
      fire(this, 'belay-imported');
    } catch (problem) {
      this.problem = this.texts.error(problem);
      this.faults = problem.details?.faults ?? [];
    } finally {
      target.value = '';
    }
  };
}

define('belay-reply-exchange', ReplyExchange);
