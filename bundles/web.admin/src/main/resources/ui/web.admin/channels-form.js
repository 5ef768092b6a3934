import { html, nothing } from 'lit';
import { Part } from './part.js';
import { unitIcon } from './unit-icons.js';

/** The Channels tab: which channels a group takes (CHAN-02), or which of them a technician doesn't. */
export class ChannelsForm extends Part {
  get saveable() { return this.unit.acts.includes('change') || this.unit.acts.includes('assign'); }

  fetch() { return this.office.api.get(`/api/units/${this.unit.id}`); }

  baseOf(unit) {
    this.unit = unit;
    return Object.fromEntries((unit.channels ?? []).map(each => [String(each.id), this.#isGroup ? each.assigned : !each.barred]));
  }

  get #isGroup() { return this.unit.type === 'technician-group'; }

  sections() { return [{ id: 'channels', label: this.t('part.channels') }]; }

  shows(key) { return key in this.baseOf(this.data); }

  render() {
    const { t, draft } = this, { channels = [] } = this.data, kind = this.#isGroup ? 'group' : 'technician';
    return html`<section id="channels" aria-labelledby="h-channels"><header><h2 id="h-channels" tabindex="-1">${t('part.channels')}</h2>${this.office.help ? html`<p>${t(`channels.${kind}`)}</p>` : nothing}</header>
      ${channels.length ? channels.map(({ id, name }) => html`<div class="f" data-channel=${id}><div class="what"><label class="tick"><input type="checkbox" .checked=${draft.get(String(id))} ?disabled=${!this.saveable} @change=${event => draft.set(String(id), event.target.checked)}>
          ${unitIcon('channel')}<span>${name}</span></label></div><div class="how"></div><div class="from">${draft.isChanged(String(id)) ? html`<span class="changed">${t('setting.changed')}</span>`
          : draft.get(String(id)) ? t('channels.taken') : kind === 'technician' ? t('channels.barred') : nothing}</div></div>`) : html`<p class="empty">${t(`channels.none-${kind}`)}</p>`}</section>`;
  }

  async send(save, keys) {
    const { api, tree } = this.office, { unit, draft } = this;
    if (!this.#isGroup) {
      const barred = unit.channels.filter(({ id }) => !draft.get(String(id))).map(({ id }) => id);
      return api.put(`/api/units/${unit.id}`, { revision: unit.revision, barred });
    }
    for (const key of keys) {
      const channel = unit.channels.find(each => each.id === Number(key));
      if (draft.get(key)) await api.post(`/api/units/${unit.id}/assign`, { target: channel.id });
      else await api.delete(`/api/units/${channel.link}`);
    }
    await tree.load(unit.id).catch(() => {});
    return null;
  }
}
