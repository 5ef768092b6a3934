import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { icon } from '/ui/web/icons.js';
import { define } from '/ui/web/element.js';
import { repliesOf } from './replies.js';
import './entry-form.js';
import './exchange.js';

/** The entry's name in the Tools menu. */
export const label = texts => texts.t('manage');

const PARTS = ['reply', 'url', 'exchange'];

/** Predefined replies, predefined URLs, import and export (CHAT-44): of one's own set, or of a group that one administers. */
class ManageReplies extends LitElement {
  static properties = {
    api: { attribute: false }, texts: { attribute: false }, me: { attribute: false },
    part: { state: true }, groups: { state: true }, set: { state: true }, view: { state: true }, editing: { state: true }, filter: { state: true }, problem: { state: true }, gone: { state: true },
  };

  static styles = [base, css`
    :host { display: grid; gap: 12px; min-height: min(60vh, 420px); align-content: start }
    .tabs { display: flex; gap: 2px; border-bottom: 1px solid var(--line); margin: -2px -20px 0; padding: 0 16px; overflow-x: auto } .tabs button { border: 0; background: none; padding: 8px 12px; color: var(--ink-2); border-bottom: 2px solid transparent; margin-bottom: -1px; cursor: pointer; white-space: nowrap } .tabs button[aria-selected=true] { color: var(--ink); font-weight: 600; border-color: var(--brand) }
    .bar { display: flex; gap: 8px; flex-wrap: wrap; align-items: center } .bar input, select { border: 1px solid var(--edge); background: var(--raised); border-radius: 6px; padding: 6px 9px; min-width: 0 } .bar input { flex: 1 } .whose { display: flex; gap: 8px; align-items: center } select { flex: 1; max-width: 22rem }
    ul { list-style: none; margin: 0; padding: 0 } li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 8px; align-items: center; padding: 7px 4px; border-top: 1px solid var(--line-2) } li:first-child { border-top: 0 }
    b, li small { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap } small, .none { color: var(--ink-3) } .acts { display: flex; gap: 2px } .up svg { rotate: 180deg }   .gone { display: flex; gap: 10px; align-items: center; justify-content: space-between; background: var(--ground); border-radius: var(--r-2); padding: 8px 12px } .none { padding: 20px 4px; text-align: center }
  `];

  constructor() {
    super();
    Object.assign(this, { part: 'reply', groups: [], set: 'own', view: null, editing: null, filter: '' });
  }

  async connectedCallback() {
    super.connectedCallback();
    this.#load();
    if (!this.me.permissions.includes('admin.units')) return;
    try { this.groups = (await this.api.get('/api/replies/groups')).sets; } catch { /* one's own is still there */ }
  }

  get #path() { return `/api/replies/${this.set}`; }

