import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { define, fire, Follow } from '/ui/web/element.js';
import { icon, mark } from '/ui/web/icons.js';
import { clock } from '/ui/web/time.js';
import './console-tools.js';
import { initials } from './status.js';

const ICONS = { online: 'check', away: 'clock', busy: 'busy' };

/** Who is signed in and in which status, how the line is, options, sign-out; above all that, that one will be signed out soon. */
class ConsoleHeader extends LitElement {
  static properties = { desk: { attribute: false }, texts: { attribute: false } };

  static styles = [base, css`
    :host { display: block; border-bottom: 1px solid var(--line); background: var(--paper) }
    header { display: flex; align-items: center; gap: 12px; padding: 0 12px; height: 44px }
    b { font-size: 15px } .sp { flex: 1 }
    .status { display: flex; align-items: center; gap: 8px; border: 1px solid var(--line); border-radius: 99px; padding: 3px 4px; min-width: 0 }
    .status .name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap } .ava { width: 24px; height: 24px }
    .pill.own::before { display: none } .pill.own .i { width: 14px; height: 14px } button.pill { border: 0; cursor: pointer; min-height: 26px; padding: 1px 10px } button.pill:hover { box-shadow: inset 0 0 0 1px currentColor }
    .pill.busy { color: var(--bad); background: var(--bad-soft) } .pill.away { color: var(--warn); background: var(--warn-soft) } .pill.away .i { animation: flash 1.8s steps(2, jump-none) infinite }
    @keyframes flash { to { opacity: .15 } }
    @media (prefers-reduced-motion: reduce) { .pill.away .i { animation: none } }
    .soon { display: flex; flex-wrap: wrap; gap: 6px 12px; align-items: center; justify-content: center; padding: 7px 14px; font-weight: 600; color: var(--warn); background: var(--warn-soft) }
    .pill.ok { color: var(--ok); background: var(--ok-soft) } .pill.warn { color: var(--warn); background: var(--warn-soft) } .pill.line { background: none; font-variant-numeric: tabular-nums }
    @media (max-width: 640px) { .name, .pill.line { display: none } header { gap: 6px } }
    @media (max-width: 480px) { b { display: none } .btn { padding: 5px 7px } header > svg, .status { flex: none } .status .pill { font-size: 0; gap: 0; padding: 4px } } /* the dot alone; its words are read out */
  `];

  #follow = new Follow(this);

  willUpdate() { this.#follow.to(this.desk); }

  render() {
    const { me, socket, presence } = this.desk, t = this.texts.t, open = socket.state === 'open';
    return html`${presence.logOffAt ? this.#soon() : nothing}<header>${mark()}<b>Belay</b>
      <span class="status"><span class="ava" aria-hidden="true">${initials(me.name)}</span><span class="name">${me.name}</span>
        ${open && presence.status ? this.#own() : html`<span class="pill ${open ? 'ok' : 'warn'}" role="status">${t(open ? 'online' : socket.state === 'lost' ? 'reconnecting' : 'connecting')}</span>`}</span>
      <button class="btn quiet" aria-haspopup="menu" @click=${event => fire(this, 'belay-options', event.currentTarget)}>${t('options')}</button>
      <belay-console-tools .desk=${this.desk} .texts=${this.texts}></belay-console-tools>
      <span class="sp"></span>
      ${open && socket.latency ? html`<span class="pill line" style="color:var(--ok)" title=${t('latency-title')}>${t('latency', { ms: socket.latency })}</span>` : nothing}
      <button class="btn quiet" @click=${() => fire(this, 'belay-sign-out')}>${t('sign-out')}</button></header>`;
  }

  /** One's own status: a click says Away, another one back; Busy comes and goes by itself. */
  #own() {
    const { presence } = this.desk, { status } = presence, t = this.texts.t, words = t(status === 'online' ? 'online' : `presence.${status}`);
    const shown = html`${icon(ICONS[status])}${words}`;
    return html`${status === 'busy'
      ? html`<span class="pill own busy" title=${t('presence.busy-why')}>${shown}</span>`
      : html`<button class="pill own ${status === 'away' ? 'away' : 'ok'}" title=${t(status === 'away' ? 'presence.back' : 'presence.set-away')} @click=${() => presence.toggle()}>${shown}</button>`}
      <span class="sr" role="status">${t('presence.said', { status: words })}</span>`;
  }

  #soon() {
    const { t, language } = this.texts;
    return html`<div class="soon" role="alert"><span>${t('log-off.soon', { time: clock(this.desk.presence.logOffAt, language) })}</span><button class="btn">${t('log-off.stay')}</button></div>`;
  }
}

define('belay-console-header', ConsoleHeader);
