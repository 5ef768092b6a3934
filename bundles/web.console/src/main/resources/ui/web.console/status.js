/** Statuses in which nothing more happens but taking the entry off the list. */
export const FINISHED = new Set(['closed', 'closed-by-waiting-customer', 'closed-by-technician', 'timed-out', 'aborted']);

const COLOURS = {
  connecting: 'connecting', waiting: 'waiting', active: 'active', collaborating: 'active', 'on-hold': 'hold', incoming: 'transfer', outgoing: 'transfer',
  invitation: 'transfer', reconnecting: 'trouble', rebooting: 'trouble', offline: 'trouble',
};

/** The design token that says this session's status in colour; never the only sign of it. */
export function colourOf(session, fresh) {
  if (session.urgent && session.status === 'waiting') return 'var(--st-urgent)';
  if (fresh && session.status === 'waiting') return 'var(--st-new)';
  return `var(--st-${COLOURS[session.status] ?? 'closed'})`;
}

/** The status in words. */
export function statusText(session, fresh, { t }) {
  const text = t(`status.${session.status}`);
  if (session.status !== 'waiting') return text;
  return session.urgent ? `${text} · ${t('status.urgent')}` : fresh ? `${text} · ${t('status.new')}` : text;
}

const RANKS = { waiting: 1, incoming: 2, invitation: 2, 'on-hold': 4, outgoing: 5, connecting: 6 };

/** Place in the list: urgent, waiting, offered to me, in work, parked, not there yet, over. */
export function rank({ status, urgent, startedAt }) {
  if (FINISHED.has(status)) return 7;
  return urgent ? 0 : RANKS[status] ?? (startedAt ? 3 : 1);
}

/** The name given at creation; "Customer" when none was. */
export const nameOf = (session, { t }) => session.name || t('customer');

/** First letters of up to two words. */
export const initials = name => name.split(/\s+/).filter(Boolean).slice(0, 2).map(word => [...word][0].toUpperCase()).join('');
