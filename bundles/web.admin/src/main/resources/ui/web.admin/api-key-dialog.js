import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { define, fire } from '/ui/web/element.js';
import '/ui/web/dialog.js';

/** Rights that a key can have; the gateway offers the issuer's only. */
const RIGHTS = ['admin', 'admin.units', 'admin.reports', 'admin.global', 'command-center'];

/** Asks what a new API key is for and may do. Fires `belay-created` with `{id, name, key}`. */
class ApiKeyDialog extends LitElement {
  static properties = { office: { attribute: false }, problem: { state: true }, busy: { state: true } };

  static styles = [base, css`form { display: grid; gap: 14px } .row { display: flex; gap: 8px; justify-content: flex-end } .row .btn { padding: 8px 16px } fieldset { border: 0; padding: 0; margin: 0 } legend { font-weight: 600; padding: 0 } fieldset small { color: var(--ink-3) } fieldset label { display: flex; gap: 8px; min-height: 26px; align-items: center }`];

  render() {
    const { office: { texts: { t }, texts }, problem } = this, error = problem && texts.error(problem), at = problem?.field;
    const bad = field => problem && (at === field || (field === 'name' && !['permissions', 'expiresInDays'].includes(at))) ? html`<span class="error" id="e-${field}" role="alert">${error}</span>` : nothing;
    return html`<belay-dialog open .heading=${t('keys-api.new')} .closeLabel=${t('cancel')}><form @submit=${this.#submit} novalidate>
      <div class="field"><label for="name">${t('field.name')}</label><input id="name" name="name" maxlength="200" autocomplete="off" autofocus aria-invalid=${Boolean(problem) && at === 'name'} aria-describedby=${problem && at === 'name' ? 'e-name' : nothing}>${bad('name')}<small>${t('keys-api.name-help')}</small></div>
      <fieldset><legend>${t('keys-api.may')}</legend>${RIGHTS.filter(each => this.office.may(each)).map(each => html`<label><input type="checkbox" name="permissions" value=${each}>${texts.has(`key.${each}`) ? t(`key.${each}`) : each}</label>`)}${bad('permissions')}<small>${t('keys-api.may-help')}</small></fieldset>
      <div class="field"><label for="days">${t('keys-api.days')}</label><input id="days" name="days" inputmode="numeric" value="365" style="width:8rem" aria-invalid=${Boolean(problem) && at === 'expiresInDays'} aria-describedby=${problem && at === 'expiresInDays' ? 'e-expiresInDays' : nothing}>${bad('expiresInDays')}<small>${t('keys-api.days-help')}</small></div>
      <div class="row"><button type="button" class="btn" @click=${() => fire(this, 'belay-close')}>${t('cancel')}</button><button class="btn primary" ?disabled=${this.busy}>${t('create.yes')}</button></div></form></belay-dialog>`;
  }

  async #submit(event) {
    event.preventDefault();
    const form = new FormData(event.target), name = form.get('name').trim(), days = form.get('days').trim();
    if (!/^\d{1,5}$/.test(days)) {
      // Never guessed: a key without end must be asked for.
      this.problem = { code: 'invalid', field: 'expiresInDays' };
      return;
    }
    this.busy = true;
    try {
      fire(this, 'belay-created', await this.office.api.post('/api/api-keys', { name, permissions: form.getAll('permissions'), expiresInDays: Number(days) || null }));
    } catch (error) {
      this.problem = error;
    }
    this.busy = false;
  }
}

define('belay-api-key-dialog', ApiKeyDialog);
