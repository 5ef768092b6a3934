import { copy } from '/ui/web/copy.js';
import { moment } from '/ui/web/time.js';
import { toast } from '/ui/web/toasts.js';
import { nameOf, statusText } from './status.js';

/** What can be copied of a session (CONS-59; 12, open point 11): text of a session in those texts. */
const PARTS = {
  'session-id': session => session.queue ? '' : String(session.id),
  name: (session, texts) => nameOf(session, texts),
  row: (session, texts) => [
    ['name', nameOf(session, texts)], ['session-id', session.queue ? '' : session.id], ['status', statusText(session, false, texts)], ['created', moment(session.createdAt, texts.locale)],
    ['channel', session.channel?.name], ['cfield1', session.fields?.cfield1], ['cfield2', session.fields?.cfield2], ['transferred-by', session.transfer?.by.name],
  ].filter(([, value]) => value).map(([key, value]) => `${texts.t(`column.${key}`)}: ${value}`).join('\n'),
};

/** The submenu that copies it. */
export function copyMenu(session, texts) {
  const children = Object.entries(PARTS).map(([part, text]) => ({
    text: texts.t(`copy.${part}`),
    act: async () => {
      const done = await copy(text(session, texts));
      toast(texts.t(done ? 'copied' : 'copy-failed'), done ? 'done' : 'error');
    },
  }));
  return { text: texts.t('copy-details'), children };
}
