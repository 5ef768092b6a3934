/**
 * What the technician does to sessions, see docs/protocol.md. Fires `change` while something is on its way, `done` (detail: `act`, and
 * the `session` as it is now) and `failed` (detail: ApiError).
 */
export class SessionActs extends EventTarget {
  /** Acts on their way, as "380206897 start". */
  busy = new Set();

  #api; #find; #renaming = Promise.resolve();

  /**
   * @param {import('/ui/web/api.js').Api} api
   * @param {(id: number) => ?object} find a session as it is known now
   */
  constructor(api, find) {
    super();
    this.#api = api;
    this.#find = find;
  }

  /** Does something; answers whether the gateway did it. */
  async act(id, act, body) {
    if (this.busy.has(`${id} ${act}`)) return false;
    try {
      await this.ask(id, act, body);
      return true;
    } catch (error) {
      this.dispatchEvent(new CustomEvent('failed', { detail: error }));
      return false;
    }
  }

  /** The same, for who tells a refusal himself: it throws the ApiError. */
  async ask(id, act, body) {
    const key = `${id} ${act}`;
    this.busy.add(key);
    this.#changed();
    try {
      // What is no session says itself where its acts go, and the gateway tells what came of them.
      const { path } = this.#find(id) ?? {};
      const session = await this.#api.post(`${path ?? `/api/sessions/${id}`}/${act}`, body);
      if (!path) this.dispatchEvent(new CustomEvent('done', { detail: { act, session } }));
    } finally {
      this.busy.delete(key);
      this.#changed();
    }
  }

  /**
   * Changes the name or one custom field (CONS-67). The gateway takes all of them at once, so one change waits for the other.
   * @param {string} field `name`, `cfield1` …
   */
  rename(id, field, value) {
    return this.#renaming = this.#renaming.catch(() => {}).then(() => {
      const { name, fields } = this.#find(id) ?? { name: '', fields: {} };
      return this.ask(id, 'rename', field === 'name' ? { name: value, fields } : { name, fields: { ...fields, [field]: value } });
    });
  }

  #changed() { this.dispatchEvent(new Event('change')); }
}
