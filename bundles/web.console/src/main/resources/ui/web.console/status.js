/** Statuses in which nothing more happens but taking the entry off the list. */
export const FINISHED = new Set(['closed', 'closed-by-waiting-customer', 'closed-by-technician', 'timed-out', 'aborted']);

const COLOURS = {
  connecting: 'connecting', waiting: 'waiting', active: 'active', collaborating: 'active', 'on-hold': 'hold', incoming: 'transfer', outgoing: 'transfer',
  invitation: 'transfer', reconnecting: 'trouble', rebooting: 'trouble', offline: 'trouble',
};

/** The alarm of a session that waits for somebody: `raised`, `urgent` or `critical` (SES-25, SET-85); null for none. */
export const alarmOf = ({ urgency }) => urgency && urgency !== 'calm' ? urgency : null;

/** Whether the alarm is one that hurries. */
export const isUrgent = session => ['urgent', 'critical'].includes(alarmOf(session));

/** The design token that says this session's status in colour; never the only sign of it. */
export function colourOf(session, fresh) {
  if (alarmOf(session)) return alarmOf(session) === 'critical' ? 'var(--bad)' : 'var(--st-urgent)';
  if (fresh && session.status === 'waiting') return 'var(--st-new)';
  return `var(--st-${COLOURS[session.status] ?? 'closed'})`;
}

/** The status in words. */
export function statusText(session, fresh, { t }) {
  const text = t(session.queue && session.status === 'closed' ? 'status.over' : `status.${session.status}`);
  if (alarmOf(session)) return `${text} · ${t(`status.${session.urgency}`)}`;
  return fresh && session.status === 'waiting' ? `${text} · ${t('status.new')}` : text;
}

/** What Start means for the entry as this technician sees it (CONS-41), as the key of its word. */
export const startWord = ({ status }) => ({ 'on-hold': 'resume', incoming: 'take-over', outgoing: 'cancel-transfer', invitation: 'join' })[status] ?? 'start';

/** What End means for it (CONS-42, COLL-53). */
export function endWord({ status, part }) {
  if (FINISHED.has(status)) return 'clear';
  return { invited: 'decline', collaborator: 'leave' }[part] ?? 'end';
}

/** Whether this technician works in the session, so that it has a tab of its own (CONS-25). */
export const isAtWork = ({ status, part, startedAt }) =>
  Boolean(startedAt) && ['lead', 'sender', 'collaborator'].includes(part) && status !== 'on-hold' && status !== 'outgoing';

/** Whether it takes one of the places for active sessions (SES-15): a lost one keeps its place. */
export const takesPlace = ({ status, part, startedAt }) => part === 'lead' && Boolean(startedAt) && ['active', 'reconnecting', 'rebooting', 'offline'].includes(status);

const RANKS = { waiting: 1, incoming: 2, invitation: 2, 'on-hold': 4, outgoing: 5, connecting: 6 };

/** Place in the list; what is no session stands with those in work: urgent, waiting, offered to me, in work, parked, not there yet, over. */
export function rank(session) {
  const { status, startedAt, queue } = session;
  if (FINISHED.has(status)) return 7;
  return isUrgent(session) ? 0 : queue ? 3 : RANKS[status] ?? (startedAt ? 3 : 1);
}

/** The name given at creation; "Customer" when none was. */
export const nameOf = (session, { t }) => session.name || t('customer');

/** First letters of up to two words. */
export const initials = name => name.split(/\s+/).filter(Boolean).slice(0, 2).map(word => [...word][0].toUpperCase()).join('');
