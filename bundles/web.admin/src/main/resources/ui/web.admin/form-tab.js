import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { ask } from '/ui/web/confirm.js';
import { define } from '/ui/web/element.js';
import { icon } from '/ui/web/icons.js';
import { toast } from '/ui/web/toasts.js';
import { formStyles } from './form-styles.js';
import { meterStyles } from './password-meter.js';
import { unitIconStyles } from './unit-icons.js';
import './save-bar.js';
import './toc.js';

/** A tab made of parts: their sections below each other, a list of them at the left, one foot for all. */
class FormTab extends LitElement {
  static properties = { office: { attribute: false }, parts: { attribute: false }, busy: { state: true }, current: { state: true }, merged: { state: true } };
  static styles = [base, formStyles, meterStyles, unitIconStyles, css`:host { display: grid; grid-template-rows: minmax(0, 1fr) auto; min-height: 0 }`];

  #unwatch = null; #followed = [];

  connectedCallback() {
    super.connectedCallback();
    const tab = this;
    this.#unwatch = this.office.guard.watch({ get changes() { return tab.#sum('changes'); }, save: () => this.save('unit'), discard: () => this.discard() });
    this.office.addEventListener('pulse', this.#pulse);
    this.office.addEventListener('change', this.#changed);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#unwatch();
    this.office.removeEventListener('pulse', this.#pulse);
    this.office.removeEventListener('change', this.#changed);
    this.#follow([]);
  }

  willUpdate(changed) {
    if (!changed.has('parts')) return;
    this.#follow(this.parts);
    this.merged = false;
    this.current = null;
    for (const part of this.parts) part.load();
  }

  render() {
    const { parts, office: { texts } } = this, { t } = texts;
    const sections = parts.flatMap(part => part.data ? part.sections() : []), clashes = parts.some(part => part.draft.clashes.length);
    return html`<div class="body" @scroll=${this.#scrolled}>
      ${sections.length > 1 ? html`<belay-toc .sections=${sections} .current=${this.current ?? sections[0].id} .label=${t('sections')} .texts=${texts} @belay-section=${({ detail }) => this.#show(detail)}></belay-toc>` : nothing}
      <div class="forms ${sections.length > 1 ? '' : 'alone'}">
        ${clashes ? html`<div class="banner" role="alert">${icon('warn')}<span>${t('clash.banner')}</span></div>`
        : this.merged ? html`<div class="banner" role="status">${icon('info')}<span>${t('clash.merged')}</span></div>` : nothing}
        ${parts.map(part => part.error ? this.#failed(part) : part.data ? part.render() : this.#skeleton())}</div></div>
      ${parts.some(part => part.data && part.saveable !== false) ? html`<belay-save-bar .changes=${this.#sum('changes')} .wrong=${parts.reduce((sum, part) => sum + (part.data ? part.wrong.length : 0), 0)}
        .saves=${[...new Set(parts.flatMap(part => part.saves))]} .channels=${parts[0]?.unit.type === 'channel'} .busy=${Boolean(this.busy)} .texts=${texts}
        @belay-save=${({ detail }) => this.save(detail)} @belay-discard=${() => this.discard()}></belay-save-bar>` : nothing}`;
  }

  #failed(part) {
    const { texts } = this.office;
    return html`<div class="banner bad" role="alert">${icon('warn')}<span>${texts.error(part.error)}</span><button class="btn" @click=${() => { part.error = null; part.load(); }}>${texts.t('retry')}</button></div>`;
  }

  #skeleton() {
    return html`<div class="skeleton" role="status" aria-label=${this.office.texts.t('loading')}>${[38, 72, 56, 64, 48].map(width => html`<i style="width:${width}%"></i>`)}</div>`;
  }

  discard() {
    for (const part of this.parts) part.discard();
    this.merged = false;
  }

  /** Saves all parts; those that know the target get it, the others save for the unit itself. Answers whether everything is saved. */
  async save(target) {
    if (this.busy) return false;
    const touched = this.parts.filter(part => part.changes && (target === 'unit' || part.saves.includes(target)));
    if (touched.some(part => part.wrong.length)) return this.#toFirstWrong();
    if (target !== 'unit' && !await this.#agree(target, touched)) return false;
    this.busy = true;
    let saved = true;
    for (const part of touched) saved = await part.save(target) && saved;
    this.busy = false;
    if (!saved) return this.#toFirstWrong();
    this.merged = false;
    toast(this.office.texts.t(target === 'unit' ? 'done.saved' : `done.saved-${target}`));
    this.office.tree.refreshIfChanged().catch(() => {});
    return true;
  }

  async #agree(target, parts) {
    const { t } = this.office.texts, kind = parts[0]?.unit.type === 'channel' ? 'channels.' : '';
    const n = parts.reduce((sum, part) => sum + part.changes, 0);
    return (await ask({ heading: t(`save.${kind}${target}.heading`), text: t(`save.${kind}${target}.text`, { n }), yes: t(`save.${kind}${target}`), no: t('cancel') })).yes;
  }

  async #toFirstWrong() {
    await this.updateComplete;
    const bad = this.renderRoot.querySelector('[aria-invalid=true], .clash button');
    bad?.scrollIntoView({ block: 'center' });
    bad?.focus();
    return false;
  }

  #show(id) {
    this.current = id;
    this.#chosen = performance.now();
    const section = this.renderRoot.getElementById(id);
    section?.scrollIntoView({ block: 'start' });
    section?.querySelector('h2')?.focus({ preventScroll: true });
  }

  #chosen = 0;

  #scrolled({ target }) {
    if (performance.now() - this.#chosen < 800) return;
    const top = target.getBoundingClientRect().top + 90;
    this.current = [...this.renderRoot.querySelectorAll('section[id]')].findLast(each => each.getBoundingClientRect().top <= top)?.id ?? null;
  }

  #sum(what) { return this.parts.reduce((sum, part) => sum + part[what], 0); }

  #pulse = () => { if (!this.busy) for (const part of this.parts) if (part.data) part.load(); };

  #changed = () => this.requestUpdate();

  #merge = () => { this.merged = true; };

  #follow(parts) {
    for (const part of this.#followed) { part.removeEventListener('change', this.#changed); part.removeEventListener('merged', this.#merge); }
    this.#followed = parts;
    for (const part of parts) { part.addEventListener('change', this.#changed); part.addEventListener('merged', this.#merge); }
  }
}

define('belay-form-tab', FormTab);
