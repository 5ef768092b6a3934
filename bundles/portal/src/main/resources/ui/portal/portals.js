import { fill, placeholders } from '/ui/web/placeholders.js';

/** Again after this time, in milliseconds: an administrator may have changed them. */
const AGE = 30000;
const read = new WeakMap();

/** The portals of the technician's group; asked for once in a while for all elements of a page. */
export function portals(api) {
  const known = read.get(api);
  if (known && performance.now() - known.at < AGE) return known.answer;
  const answer = api.get('/api/portal');
  read.set(api, { at: performance.now(), answer });
  answer.catch(() => read.delete(api));
  return answer;
}

/**
 * The address with what its placeholders stand for. Done here and not by the gateway, as the session's data are here and change while it is
 * open; each value is written as a part of an address, so that nothing in a customer's name can change where it leads.
 */
export function filled(address, me, session) {
  return address && fill(address, placeholders(me, session), encodeURIComponent);
}
