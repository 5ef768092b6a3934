/**
 * What the technician prefers, kept by the gateway, so that it follows him to another computer. What belongs to one
 * screen is in remembered.js. Fires `change` when something was read or has changed.
 */
export class Preferences extends EventTarget {
  #api; #values = {}; #rules = {}; #loaded = null;

  /** @param {import('/ui/web/api.js').Api} api */
  constructor(api) {
    super();
    this.#api = api;
  }

  /** The value, or `otherwise` if none was chosen or it isn't known yet. */
  get(key, otherwise) { return this.#values[key] ?? otherwise; }

  /** What the technician's group says of it: `byDefault`, and `locked` if it is not his to choose. */
  rule(key) { return this.#rules[key] ?? {}; }

  /** Reads them (anew); keeps asking while the gateway doesn't answer. */
  load(pause = 1000) {
    return this.#loaded = this.#read(pause);
  }

  /** From now on he prefers that, here at once; fails with an ApiError if the gateway didn't take it. */
  async put(key, value) {
    // What isn't read yet would come later and replace it.
    await this.#loaded;
    this.#values[key] = value;
    this.#changed();
    await this.#api.put(`/api/me/preferences/${key}`, { value });
  }

  async #read(pause) {
    for (;;) {
      try {
        const { preferences, rules } = await this.#api.get('/api/me/preferences');
        this.#values = preferences;
        this.#rules = rules;
        return this.#changed();
      } catch (error) {
        if ([401, 403].includes(error.status)) return undefined;
        await new Promise(resolve => setTimeout(resolve, pause));
      }
    }
  }

  #changed() { this.dispatchEvent(new Event('change')); }
}
