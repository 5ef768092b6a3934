import { LitElement, html, css, nothing } from 'lit';
import { base } from './styles.js';
import { define } from './element.js';

/** Tells that the line to the gateway is lost, or says that it is back. Quiet for the first moment, as most losses are short. */
class LineBanner extends LitElement {
  static properties = { state: {}, texts: { attribute: false }, back: { state: true } };

  static styles = [base, css`
    div { display: flex; gap: 10px; align-items: center; justify-content: center; padding: 7px 14px; font-weight: 600; background: var(--warn-soft); color: var(--warn);
      border-bottom: 1px solid color-mix(in srgb, var(--warn) 30%, transparent); animation: show .2s .5s both }
    div.back { background: var(--ok-soft); color: var(--ok); animation: none }
    @keyframes show { from { opacity: 0; margin-top: -2.4em } }
  `];

  willUpdate(changed) {
    if (!changed.has('state')) return;
    const before = changed.get('state');
    this.back = this.state === 'open' && before === 'lost';
    if (this.back) setTimeout(() => { this.back = false; }, 2500);
  }

  render() {
    const t = this.texts.t;
    if (this.state === 'lost') return html`<div role="alert"><i class="spin"></i>${t('line.lost')}</div>`;
    return this.back ? html`<div class="back" role="status">${t('line.back')}</div>` : nothing;
  }
}

define('belay-line-banner', LineBanner);
