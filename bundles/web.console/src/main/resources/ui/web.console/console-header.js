import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { define, fire, Follow } from '/ui/web/element.js';
import { mark } from '/ui/web/icons.js';
import './console-tools.js';
import { initials } from './status.js';

/** Who is signed in, how the line is, options, sign-out. */
class ConsoleHeader extends LitElement {
  static properties = { desk: { attribute: false }, texts: { attribute: false } };

  static styles = [base, css`
    :host { display: block; border-bottom: 1px solid var(--line); background: var(--paper) }
    header { display: flex; align-items: center; gap: 12px; padding: 0 12px; height: 44px }
    b { font-size: 15px } .sp { flex: 1 }
    .status { display: flex; align-items: center; gap: 8px; border: 1px solid var(--line); border-radius: 99px; padding: 3px 4px; min-width: 0 }
    .status .name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap } .ava { width: 24px; height: 24px }
    .pill.ok { color: var(--ok); background: var(--ok-soft) } .pill.warn { color: var(--warn); background: var(--warn-soft) } .pill.line { background: none; font-variant-numeric: tabular-nums }
    @media (max-width: 640px) { .name, .pill.line { display: none } header { gap: 6px } }
    @media (max-width: 480px) { b { display: none } .btn { padding: 5px 7px } header > svg, .status { flex: none } .status .pill { font-size: 0; gap: 0; padding: 4px } } /* the dot alone; its words are read out */
  `];

  #follow = new Follow(this);

  willUpdate() { this.#follow.to(this.desk); }

  render() {
    const { me, socket } = this.desk, t = this.texts.t, open = socket.state === 'open';
    return html`<header>${mark()}<b>Belay</b>
      <span class="status"><span class="ava" aria-hidden="true">${initials(me.name)}</span><span class="name">${me.name}</span>
        <span class="pill ${open ? 'ok' : 'warn'}" role="status">${t(open ? 'online' : socket.state === 'lost' ? 'reconnecting' : 'connecting')}</span></span>
      <button class="btn quiet" aria-haspopup="menu" @click=${event => fire(this, 'belay-options', event.currentTarget)}>${t('options')}</button>
      <belay-console-tools .desk=${this.desk} .texts=${this.texts}></belay-console-tools>
      <span class="sp"></span>
      ${open && socket.latency ? html`<span class="pill line" style="color:var(--ok)" title=${t('latency-title')}>${t('latency', { ms: socket.latency })}</span>` : nothing}
      <button class="btn quiet" @click=${() => fire(this, 'belay-sign-out')}>${t('sign-out')}</button></header>`;
  }
}

define('belay-console-header', ConsoleHeader);
