import { LANGUAGES } from '/ui/web/texts.js';
import { SIGNALS } from './signals.js';

/** The colour schemes of tokens.css; `system` is light or dark as the system is. */
export const THEMES = ['system', 'light', 'dark', 'contrast', 'sand'];

/** Languages to check spelling in: the pages' and the browser's own. */
const spelling = () => [...new Set([...Object.keys(LANGUAGES), ...navigator.languages ?? []])];

/** What this browser shows without a choice of his: an administrator may have chosen in the Administration Center. */
const shownTheme = () => {
  try { return localStorage.getItem('belay.theme') ?? 'system'; } catch { return 'system'; }
};

/**
 * All options of the console, in order; the dialog is drawn from this table, and texts are `option.<id>` and
 * `option.<id>.<choice>`. `preference` names one that the gateway knows by itself, all others are the console's own.
 * @type {{id: string, group: string, byDefault: boolean|(() => string)|string, choices?: () => string[], languages?: boolean, notes?: number[][], preference?: string}[]}
 */
export const OPTIONS = [
  { id: 'theme', group: 'look', byDefault: shownTheme, choices: () => THEMES },
  { id: 'auto-start', group: 'sessions', byDefault: false, preference: 'session.auto-start-private' },
  { id: 'prompt-end', group: 'sessions', byDefault: true },
  { id: 'prompt-close', group: 'sessions', byDefault: false },
  { id: 'blink', group: 'attention', byDefault: true },
  { id: 'notify', group: 'attention', byDefault: false },
  ...SIGNALS.map(({ id, byDefault, notes }) => ({ id: `sound-${id}`, group: 'sounds', byDefault, notes })),
  { id: 'spelling', group: 'writing', byDefault: 'browser', choices: () => ['browser', 'off', ...spelling()], languages: true },
];
