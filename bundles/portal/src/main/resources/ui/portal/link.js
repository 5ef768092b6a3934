import { LitElement, html, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { define } from '/ui/web/element.js';
import { portals, filled } from './portals.js';

/** The link to the organization's own page in the console's header; a new window each time (SET-96). */
class PortalLink extends LitElement {
  static properties = { api: { attribute: false }, texts: { attribute: false }, me: { attribute: false }, session: { attribute: false }, link: { state: true } };
  static styles = [base];

  async connectedCallback() {
    super.connectedCallback();
    try { this.link = (await portals(this.api)).link; } catch { this.link = null; }
  }

  render() {
    return this.link?.address ? html`<a class="btn quiet" target="_blank" rel="noopener noreferrer" href=${filled(this.link.address, this.me, this.session)}>${this.link.name || this.texts.t('portal')}</a>` : nothing;
  }
}

export default define('belay-portal-link', PortalLink);
