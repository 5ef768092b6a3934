import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { define } from '/ui/web/element.js';
import { icon } from '/ui/web/icons.js';
import '/ui/web/slot-host.js';

const METHODS = ['request', 'right'];
const GRANTED = new Set(['allowed', 'by-right']);

/** The technician's desktop: how one comes to see it (MON-08), and then what a bundle shows of it (slot `console.monitoring.desktop`). */
class Desktop extends LitElement {
  static properties = { api: { attribute: false }, texts: { attribute: false }, me: { attribute: false }, entry: { attribute: false }, contributions: { attribute: false }, problem: { state: true }, busy: { state: true } };

  static styles = [base, css`
    :host { display: grid; min-width: 0; background: var(--paper); border: 1px solid var(--line); border-radius: var(--r-2); grid-template-rows: auto minmax(0, 1fr) }
    h3 { font-size: 13px; padding: 10px 14px; border-bottom: 1px solid var(--line-2) } .body { padding: 14px; display: grid; gap: 12px; align-content: start; overflow: auto } belay-slot-host { display: grid; min-height: 0 }
    .note { display: flex; gap: 8px; padding: 10px 12px; background: var(--info-soft); border-radius: var(--r-1); color: var(--ink) } .note svg.i { color: var(--info); margin-top: 2px }
    fieldset { border: 0; margin: 0; padding: 0; display: grid; gap: 6px } legend { font-weight: 600; padding: 0; margin-bottom: 4px } label { display: flex; gap: 8px; align-items: start; cursor: pointer; padding: 4px 0 } label small { display: block; color: var(--ink-3) }
    .state { display: flex; gap: 8px; align-items: center; font-weight: 600 } .btn.primary { justify-self: start; padding: 7px 16px }
  `];

  render() {
    const { entry, texts: { t } } = this, [screen] = this.contributions.slot('console.monitoring.desktop'), granted = GRANTED.has(entry.desktop);
    if (granted && screen) return html`<h3>${t('desktop')}</h3><belay-slot-host .properties=${{ api: this.api, me: this.me, entry }} .contribution=${screen}></belay-slot-host>`;
    return html`<h3>${t('desktop')}</h3><div class="body">
      ${screen ? nothing : html`<p class="note" role="note">${icon('info')}<span>${t('desktop.not-installed', { name: entry.name })}</span></p>`}
      <div role="status">${entry.desktop === 'not-launched' ? nothing : html`<p class="state">${entry.desktop === 'asked' ? html`<i class="spin"></i>` : icon(granted ? 'check' : 'close')}${t(`desktop.${entry.desktop}`, { name: entry.name })}</p>`}</div>
      ${granted || entry.desktop === 'asked' ? nothing : this.#launcher()}</div>`;
  }

  #launcher() {
    const { entry, texts: { t } } = this;
    return html`<form class="body" style="padding:0" @submit=${this.#launch}><fieldset><legend>${t('launch.how')}</legend>${METHODS.map((method, index) => html`
        <label><input type="radio" name="method" value=${method} ?checked=${!index}><span>${t(`launch.${method}`)}<small>${t(`launch.${method}.help`, { name: entry.name })}</small></span></label>`)}</fieldset>
      ${this.problem ? html`<div class="error" role="alert">${icon('warn')}${this.problem}</div>` : nothing}
      <button class="btn primary" ?disabled=${this.busy}>${icon('eye')}${t('launch')}</button></form>`;
  }

  #launch = async event => {
    event.preventDefault();
    const method = new FormData(event.target).get('method');
    this.busy = true;
    this.problem = null;
    try {
      await this.api.post(`${this.entry.path}/launch`, { method });
    } catch (error) {
      this.problem = this.texts.error(error);
    } finally {
      this.busy = false;
    }
  };
}

define('belay-monitored-desktop', Desktop);
