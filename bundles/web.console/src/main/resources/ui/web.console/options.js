import { openMenu, below } from '/ui/web/menu.js';
import { LANGUAGES, chooseLanguage } from '/ui/web/texts.js';

/** The Options menu: the options' dialog, the other pages that one may enter, language. */
export function options(button, desk, { t, language }, configure) {
  const languages = Object.entries(LANGUAGES).map(([tag, name]) => ({ text: name, checked: tag === language, act: () => { desk.leaving = true; chooseLanguage(tag); } }));
  const pages = [...desk.may('admin') ? [{ text: t('refused.admin'), act: () => location.assign('/admin') }] : [], { text: t('options.account'), act: () => location.assign('/account') }];
  return openMenu([{ text: t('options.console'), act: configure }, { line: true }, ...pages, { line: true }, ...languages], below(button));
}
