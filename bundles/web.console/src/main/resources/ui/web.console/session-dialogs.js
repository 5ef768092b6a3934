import { LitElement, html, css, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { base } from '/ui/web/styles.js';
import { define, Follow } from '/ui/web/element.js';
import { icon } from '/ui/web/icons.js';
import { toast } from '/ui/web/toasts.js';
import '/ui/web/dialog.js';
import '/ui/web/slot-host.js';
import './permission-list.js';
import './target-tree.js';
import { nameOf } from './status.js';

/** Longest words for whoever takes a session up. */
const LONGEST = 500;

/** The windows that act on a session: which one asks for whom, for permissions, for words; and what it sends. `texts` is the beginning of its texts' keys. */
const DIALOGS = {
  'hand-over': { texts: 'transfer', asks: ['comment', 'target'], body: ({ target: { kind, id }, comment }) => ({ to: { kind, id }, comment }) },
  invite: { texts: 'invitation', asks: ['target', 'permissions', 'comment'], body: ({ target, comment, withheld }) => ({ technician: target.id, withheld, comment }) },
  withhold: { texts: 'withhold', asks: ['permissions'], body: ({ participant, withheld }) => ({ technician: participant.id, permissions: withheld }) },
};

/** Beside whom the dialog itself offers, bundles offer others in tabs of the slot `console.invite`, with an act of their own (COLL-22). */
const TABS = { invite: { slot: 'console.invite', act: 'invite-guest' } };

/** Transfer Session, Invite Technician and a collaborator's permissions (CONS-76, COLL-05, COLL-34). Opened by `belay-hand-over` and the like, wherever fired. */
class SessionDialogs extends LitElement {
  static properties = { desk: { attribute: false }, texts: { attribute: false }, shown: { state: true }, problem: { state: true }, busy: { state: true } };

  static styles = [base, css`
    form { display: grid; gap: 14px; font-size: 14px } textarea { resize: vertical; min-height: 3.4em; line-height: 1.4 } .label { font-weight: 600; margin-bottom: 4px } .row { display: flex; gap: 8px; justify-content: flex-end; margin-top: 2px } .row .btn { padding: 7px 16px }
    form.tall { --tree-height: 9.5rem; --list-height: 9.5rem }
    .tabs { display: flex; gap: 2px; border-bottom: 1px solid var(--line); margin: -2px -20px 16px; padding: 0 16px } .tabs button { border: 0; background: none; padding: 8px 12px; color: var(--ink-2); border-bottom: 2px solid transparent; margin-bottom: -1px; cursor: pointer } .tabs button[aria-selected=true] { color: var(--ink); font-weight: 600; border-color: var(--brand) }
    .wait { display: grid; place-items: center; min-height: 8rem; color: var(--ink-3) } .lead { color: var(--ink-2) }
  `];

  #follow = new Follow(this); #opened = 0;

  connectedCallback() {
    super.connectedCallback();
    for (const act of Object.keys(DIALOGS)) document.addEventListener(`belay-${act}`, this.#open);
    document.addEventListener('belay-hold', this.#hold);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const act of Object.keys(DIALOGS)) document.removeEventListener(`belay-${act}`, this.#open);
    document.removeEventListener('belay-hold', this.#hold);
  }

  willUpdate() {
    this.#follow.to(this.desk);
    // What can't be done any more needs no window: the session has ended, or is somebody else's.
    if (this.shown && !this.#mayStill(this.shown)) this.shown = null;
  }

  render() {
    const t = this.texts.t, shown = this.shown, dialog = shown && DIALOGS[shown.act], session = shown && this.desk.session(shown.id);
    const name = session ? shown.participant?.name ?? nameOf(session, this.texts) : '';
    return html`<belay-dialog wide .heading=${dialog ? t(`${dialog.texts}.heading`, { name }) : ''} .closeLabel=${t('close')} ?open=${Boolean(dialog)} @belay-close=${this.#close}>${dialog ? keyed(this.#opened, this.#body(shown, dialog)) : nothing}</belay-dialog>`;
  }

  #form(shown, dialog) {
    const t = this.texts.t;
    return html`
      <form class=${dialog.asks.length > 2 ? 'tall' : ''} @submit=${this.#go} @keydown=${this.#key}>${this.texts.has(`${dialog.texts}.lead`) ? html`<p class="lead">${t(`${dialog.texts}.lead`)}</p>` : nothing}${dialog.asks.map(part => this.#part(part, shown, dialog))}
        ${this.problem ? html`<div class="error" role="alert">${icon('warn')}${this.problem}</div>` : nothing}
        <div class="row"><button type="button" class="btn" @click=${this.#close}>${t('cancel')}</button>
          <button class="btn primary" ?disabled=${this.busy || (dialog.asks.includes('target') && !shown.target)}>${t(`${dialog.texts}.go`)}</button></div></form>`;
  }

  /** The dialog's own form, or what a bundle shows in its tab. */
  #body(shown, dialog) {
    const tabs = this.#tabs(shown), tab = tabs.find(each => each.id === shown.tab) ?? (this.#own(shown) ? null : tabs[0]);
    const choice = (each, label) => html`<button type="button" role="tab" aria-selected=${each === tab} @click=${() => { shown.tab = each?.id; this.requestUpdate(); }}>${label}</button>`;
    return html`${tabs.length ? html`<div class="tabs" role="tablist" aria-label=${this.texts.t(`${dialog.texts}.tabs`)}>${this.#own(shown) ? choice(null, this.texts.t(`${dialog.texts}.tab`)) : nothing}${tabs.map(each => choice(each, each.label))}</div>` : nothing}
      ${tab ? html`<belay-slot-host role="tabpanel" aria-label=${tab.label} .properties=${{ api: this.desk.api, me: this.desk.me, session: this.desk.session(shown.id) }} .contribution=${tab}></belay-slot-host>` : this.#form(shown, dialog)}`;
  }

  #own({ id, act }) { return this.desk.session(id)?.acts.includes(act); }

  #tabs({ id, act }) {
    return this.desk.session(id)?.acts.includes(TABS[act]?.act) ? this.desk.contributions.slot(TABS[act].slot) : [];
  }

  #mayStill(shown) { return this.#own(shown) || this.#tabs(shown).length > 0; }

  #part(part, shown, { texts }) {
    const t = this.texts.t;
    switch (part) {
      case 'comment': return html`<div class="field"><label for="comment">${t(`${texts}.comment`)}</label><textarea id="comment" rows="2" maxlength=${LONGEST} .value=${shown.comment} @input=${({ target }) => { shown.comment = target.value; }}></textarea></div>`;
      case 'permissions': return html`<div><div class="label">${t('permissions')}</div><belay-permission-list .texts=${this.texts} .keys=${shown.may} .withheld=${shown.withheld} @belay-withheld=${({ detail }) => { shown.withheld = detail; }}></belay-permission-list></div>`;
      default: return shown.targets
        ? html`<belay-target-tree .texts=${this.texts} .targets=${shown.targets} @belay-chosen=${({ detail }) => { shown.target = detail; this.requestUpdate(); }} @belay-go=${this.#go}></belay-target-tree>`
        : html`<div class="wait">${this.problem ? html`<button type="button" class="btn" @click=${() => this.#load(shown)}>${t('again')}</button>` : html`<i class="spin"></i>`}</div>`;
    }
  }

  #open = async event => {
    const act = event.type.slice('belay-'.length), session = event.detail?.session ?? event.detail ?? this.desk.selected, participant = event.detail?.participant;
    if (!session?.acts || !this.#mayStill({ id: session.id, act })) return;
    this.#opened++;
    this.problem = null;
    const shown = this.shown = { act, id: session.id, participant, target: null, comment: '', withheld: participant?.withheld ?? [], may: participant?.external ? [] : null };
    if (participant?.external) {
      shown.may = await this.#bounds(participant);
      this.requestUpdate();
    }
    if (DIALOGS[act].asks.includes('target') && this.#own(shown)) await this.#load(shown);
  };

  /** What somebody from outside can be allowed at all (EXT-08); the gateway keeps to it also where nobody can say. */
  async #bounds({ approved }) {
    try {
      const { approved: listed, permissions } = await this.desk.api.get('/api/guests/choices');
      return approved ? listed.find(each => each.id === approved)?.permissions ?? [] : permissions;
    } catch {
      return null;
    }
  }

  async #load(shown) {
    this.problem = null;
    try {
      shown.targets = (await this.desk.api.get(`/api/sessions/targets?for=${shown.act}&session=${shown.id}`)).targets;
      this.requestUpdate();
      await this.updateComplete;
      await this.renderRoot.querySelector('belay-target-tree')?.updateComplete;
      if (this.shown === shown && !this.renderRoot.querySelector('#comment')?.matches(':focus')) this.renderRoot.querySelector('belay-target-tree')?.focus();
    } catch (error) {
      this.problem = this.texts.error(error);
    }
  }

  #go = async event => {
    event.preventDefault();
    const { shown } = this, dialog = DIALOGS[shown.act], t = this.texts.t;
    if (this.busy || (dialog.asks.includes('target') && !shown.target)) return;
    this.busy = true;
    this.problem = null;
    try {
      await this.desk.acts.ask(shown.id, shown.act, dialog.body({ ...shown, comment: shown.comment.trim() }));
      this.shown = null;
      toast(t(`${dialog.texts}.done`, { name: shown.target?.name ?? shown.participant?.name }));
    } catch (error) {
      this.problem = this.texts.error(error);
    } finally {
      this.busy = false;
    }
  };

  #hold = event => {
    const session = event.detail ?? this.desk.selected;
    if (session) this.desk.acts.act(session.id, 'hold');
  };

  /** Enter in a line of words is a line; with Ctrl it sends. */
  #key = event => {
    // The console's own keys have nothing to do here.
    event.stopPropagation();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.#go(event);
  };

  #close = () => { this.shown = null; };
}

define('belay-session-dialogs', SessionDialogs);
