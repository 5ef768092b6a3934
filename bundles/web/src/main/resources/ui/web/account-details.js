import { html, nothing } from 'lit';
import { AccountPart } from './account-part.js';
import { define, fire } from './element.js';
import { formField } from './form-field.js';
import { icon } from './icons.js';
import { toast } from './toasts.js';

/** Name, nickname and address; for master administrators the organization's name, which customers see (ORG-44). */
class Details extends AccountPart {
  render() {
    const { account, errors, texts: { t } } = this;
    const value = name => this.typed[name] ?? account[name], moved = value('email').trim() !== account.email;
    return html`<h2>${t('details.title')}</h2><form @submit=${this.#save} novalidate>${this.errors.form ? html`<div class="box" role="alert">${icon('warn')}<span>${errors.form}</span></div>` : nothing}
      ${formField({ name: 'name', label: t('details.name'), autocomplete: 'name', value: value('name'), error: errors.name, input: this.take('name') })}
      ${formField({ name: 'nickname', label: t('details.nickname'), hint: t('details.nickname-hint'), value: value('nickname'), error: errors.nickname, input: this.take('nickname') })}
      ${formField({ name: 'email', label: t('details.email'), type: 'email', autocomplete: 'username', hint: t('details.email-hint'), value: value('email'), error: errors.email, input: this.take('email') })}
      ${moved ? formField({ name: 'password', label: t('details.password'), type: 'password', autocomplete: 'current-password', hint: t('details.password-hint'), value: this.typed.password, error: errors.password, input: this.take('password') }) : nothing}
      ${this.#master() ? formField({ name: 'organization', label: t('details.organization'), autocomplete: 'organization', hint: t('details.organization-hint'), value: value('organization'), error: errors.organization, input: this.take('organization') }) : nothing}
      <div class="row"><button class="btn primary" ?disabled=${this.busy || !this.#changed()}>${t('save')}</button></div></form>`;
  }

  #master() { return this.account.roles.includes('master-administrator'); }

  #changed() { return ['name', 'nickname', 'email', 'organization'].some(name => this.typed[name] !== undefined && this.typed[name].trim() !== this.account[name]); }

  #save = event => {
    event.preventDefault();
    const { typed, account, texts: { t } } = this, wanted = name => typed[name]?.trim() !== account[name] ? typed[name]?.trim() : undefined;
    const empty = name => typed[name] !== undefined && !typed[name].trim() ? t('error.missing') : undefined, moved = wanted('email') !== undefined;
    const faults = { name: empty('name'), email: empty('email'), organization: empty('organization'), password: moved && !typed.password ? t('error.missing') : undefined };
    return this.attempt(faults, async () => {
      const changes = { name: wanted('name'), nickname: wanted('nickname'), email: wanted('email') };
      let now = account;
      if (Object.values(changes).some(each => each !== undefined)) now = await this.api.put('/api/account', { ...changes, password: moved ? typed.password : undefined });
      if (this.#master() && wanted('organization') !== undefined) now = await this.#rename(wanted('organization'));
      this.reset();
      fire(this, 'belay-account', now);
      toast(t('saved'));
    });
  };

  async #rename(name) {
    try {
      return await this.api.put('/api/account/organization', { name });
    } catch (problem) {
      // The gateway calls it by its own name for the field, which is another one's here.
      problem.field = 'organization';
      problem.details = {};
      throw problem;
    }
  }
}

define('belay-account-details', Details);
