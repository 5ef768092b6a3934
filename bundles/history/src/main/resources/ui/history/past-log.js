import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { icon } from '/ui/web/icons.js';
import { define } from '/ui/web/element.js';
import { Conversation } from '/ui/web/conversation.js';
import '/ui/web/chat-log.js';

/** The whole log of an earlier session, to read (HIST-03). */
class PastLog extends LitElement {
  static properties = { api: { attribute: false }, texts: { attribute: false }, me: { attribute: false }, past: { attribute: false }, through: {}, problem: { state: true } };

  static styles = [base, css`belay-chat-log { height: min(60vh, 520px) } :host { display: block }`];

  #conversation;

  connectedCallback() {
    super.connectedCallback();
    this.#conversation = new Conversation(this.past.id, 'technician', () => this.me.id);
    this.#load();
  }

  async #load() {
    this.problem = null;
    try {
      for (let more = true; more && this.isConnected;) {
        const answer = await this.api.get(`/api/sessions/${this.past.id}/log?through=${this.through}&after=${this.#conversation.cursor}`);
        more = answer.more;
        this.#conversation.page(answer.events, more);
      }
    } catch (problem) {
      this.problem = this.texts.error(problem);
    }
  }

  render() {
    return html`${this.problem ? html`<span class="error" role="alert">${icon('warn')}${this.problem}</span>` : nothing}
      <belay-chat-log .conversation=${this.#conversation} .texts=${this.texts} .other=${this.past.name}></belay-chat-log>`;
  }
}

define('belay-past-log', PastLog);