  async #load() {
    const set = this.set;
    try {
      const view = await this.api.get(`/api/replies/${set}`);
      if (set === this.set) Object.assign(this, { view, problem: null });
    } catch (problem) {
      this.problem = this.texts.error(problem);
    }
    repliesOf(this.api).load();
  }

  render() {
    const t = this.texts.t;
    return html`<div class="tabs" role="tablist" aria-label=${t('manage')} @keydown=${this.#tabKey}>${PARTS.map(each => html`<button role="tab" aria-selected=${each === this.part} tabindex=${each === this.part ? 0 : -1} @click=${() => this.#show(each)}>${t(`part.${each}`)}</button>`)}</div>
      ${this.groups.length ? html`<div class="whose"><label for="whose">${t('whose')}</label><select id="whose" @change=${({ target }) => { this.set = target.value; this.view = this.editing = this.gone = null; this.#load(); }}>
        <option value="own">${t('whose.own')}</option>${this.groups.map(each => html`<option value=${each.set}>${t('whose.group', { name: each.name })}</option>`)}</select></div>` : nothing}
      ${this.problem ? html`<span class="error" role="alert">${icon('warn')}${this.problem}</span>` : nothing}
      ${this.gone ? html`<div class="gone" role="status">${t('deleted', this.gone.entry)}<button class="btn" @click=${this.#undo}>${t('undo')}</button></div>` : nothing}
      ${!this.view ? nothing : this.part === 'exchange' ? html`<belay-reply-exchange .api=${this.api} .texts=${this.texts} .set=${this.set} .empty=${!this.view.entries.length} @belay-imported=${() => this.#load()}></belay-reply-exchange>` : this.#list()}`;
  }

  #list() {
    const t = this.texts.t, all = this.view.entries.filter(each => each.kind === this.part), wanted = this.filter.trim().toLocaleLowerCase();
    const shown = all.filter(each => `${each.name}\n${each.content}`.toLocaleLowerCase().includes(wanted));
    const form = entry => html`<belay-reply-form .api=${this.api} .texts=${this.texts} .path=${this.#path} .kind=${this.part} .entry=${entry} @belay-saved=${() => this.#saved()} @belay-cancel=${() => { this.editing = null; }}></belay-reply-form>`;
    return html`${this.editing === 'new' ? form(null) : html`<div class="bar"><button class="btn primary" @click=${() => { this.editing = 'new'; }}>${icon('plus')}${t('add')}</button>
        ${all.length > 1 ? html`<input type="search" aria-label=${t('filter')} placeholder=${t('filter')} .value=${this.filter} @input=${({ target }) => { this.filter = target.value; }}>` : nothing}</div>`}
      ${shown.length ? html`<ul>${shown.map((each, index) => this.editing === each.id ? html`<li style="grid-template-columns:1fr">${form(each)}</li>` : html`<li data-entry=${each.id}><div><b>${each.name}</b><small>${each.content}</small></div>
        <div class="acts">${this.filter ? nothing : html`<button class="btn quiet up" ?disabled=${!index} aria-label=${t('up', each)} title=${t('up', each)} @click=${() => this.#move(all, index, -1)}>${icon('down')}</button>
          <button class="btn quiet" ?disabled=${index === all.length - 1} aria-label=${t('down', each)} title=${t('down', each)} @click=${() => this.#move(all, index, 1)}>${icon('down')}</button>`}
          <button class="btn quiet" aria-label=${t('edit', each)} title=${t('edit', each)} @click=${() => { this.editing = each.id; }}>${icon('gear')}</button>
          <button class="btn quiet" aria-label=${t('delete', each)} title=${t('delete', each)} @click=${() => this.#delete(each)}>${icon('clear')}</button></div></li>`)}</ul>`
        : this.editing === 'new' ? nothing : html`<p class="none" role="status">${t(all.length ? 'filter.none' : `none.${this.part}`)}</p>`}`;
  }

  #show(part) { Object.assign(this, { part, editing: null, filter: '', gone: null }); }

  #tabKey(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    this.#show(PARTS.at((PARTS.indexOf(this.part) + step) % PARTS.length));
    this.updateComplete.then(() => this.renderRoot.querySelector('[aria-selected=true]').focus());
  }

  async #saved() {
    this.editing = null;
    await this.#load();
    await this.updateComplete;
    this.renderRoot.querySelector('.bar .btn')?.focus();
  }

  #move(all, index, step) {
    const ids = all.map(each => each.id);
    [ids[index], ids[index + step]] = [ids[index + step], ids[index]];
    // The other kind keeps its places among its own.
    this.#act(this.api.put(`${this.#path}/order`, { ids: [...ids, ...this.view.entries.filter(each => each.kind !== this.part).map(each => each.id)] }));
  }

  async #delete(entry) {
    const order = this.view.entries.map(each => each.id), path = this.#path;
    if (await this.#act(this.api.delete(`${path}/${entry.id}`))) this.gone = { entry, order, path };
  }

  /** Makes it anew, in the place that it had. */
  #undo = async () => {
    const { entry: { id, kind, name, content }, order, path } = this.gone;
    await this.#act(this.api.post(path, { kind, name, content }).then(back => this.api.put(`${path}/order`, { ids: order.map(each => each === id ? back.id : each) })));
  };

  async #act(request) {
    this.gone = null;
    try {
      await request;
      await this.#load();
      return true;
    } catch (problem) {
      await this.#load();
      this.problem = this.texts.error(problem);
      return false;
    }
  }
}

export default define('belay-manage-replies', ManageReplies);
