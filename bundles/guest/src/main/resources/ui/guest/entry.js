import { LitElement, html, css } from 'lit';
import { base } from '/ui/web/styles.js';
import { define } from '/ui/web/element.js';

/** At the foot of the customer's first page (slot `customer.foot`): where technicians from outside go on (CONN-45). */
class GuestEntryLink extends LitElement {
  static properties = { texts: { attribute: false } };

  static styles = [base, css`:host { display: block }`];

  render() { return html`${this.texts.t('entry.technician')} <a href="/guest">${this.texts.t('entry.here')}</a>`; }
}

export default define('belay-guest-entry-link', GuestEntryLink);
