/** Who is signed in and what he may do, as the gateway says; it may change at any time. Fires `change`. */
export class Identity extends EventTarget {
  me = null;
  /** Whether he is signed in, but may not use the console (any more). */
  refused = false;

  #api;

  /** @param {import('/ui/web/api.js').Api} api */
  constructor(api) {
    super();
    this.#api = api;
  }

  may(permission) { return this.me.permissions?.includes(permission) ?? false; }

  /** Asks until the gateway answers; without anybody signed in, `me` stays what it was. */
  async ask(pause = 1000) {
    for (;;) {
      try {
        return this.#take(await this.#api.get('/api/me'));
      } catch (error) {
        if (error.status === 401) return;
        await new Promise(resolve => setTimeout(resolve, pause));
      }
    }
  }

  #take(me) {
    this.me = me;
    this.#api.csrf = me.csrf;
    this.refused = !this.may('console');
    this.dispatchEvent(new Event('change'));
  }
}
