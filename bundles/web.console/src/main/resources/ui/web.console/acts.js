import { endWord, startWord, takesPlace } from './status.js';

/** How many sessions a technician may have active at once unless the gateway says less (SES-15). */
const MOST_ACTIVE = 10;

/**
 * The session toolbar (CONS-35 … 40), in its order: the act as the gateway names it, the permission without which the button isn't
 * there, another act for which it is there, too, the key that does it while the list has the focus. `word` is the key of its text.
 * @type {{act: string, permission?: string, or?: {act: string, permission: string}, key: string, icon: (session: object) => string, word: (session: object) => string}[]}
 */
export const TOOLS = [
  { act: 'start', key: 'Enter', icon: () => 'play', word: session => session ? startWord(session) : 'start' },
  { act: 'end', key: 'Delete', icon: session => session && endWord(session) !== 'end' ? endIcon(session) : 'stop', word: session => session ? endWord(session) : 'end' },
  { act: 'hold', permission: 'session.hold', key: 'h', icon: () => 'pause', word: () => 'hold' },
  { act: 'hand-over', permission: 'session.transfer', key: 't', icon: () => 'transfer', word: () => 'hand-over' },
  { act: 'invite', permission: 'collaborate', or: { act: 'invite-guest', permission: 'external.invite' }, key: 'i', icon: () => 'invite', word: () => 'invite' },
];

const endIcon = session => ({ clear: 'clear', leave: 'leave', decline: 'close' })[endWord(session)];

/** Starts that make no further session active: these are free. */
const FREE = new Set(['invitation', 'collaborating']);

/** Why an act that the gateway offers can't be done now, as the key of the reason; null if it can. */
export function hindrance(act, session, desk) {
  if (desk.socket.state !== 'open') return 'why.line';
  if (act !== 'start' || FREE.has(session.status) || session.part === 'collaborator') return null;
  return desk.sessions().filter(takesPlace).length >= (desk.maxActive || MOST_ACTIVE) ? 'why.too-many' : null;
}

/** Whether whoever sits here may ever do what the button is for. */
export const isOffered = ({ permission, or }, desk) => !permission || desk.may(permission) || Boolean(or && desk.may(or.permission));

/** Whether the act, or what its button is for beside it, can be done to that session now. */
export const can = (act, session, desk) =>
  Boolean(session?.acts.some(each => each === act || each === TOOLS.find(tool => tool.act === act)?.or?.act)) && !hindrance(act, session, desk) && !desk.acts.busy.has(`${session.id} ${act}`);
