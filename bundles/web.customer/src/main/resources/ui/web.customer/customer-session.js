import { LitElement, html, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { define, fire, Follow } from '/ui/web/element.js';
import { icon } from '/ui/web/icons.js';
import { languageChoice } from '/ui/web/language-choice.js';
import { ask } from '/ui/web/confirm.js';
import { toast } from '/ui/web/toasts.js';
import '/ui/web/line-banner.js';
import '/ui/web/chat-log.js';
import '/ui/web/chat-input.js';
import './terms.js';
import { showLog } from './session-log.js';
import { canResize, resize } from './text-size.js';
import { Visit, OVER } from './visit.js';
import { sessionStyles } from './session-styles.js';

/** A session as its customer sees it: where he stands, the chat, a way out that is always in sight. */
class CustomerSession extends LitElement {
  static properties = { session: {}, api: { attribute: false }, texts: { attribute: false }, organization: {} };
  static styles = [base, sessionStyles];

  #follow = new Follow(this); #visit = null; #title = document.title;

  willUpdate(changed) {
    if (!changed.has('session')) return;
    this.#visit?.stop();
    this.#visit = new Visit(this.session, this.api);
    this.#follow.to(this.#visit);
    this.#visit.start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#visit?.stop();
    document.title = this.#title;
  }

  updated() {
    const exit = this.#visit.view?.exit;
    // Nobody could take the request, and the organization has a page for that (SET-77).
    if (exit && /^https?:/.test(exit)) return location.replace(exit);
    const { unseen } = this.#visit, title = this.texts.t('title', { organization: this.organization });
    document.title = unseen ? `(${unseen}) ${this.texts.t('title.new', { n: unseen })} – ${this.organization}` : title;
  }

  render() {
    const visit = this.#visit, t = this.texts.t;
    if (visit.gone) return this.#card('gone', html`<button class="btn primary big" @click=${() => fire(this, 'belay-again')}>${t('again')}</button>`);
    if (visit.socket.state === 'replaced') return this.#card('replaced', html`<button class="btn primary big" @click=${() => visit.start()}>${t('replaced.here')}</button>`);
    const view = visit.view;
    if (!view) return html`<div class="centre" role="status"><div class="ring turning"></div><h1>${t('status.connecting')}</h1><p>${t('connecting.lead')}</p></div>`;
    const over = OVER.has(view.status) || visit.left, reads = view.terms && !over;
    return html`<div class="shell ${over ? 'over' : view.technician ? 'with' : 'waiting'}">
      <header>${view.technician ? html`<span class="ava" aria-hidden="true">${initials(view.technician.name)}</span><div class="who"><b>${view.technician.name}</b><small>${this.#company(view)}</small></div>`
        : html`<div class="who"><b>${view.organization || this.organization}</b></div>`}
        ${this.#tools(reads)}
        ${over || reads ? nothing : html`<button class="btn" ?disabled=${!view.acts.includes('leave')} @click=${this.#leave}>${icon('leave')}${t('leave')}</button>`}</header>
      <belay-line-banner .state=${over ? 'ended' : visit.socket.state} .texts=${this.texts}></belay-line-banner>
      ${reads ? html`<belay-customer-terms .session=${this.session} .api=${this.api} .texts=${this.texts} @belay-declined=${() => visit.declined()}></belay-customer-terms></div>` : this.#talk(view, over)}`;
  }

  /** What the customer has for himself: language, size of the text, and the log, once there is one. */
  #tools(reads) {
    const t = this.texts.t, { conversation } = this.#visit, size = (by, word, sign) => html`<button class="btn quiet" aria-label=${t(word)} title=${t(word)} ?disabled=${!canResize(by)} @click=${() => { resize(by); this.requestUpdate(); }}>A<sup>${sign}</sup></button>`;
    return html`<div class="tools">${languageChoice(this.texts)}<span role="group" aria-label=${t('text-size')}>${size(-1, 'text-size.smaller', '−')}${size(1, 'text-size.larger', '+')}</span>
      ${reads ? nothing : html`<button class="btn quiet" ?disabled=${!conversation.loaded} @click=${() => showLog(conversation, this.texts, this.organization)}>${icon('clock')}${t('session-log')}</button>`}</div>`;
  }

  #talk(view, over) {
    const visit = this.#visit, t = this.texts.t;
    return html`${over ? this.#over(view) : this.#standing(view)}
      <belay-chat-log .conversation=${visit.conversation} .texts=${this.texts} .other=${view.technician?.name ?? ''}></belay-chat-log>
      ${over ? nothing : html`<belay-chat-input round .conversation=${visit.conversation} .texts=${this.texts} .placeholder=${this.#placeholder(view)} .why=${view.acts.includes('say') ? null : t(view.chat.on ? 'say.not-now' : 'chat.off')}
        @belay-say=${({ detail }) => visit.say(detail)} @belay-typing=${({ detail }) => view.acts.includes('say') && visit.typing(detail)}></belay-chat-input>`}`;
  }

  firstUpdated() {
    this.renderRoot.addEventListener('belay-retry', ({ detail }) => this.#visit.retry(detail));
    this.renderRoot.addEventListener('belay-discard', ({ detail }) => {
      this.#visit.conversation.discard(detail);
      const input = this.renderRoot.querySelector('belay-chat-input');
      input?.requestUpdate('conversation');
      input?.focus();
    });
  }

  /** Who else is here, by name: nobody takes part unseen. */
  #company({ collaborators = [], organization }) {
    const { t, language } = this.texts, names = new Intl.ListFormat(language).format(collaborators.map(each => each.name));
    return names ? t('with', { names }) : t('technician-of', { organization: organization || this.organization });
  }

  /** Where the customer stands, while that is worth the space. */
  #standing({ status, position, wait, technician }) {
    const t = this.texts.t;
    if (status === 'waiting') {
      return html`<section class="standing" role="status"><div class="ring turning"><span>${position ? t('position.short', { n: position }) : ''}</span></div>
        <div><h1>${position ? t('position', { n: position }) : wait ? t('wait.about', { n: Math.max(1, Math.round(wait / 60)) }) : t('status.waiting')}</h1><p>${t('waiting.lead')}</p></div></section>`;
    }
    if (status === 'connecting') return html`<section class="standing" role="status"><div class="ring turning"></div><div><h1>${t('status.connecting')}</h1><p>${t('connecting.lead')}</p></div></section>`;
    if (status === 'active' || status === 'collaborating') return nothing;
    return html`<section class="note" role="status">${icon('clock')}<span>${t(this.texts.has(`note.${status}`) ? `note.${status}` : 'note.other', { name: technician?.name ?? '' })}</span></section>`;
  }

  #over({ status, technician }) {
    const t = this.texts.t, cause = this.#visit.left ? this.#visit.left : status === 'aborted' && !technician ? 'nobody' : this.texts.has(`over.${status}`) ? status : 'ended';
    return html`<section class="over-card" role="status"><span class="tick">${icon(cause === 'declined' ? 'info' : 'check')}</span><h1>${t(`over.${cause}`)}</h1><p>${this.texts.has(`over.${cause}.lead`) ? t(`over.${cause}.lead`) : t('over.lead')}</p>
      <button class="btn big" @click=${() => fire(this, 'belay-again')}>${t('again')}</button></section>`;
  }

  #card(name, action) {
    const t = this.texts.t;
    return html`<div class="centre" role="status">${icon('info')}<h1>${t(name)}</h1><p>${t(`${name}.lead`)}</p>${action}</div>`;
  }

  #placeholder({ technician }) {
    return technician ? this.texts.t('write-to', { name: technician.name.split(/\s+/)[0] }) : this.texts.t('write-waiting');
  }

  #leave = async () => {
    const t = this.texts.t;
    const { yes } = await ask({ heading: t('leave.heading'), text: t('leave.text'), yes: t('leave.yes'), no: t('leave.no'), danger: true, large: true });
    if (!yes) return;
    try {
      await this.#visit.leave();
    } catch (problem) {
      toast(this.texts.error(problem), 'error');
    }
  };
}

const initials = name => name.split(/\s+/).filter(Boolean).slice(0, 2).map(word => [...word][0].toUpperCase()).join('');

define('belay-customer-session', CustomerSession);
