import { language } from './texts.js';

/** The gateway's refusal, or the failure to reach it (status 0, code "unreachable"). */
export class ApiError extends Error {
  constructor(status, { code, field, message, details } = {}, retryAfter) {
    super(message ?? code ?? `status ${status}`);
    this.status = status;
    this.code = code ?? (status === 503 ? 'unavailable' : status ? 'unknown' : 'unreachable');
    this.field = field;
    /** What else a program may want to know: `fields` with a refusal each, `current` when somebody was faster. */
    this.details = details ?? {};
    this.retryAfter = retryAfter;
  }
}

/** REST calls: JSON both ways, the CSRF header, typed errors, and the gateway's clock. */
export class Api extends EventTarget {
  /** Value for X-Belay-CSRF; set after GET /api/me. Customers have none. */
  csrf = null;
  #offset = 0;

  get(path) { return this.#call('GET', path); }

  post(path, body) { return this.#call('POST', path, body); }

  put(path, body) { return this.#call('PUT', path, body); }

  delete(path) { return this.#call('DELETE', path); }

  /** The gateway's time in milliseconds, to a second: this machine's clock may be wrong. */
  now() { return Date.now() + this.#offset; }

  /** Takes the gateway's time from a message, better than a header's whole seconds. */
  setNow(iso) { this.#offset = Date.parse(iso) - Date.now(); }

  async #call(method, path, body) {
    const headers = { Accept: 'application/json', 'Accept-Language': language() };
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    if (this.csrf && method !== 'GET') headers['X-Belay-CSRF'] = this.csrf;
    let answer;
    try {
      answer = await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body), credentials: 'same-origin', cache: 'no-store' });
    } catch {
      throw new ApiError(0);
    }
    const date = answer.headers.get('Date');
    if (date && Math.abs(Date.parse(date) - this.now()) > 2000) this.setNow(date);
    const text = await answer.text();
    if (answer.ok) return text ? JSON.parse(text) : null;
    const error = new ApiError(answer.status, problemIn(text), Number(answer.headers.get('Retry-After')) || undefined);
    if (error.code === 'not-signed-in') this.dispatchEvent(new Event('signed-out'));
    throw error;
  }
}

function problemIn(text) {
  // A proxy in front of the gateway answers with a page of its own, not with our JSON.
  try { return JSON.parse(text).error ?? {}; } catch { return {}; }
}
