import { LitElement, html, css, nothing } from 'lit';
import { base } from './styles.js';
import { icon } from './icons.js';
import { copy } from './copy.js';
import { define, fire } from './element.js';

/** What an authenticator app needs: the picture to scan, the secret to type. `enrolment` as the gateway sends it. */
class Enrolment extends LitElement {
  static properties = { enrolment: { attribute: false }, texts: { attribute: false }, copied: { state: true } };

  static styles = [base, css`
    :host { display: grid; gap: 14px }
    ol { margin: 0; padding-left: 1.4em; display: grid; gap: 6px; color: var(--ink-2) }
    img { display: block; width: min(200px, 70vw); aspect-ratio: 1; border-radius: var(--r-2); border: 1px solid var(--line); margin: 0 auto; background: #fff }
    .secret { display: flex; gap: 8px; align-items: center; background: var(--ground); border: 1px solid var(--line); border-radius: var(--r-2); padding: 8px 8px 8px 12px }
    code { flex: 1; font: 14px/1.5 var(--mono); word-spacing: .2em; overflow-wrap: anywhere; user-select: all }
    p { color: var(--ink-2) }
  `];

  render() {
    const { enrolment, texts: { t } } = this;
    if (!enrolment) return nothing;
    return html`<ol><li>${t('enrol.app')}</li><li>${t('enrol.scan')}</li><li>${t('enrol.type')}</li></ol>
      <img alt=${t('enrol.picture')} src="data:image/svg+xml,${encodeURIComponent(enrolment.qr)}">
      <div><p id="by-hand">${t('enrol.by-hand')}</p><div class="secret"><code aria-labelledby="by-hand">${enrolment.secret.match(/.{1,4}/g).join(' ')}</code>
        <button type="button" class="btn quiet" @click=${this.#copy}>${icon(this.copied ? 'check' : 'copy')}${t(this.copied ? 'copied' : 'copy')}</button></div></div>`;
  }

  #copy = async () => { this.copied = await copy(this.enrolment.secret); };
}

define('belay-enrolment', Enrolment);

/** Recovery codes, shown once. Fires `belay-kept` when the person says that he has kept them. */
class RecoveryCodes extends LitElement {
  static properties = { codes: { attribute: false }, texts: { attribute: false }, account: {}, kept: { state: true }, copied: { state: true } };

  static styles = [base, css`
    :host { display: grid; gap: 14px }
    ul { list-style: none; margin: 0; padding: 12px; display: grid; grid-template-columns: repeat(auto-fill, minmax(11.5em, 1fr)); gap: 6px 16px; background: var(--ground); border: 1px solid var(--line); border-radius: var(--r-2); font: 14px/1.5 var(--mono) }
    .row { display: flex; gap: 8px; flex-wrap: wrap } p { color: var(--ink-2) }
    label { display: flex; gap: 8px; align-items: start } input { margin-top: 3px; accent-color: var(--brand) }
    .go { padding: 12px; font-size: 16px; border-radius: var(--r-2) }
  `];

  render() {
    const { codes, texts: { t } } = this;
    return html`<p>${t('codes.lead')}</p><ul aria-label=${t('codes.title')}>${(codes ?? []).map(each => html`<li>${each}</li>`)}</ul>
      <div class="row"><button type="button" class="btn" @click=${this.#copy}>${icon(this.copied ? 'check' : 'copy')}${t(this.copied ? 'copied' : 'copy')}</button>
        <button type="button" class="btn" @click=${this.#download}>${icon('down')}${t('codes.download')}</button></div>
      <label><input type="checkbox" @change=${event => { this.kept = event.target.checked; }}>${t('codes.kept')}</label>
      <button type="button" class="btn primary go" ?disabled=${!this.kept} @click=${() => fire(this, 'belay-kept')}>${t('codes.go')}</button>`;
  }

  #words() { return `${this.texts.t('codes.file', { account: this.account ?? location.host })}\n\n${this.codes.join('\n')}\n`; }

  #copy = async () => { this.copied = await copy(this.codes.join('\n')); };

  #download = () => {
    const address = URL.createObjectURL(new Blob([this.#words()], { type: 'text/plain' }));
    Object.assign(document.createElement('a'), { href: address, download: 'belay-recovery-codes.txt' }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  };
}

define('belay-recovery-codes', RecoveryCodes);
