import { OPTIONS, THEMES } from './option-table.js';

const KEY = 'console.options';

/** The technician's options as they hold: chosen, else what his group says, else the table's default. Fires `change`. */
export class Options extends EventTarget {
  #preferences;

  /** @param {import('./preferences.js').Preferences} preferences */
  constructor(preferences) {
    super();
    this.#preferences = preferences;
    preferences.addEventListener('change', () => {
      const { theme } = preferences.get(KEY, {});
      if (theme) showTheme(theme);
      this.dispatchEvent(new Event('change'));
    });
  }

  get(id) {
    const { preference, byDefault } = OPTIONS.find(each => each.id === id);
    if (!preference) return this.#preferences.get(KEY, {})[id] ?? (byDefault instanceof Function ? byDefault() : byDefault);
    const rule = this.#preferences.rule(preference);
    return rule.locked ? rule.byDefault : this.#preferences.get(preference, rule.byDefault ?? byDefault);
  }

  /** Whether the technician's group takes the option out of his hands. */
  locked(id) {
    const { preference } = OPTIONS.find(each => each.id === id);
    return Boolean(preference && this.#preferences.rule(preference).locked);
  }

  /** Reads what the gateway knows anew. */
  load() { return this.#preferences.load(); }

  /** Takes those values over; what they don't name stays, and what is as it was isn't chosen by it. */
  async save(values) {
    const changed = OPTIONS.filter(({ id }) => id in values && values[id] !== this.get(id) && !this.locked(id));
    const own = changed.filter(each => !each.preference);
    if (own.length) {
      await this.#preferences.put(KEY, { ...this.#preferences.get(KEY, {}), ...Object.fromEntries(own.map(({ id }) => [id, values[id]])) });
    }
    for (const { id, preference } of changed) if (preference) await this.#preferences.put(preference, values[id]);
  }
}

/** In the browser, too, because boot.js needs it before the first paint; boot.js listens. */
function showTheme(name) {
  try {
    if (name === 'system' || !THEMES.includes(name)) localStorage.removeItem('belay.theme');
    else localStorage.setItem('belay.theme', name);
  } catch { /* storage forbidden: it stays with the system's */ }
  dispatchEvent(new Event('belay-theme'));
}
