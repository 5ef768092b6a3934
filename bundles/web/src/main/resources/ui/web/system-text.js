/**
 * What a line of the log says that nobody typed; null for what this reader need not see.
 * @param {object} event of docs/protocol.md
 * @param {'technician'|'customer'} role who reads
 */
export function systemText(event, role, texts) {
  const name = event.author?.name ?? '';
  const keys = {
    created: [...event.code ? [`log.${role}.created.${event.method}.code`] : [], `log.${role}.created.${event.method}`, `log.${role}.created`],
    started: [`log.${role}.${event.first === false ? 'restarted' : 'started'}`],
    // What a connected system wrote has no person's name.
    noted: [`log.${role}.noted${name ? '' : '.system'}`],
    ended: [`log.${role}.ended.${event.cause}`, `log.${role}.ended`],
  }[event.type] ?? [`log.${role}.${event.type}`];
  const key = keys.find(each => texts.has(each));
  return key ? texts.t(key, { name, text: event.text ?? '', method: event.method ?? '', code: event.code ?? '' }) : null;
}
