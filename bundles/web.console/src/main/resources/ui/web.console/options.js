import { openMenu, below } from '/ui/web/menu.js';
import { LANGUAGES, chooseLanguage } from '/ui/web/texts.js';

/** The Options menu: the other pages that one may enter, prompts, colours, language. */
export function options(button, desk, { t, language }) {
  const theme = rememberedTheme();
  const colours = ['system', 'light', 'dark'].map(name => ({ text: t(`options.theme.${name}`), checked: theme === name, act: () => chooseTheme(name) }));
  const languages = Object.entries(LANGUAGES).map(([tag, name]) => ({ text: name, checked: tag === language, act: () => chooseLanguage(tag) }));
  const prompt = { text: t('options.prompt-end'), checked: desk.promptBeforeEnd, stay: true, act: () => { desk.promptBeforeEnd = !desk.promptBeforeEnd; } };
  const pages = [...desk.may('admin') ? [{ text: t('refused.admin'), act: () => location.assign('/admin') }] : [], { text: t('options.account'), act: () => location.assign('/account') }];
  return openMenu([...pages, { line: true }, prompt, { line: true }, ...colours, { line: true }, ...languages], below(button));
}

function rememberedTheme() {
  try { return localStorage.getItem('belay.theme') ?? 'system'; } catch { return 'system'; }
}

function chooseTheme(name) {
  try {
    if (name === 'system') localStorage.removeItem('belay.theme');
    else localStorage.setItem('belay.theme', name);
  } catch { /* storage forbidden: it stays with the system's */ }
  dispatchEvent(new Event('belay-theme'));
}
