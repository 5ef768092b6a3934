import { html, css, nothing } from 'lit';
import { AccountPart } from './account-part.js';
import { browserName } from './agents.js';
import { ask } from './confirm.js';
import { define } from './element.js';
import { icon } from './icons.js';
import { moment } from './time.js';
import { toast } from './toasts.js';

/** Where one is signed in, and a way to end it. */
class SignIns extends AccountPart {
  static properties = { list: { state: true } };

  static styles = [AccountPart.styles, css`
    ul { list-style: none; margin: 12px 0 0; padding: 0 } li { display: grid; grid-template-columns: 1fr auto; gap: 2px 12px; align-items: center; padding: 10px 0; border-top: 1px solid var(--line-2) }
    li b { overflow-wrap: anywhere } small { color: var(--ink-2); font-size: 13px; grid-column: 1 } .btn { grid-row: 1 / span 2; grid-column: 2 } .pill { color: var(--ok); margin-left: 8px } .row { margin-top: 12px }
  `];

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  /** Asks the gateway again. */
  async load() {
    try {
      this.list = (await this.api.get('/api/account/sign-ins')).signIns;
      this.errors = {};
    } catch (problem) {
      this.errors = { form: this.texts.error(problem) };
    }
  }

  render() {
    const { list, errors, texts } = this, { t } = texts, at = iso => moment(iso, texts.locale);
    return html`<h2>${t('sign-ins.title')}</h2><p class="lead">${t('sign-ins.lead')}</p>
      ${errors.form ? html`<div class="box" role="alert">${icon('warn')}<span>${errors.form}</span></div>` : nothing}
      ${list ? html`<ul>${list.map(each => html`<li><span><b>${browserName(each.browser) || t('sign-ins.unknown')}</b>${each.current ? html`<span class="pill">${t('sign-ins.here')}</span>` : nothing}</span>
        <small>${each.address} · ${methodName(each.method, texts)} · ${t('sign-ins.times', { since: at(each.createdAt), seen: at(each.lastSeen) })}</small>
        ${each.current ? nothing : html`<button class="btn" ?disabled=${this.busy} @click=${() => this.#end(each)}>${t('sign-ins.end')}<span class="sr"> ${browserName(each.browser)}, ${each.address}</span></button>`}</li>`)}</ul>` : nothing}
      ${list?.length > 2 ? html`<div class="row"><button class="btn" ?disabled=${this.busy} @click=${this.#endOthers}>${t('sign-ins.end-others')}</button></div>` : nothing}`;
  }

  #end({ id }) {
    return this.attempt({}, async () => {
      await this.api.delete(`/api/account/sign-ins/${encodeURIComponent(id)}`).catch(problem => { if (problem.status !== 404) throw problem; });
      await this.load();
      toast(this.texts.t('sign-ins.ended'));
    });
  }

  #endOthers = async () => {
    const { t } = this.texts;
    if (!(await ask({ heading: t('sign-ins.ask'), text: t('sign-ins.ask-text'), yes: t('sign-ins.end-others'), no: t('cancel') })).yes) return;
    await this.attempt({}, async () => {
      await this.api.delete('/api/account/sign-ins');
      await this.load();
      toast(t('sign-ins.ended'));
    });
  };
}

/** The way somebody came in; a kind of its own for each way of single sign-on that these texts know. */
function methodName(method, texts) {
  const key = [method, method.split(':')[0]].map(each => `sign-ins.method.${each}`).find(each => texts.has(each));
  return key ? texts.t(key) : method;
}

define('belay-account-sign-ins', SignIns);
