/**
 * What a line of the log says that nobody typed; null for what this reader need not see.
 * @param {object} event of docs/protocol.md
 * @param {'technician'|'customer'} role who reads
 */
export function systemText(event, role, texts) {
  const name = event.author?.name ?? '';
  /** The most particular wording first: with all of what applies, then with one of it, then the plain one. */
  const variants = (type, ...some) => {
    const apply = some.filter(Boolean);
    return [[type, ...apply], ...apply.map(each => [type, each]), [type]].map(each => `log.${role}.${each.join('.')}`);
  };
  const keys = {
    created: [...event.code ? [`log.${role}.created.${event.method}.code`] : [], `log.${role}.created.${event.method}`, `log.${role}.created`],
    started: [`log.${role}.${event.first === false ? 'restarted' : 'started'}`],
    // What a connected system wrote has no person's name.
    noted: [`log.${role}.noted${name ? '' : '.system'}`],
    ended: [`log.${role}.ended.${event.cause}`, `log.${role}.ended`],
    'chat-switched': [`log.${role}.chat-switched.${event.on ? 'on' : 'off'}`],
    held: [`log.${role}.held${event.alone ? '.alone' : ''}`],
    // Technicians from outside aren't told to whom, no more than customers are.
    'handed-over': event.to || role === 'customer' ? variants('handed-over', !name && 'system', event.text && 'comment') : [`log.customer.handed-over${name ? '' : '.system'}`],
    invited: variants('invited', event.external && (event.whom?.name ? 'external' : 'nameless'), event.text && 'comment'),
    parted: variants('parted', event.cause),
    'lead-offered': variants('lead-offered', !event.whom && 'back'),
    rebooting: variants('rebooting', name && event.author.role === 'technician' && 'technician'),
  }[event.type] ?? [`log.${role}.${event.type}`];
  const key = keys.find(each => texts.has(each));
  return key ? texts.t(key, { name, text: event.text ?? '', method: event.method ?? '', code: event.code ?? '', whom: event.whom?.name ?? '', to: event.to?.name ?? '' }) : null;
}
