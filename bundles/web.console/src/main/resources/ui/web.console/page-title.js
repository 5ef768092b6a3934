const ALERT_ICON = '/ui/web.console/favicon-alert.svg';
const BLINK = 1000;

/** The tab's title and icon, which blink while something wants to be seen and nobody looks (CONS-65). */
export class PageTitle {
  #plain = document.title; #alert = null; #timer = null; #icon = null;

  /** The title when nothing is the matter. */
  set text(text) {
    this.#plain = text;
    if (!this.#alert) document.title = text;
  }

  /** Blinks with those words until somebody looks. */
  blink(words) {
    this.#alert = words;
    if (this.#timer) return;
    const link = document.querySelector('link[rel=icon]');
    this.#icon ??= link?.getAttribute('href');
    let on = false;
    const turn = () => {
      on = !on;
      document.title = on ? this.#alert : this.#plain;
      link?.setAttribute('href', on ? ALERT_ICON : this.#icon);
    };
    turn();
    this.#timer = setInterval(turn, BLINK);
    const stop = () => {
      if (document.hidden) return;
      document.removeEventListener('visibilitychange', stop);
      removeEventListener('focus', stop);
      clearInterval(this.#timer);
      this.#timer = this.#alert = null;
      document.title = this.#plain;
      link?.setAttribute('href', this.#icon);
    };
    document.addEventListener('visibilitychange', stop);
    addEventListener('focus', stop);
  }
}
