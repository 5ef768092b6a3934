import { LitElement, html, css, nothing } from 'lit';
import { base } from '/ui/web/styles.js';
import { define, fire, Follow } from '/ui/web/element.js';
import { icon } from '/ui/web/icons.js';
import { FINISHED } from './status.js';

/** Buttons that act on the selected session; the gateway says which acts are allowed. */
class ConsoleToolbar extends LitElement {
  static properties = { desk: { attribute: false }, texts: { attribute: false } };

  static styles = [base, css`
    :host { display: block; background: var(--paper); border-bottom: 1px solid var(--line) }
    div { display: flex; align-items: center; gap: 4px; padding: 0 12px; height: 42px; overflow-x: auto; scrollbar-width: none }
    .sep { width: 1px; height: 20px; background: var(--line); margin: 0 6px; flex: none } .btn { flex: none }
  `];

  #follow = new Follow(this);

  willUpdate() { this.#follow.to(this.desk); }

  render() {
    const { desk, texts: { t } } = this, session = desk.selected, online = desk.socket.state === 'open';
    const can = act => Boolean(session?.acts.includes(act)) && online && !desk.busy.has(`${session.id} ${act}`);
    const clears = session && FINISHED.has(session.status);
    const resumes = session && session.status !== 'waiting' && session.status !== 'connecting' && session.acts.includes('start');
    return html`<div role="toolbar" aria-label=${t('toolbar')}>
      ${desk.may('session.private') ? html`<button class="btn primary" title=${t('new-session.hint')} @click=${() => fire(this, 'belay-new')}>${icon('plus')}${t('new-session')} <kbd aria-hidden="true">N</kbd></button>
      <span class="sep"></span>` : nothing}
      <button class="btn quiet" ?disabled=${!can('start')} @click=${() => fire(this, 'belay-start')}>${icon('play')}${t(resumes ? 'resume' : 'start')}</button>
      <button class="btn quiet" ?disabled=${!can('end')} @click=${() => fire(this, 'belay-end')}>${icon(clears ? 'clear' : 'stop')}${t(clears ? 'clear' : 'end')}</button></div>`;
  }
}

define('belay-console-toolbar', ConsoleToolbar);
