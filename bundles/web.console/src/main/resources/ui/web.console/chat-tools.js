import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { define, Follow } from '/ui/web/element.js';
import '/ui/web/slot-host.js';

/**
 * What bundles add beside the chat's box (slot `console.chat.tool`). Ctrl+Space, or / in the empty box, opens the first tool that
 * has a method `open(typed)`; whatever was typed is its to give back.
 */
class ChatTools extends LitElement {
  static properties = { desk: { attribute: false }, session: { attribute: false }, input: { attribute: false } };

  static styles = [base, css`
    :host { display: block } div { display: flex; gap: 4px; padding: 4px 8px 0; border-top: 1px solid var(--line); position: relative; flex-wrap: wrap }
    belay-slot-host { display: block }
  `];

  #follow = new Follow(this);

  /** The chat's box, as tools get it. */
  #chat = { insert: text => this.input()?.insert(text), focus: () => this.input()?.focus() };

  willUpdate() { this.#follow.to(this.desk); }

  connectedCallback() {
    super.connectedCallback();
    this.parentNode.addEventListener('keydown', this.#key);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.parentNode?.removeEventListener('keydown', this.#key);
  }

  render() {
    const tools = this.session.acts.includes('say') ? this.desk.contributions.slot('console.chat.tool') : [];
    if (!tools.length) return nothing;
    return html`<div role="group">${tools.map(each => html`<belay-slot-host .properties=${{ api: this.desk.api, me: this.desk.me, session: this.session, chat: this.#chat }} .contribution=${each}></belay-slot-host>`)}</div>`;
  }

  #key = event => {
    const box = event.composedPath()[0], slash = event.key === '/' && box.value === '' && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (box.localName !== 'textarea' || event.isComposing || !(slash || (event.key === ' ' && event.ctrlKey))) return;
    const tool = [...this.renderRoot.querySelectorAll('belay-slot-host')].map(each => each.firstElementChild).find(each => each?.open instanceof Function);
    if (!tool) return;
    event.preventDefault();
    tool.open(slash ? '/' : '');
  };
}

define('belay-chat-tools', ChatTools);
