import { SIGNALS, play } from './signals.js';
import { isUrgent, nameOf } from './status.js';

/** Draws the technician's attention to what happens: sounds, the blinking tab, the desktop's notifications. */
export class Alerts {
  #desk; #texts; #title;

  /**
   * @param {import('./desk.js').Desk} desk
   * @param {import('/ui/web/texts.js').Texts} texts
   * @param {import('./page-title.js').PageTitle} title
   */
  constructor(desk, texts, title) {
    this.#desk = desk;
    this.#texts = texts;
    this.#title = title;
    desk.addEventListener('moved', ({ detail: { before, after } }) => this.#happened({
      session: after, arrived: !before && after.listed, became: before?.status === after.status ? null : after.status, hurries: isUrgent(after) && !(before && isUrgent(before)),
    }));
    let line = null;
    desk.socket.addEventListener('state', () => {
      if (line === 'open' && desk.socket.state === 'lost') this.#happened({ lineLost: true });
      line = desk.socket.state;
    });
    desk.conversations.addEventListener('said', ({ detail: { session } }) => this.#happened({ said: true, writing: this.#writesIn(session) }));
  }

  #happened(what) {
    const at = { ...what, hidden: document.hidden, focused: document.hasFocus() };
    const signal = SIGNALS.find(each => each.when(at) && this.#desk.options.get(`sound-${each.id}`));
    if (signal) play(signal.notes);
    if (at.arrived && at.hidden) this.#announce(at.session);
  }

  #announce(session) {
    const t = this.#texts.t, words = t('alert.new-session', { name: nameOf(session, this.#texts) });
    if (this.#desk.options.get('blink')) this.#title.blink(words);
    if (!this.#desk.options.get('notify') || !('Notification' in window) || Notification.permission !== 'granted') return;
    const shown = new Notification(words, { body: t('title'), tag: `belay-${session.id}` });
    shown.onclick = () => {
      window.focus();
      this.#desk.select(session.id);
      shown.close();
    };
  }

  /** Whether the focus is in that session's chat box, however many shadow roots deep. */
  #writesIn(id) {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return document.hasFocus() && this.#desk.selectedId === id && at?.localName === 'textarea';
  }
}
