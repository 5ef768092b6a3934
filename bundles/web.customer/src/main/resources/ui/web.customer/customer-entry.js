import { LitElement, html, css, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { base } from '/ui/web/styles.js';
import { define, Follow } from '/ui/web/element.js';
import { icon } from '/ui/web/icons.js';
import { GatewaySocket } from '/ui/web/socket.js';
import { Contributions } from '/ui/web/contributions.js';
import '/ui/web/slot-host.js';

/**
 * The first page: the ways in that are installed (slot `customer.entry`, or `customer.channel` on the page of a channel), or a
 * friendly word when there is none.
 */
class CustomerEntry extends LitElement {
  static properties = { api: { attribute: false }, texts: { attribute: false }, code: { attribute: false }, channel: { attribute: false }, refused: { attribute: false } };

  static styles = [base, css`
    :host { display: grid; grid-template-rows: 1fr auto }
    main { display: grid; align-content: center; justify-items: center; padding: 28px 18px; gap: 26px; text-align: center }
    belay-slot-host { display: block; width: 100% } .away { max-width: 30em; display: grid; gap: 14px; justify-items: center }
    .away svg.i { width: 44px; height: 44px; color: var(--ink-3) } h1 { font-size: 28px; line-height: 1.2; text-wrap: balance } .away p { color: var(--ink-2) }
    .safe { display: flex; gap: 10px; text-align: start; background: var(--warn-soft); color: var(--warn); border-radius: 10px; padding: 12px 16px; font-size: 15px; max-width: 32em } .safe svg { margin-top: 3px }
    .quiet { color: var(--ink-2); font-size: 15px; max-width: 30em } .wait { font-size: 28px; color: var(--ink-3) }
    footer { padding: 14px 22px; border-top: 1px solid var(--line-2); color: var(--ink-3); font-size: 14px; display: flex; gap: 6px 18px; justify-content: space-between; flex-wrap: wrap } footer belay-slot-host { width: auto } footer a { white-space: nowrap }
    @media (max-width: 480px) { h1 { font-size: 24px } main { align-content: start; padding-top: 36px } }
  `];

  #follow = new Follow(this); #ways = null;
  #socket = new GatewaySocket({ path: '/ws/entry' });

  connectedCallback() {
    super.connectedCallback();
    this.#ways = new Contributions(this.api, 'customer');
    this.#follow.to(this.#ways);
    this.#ways.refresh();
    this.#socket.addEventListener('message', this.#heard);
    this.#socket.addEventListener('state', this.#line);
    this.#socket.start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#socket.removeEventListener('message', this.#heard);
    this.#socket.removeEventListener('state', this.#line);
    this.#socket.stop();
  }

  #heard = ({ detail }) => { if (detail.type === 'contributions') this.#ways.refresh(detail.version); };
  // A change may have come while the line was away.
  #line = () => { if (this.#socket.state === 'open') this.#ways.refresh(); };

  render() {
    const { t } = this.texts, { api, code, channel, refused } = this, ways = this.#ways.slot(channel ? 'customer.channel' : 'customer.entry');
    if (this.#ways.version === null) return html`<main><i class="spin wait"></i></main>`;
    return html`<main>${ways.length ? html`
        ${repeat(ways, way => way.id, way => html`<belay-slot-host .properties=${channel ? { api, channel, refused } : { api, code }} .contribution=${way}></belay-slot-host>`)}
        <p class="quiet">${t('entry.nothing-installed')}</p>${channel ? nothing : html`<div class="safe">${icon('shield')}<span>${t('entry.safe')}</span></div>`}` : html`
        <div class="away" role="status">${icon('clock')}<h1>${t(channel ? 'channel.none' : 'entry.none')}</h1><p>${t(channel ? 'channel.none-lead' : 'entry.none-lead')}</p></div>`}</main>
      <footer><span>${t('entry.foot')}</span>${channel ? nothing : repeat(this.#ways.slot('customer.foot'), each => each.id, each => html`<belay-slot-host .properties=${{ api }} .contribution=${each}></belay-slot-host>`)}<a href="/console">${t('entry.technicians')}</a></footer>`;
  }
}

define('belay-customer-entry', CustomerEntry);
