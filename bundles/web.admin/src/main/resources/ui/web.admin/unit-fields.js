/** The sections of a unit's form and their fields, by type (ORG-13, ORG-16, ORG-22, ORG-26, ORG-28). */
const GROUP = [{ id: 'configuration', fields: ['name', 'description', 'enabled'] }];
const PLAIN = [{ id: 'configuration', fields: ['name', 'description'] }];
const LABELLED = [{ id: 'configuration', fields: ['name', 'description', 'labels', 'enabled'] }];
const USER = [{ id: 'configuration', fields: ['name', 'nickname', 'description', 'enabled'] }, { id: 'sign-in', fields: ['email', 'ssoId', 'password', 'again', 'twoStep'] }];

const SECTIONS = {
  'master-administrator': [...USER, { id: 'licences', fields: ['technicianGroup', 'mobile'] }],
  administrator: [...USER, { id: 'licences', fields: ['technicianGroup', 'mobile'] }],
  technician: [{ id: 'configuration', fields: ['name', 'nickname', 'description', 'parent', 'enabled'] }, USER[1], { id: 'licences', fields: ['standard', 'mobile'] }],
  'administrator-group': [...GROUP, { id: 'rights', fields: ['rights'] }],
  'technician-group': LABELLED,
  'external-technician-group': PLAIN,
  'external-technician': [{ id: 'configuration', fields: ['name', 'email', 'description'] }],
  'computer-group': PLAIN,
  computer: PLAIN,
  channel: [{ id: 'configuration', fields: ['name', 'description', 'labels'] }],
};

/** What is different for oneself: one's own address and password are changed on My Account alone, which asks for the present password. */
const OWN = { email: ['ownEmail'], password: ['ownPassword'], again: [] };

/**
 * @param {{type: string, account?: number}} unit
 * @param {{id: number}|null} me
 * @returns {{id: string, fields: string[]}[]} none for roots and links, which have no fields
 */
export function sectionsOf({ type, account }, me) {
  const sections = SECTIONS[type] ?? [];
  return account && account === me?.id ? sections.map(({ id, fields }) => ({ id, fields: fields.flatMap(each => OWN[each] ?? [each]) })) : sections;
}

/** All fields of a type that are kept, with what a missing one counts as. */
export function baseOf(unit, me) {
  const otherwise = { name: '', nickname: '', description: '', email: '', ssoId: '', password: '', again: '', labels: [], rights: ['standard'], enabled: true, mobile: false, technicianGroup: 0, parent: 0 };
  const fields = sectionsOf(unit, me).flatMap(section => section.fields).filter(each => each in otherwise);
  // A password is never told, and never kept in two places.
  return Object.fromEntries(fields.map(each => [each, ['password', 'again'].includes(each) ? '' : unit[each] ?? otherwise[each]]));
}

/** Whether units of that type can be enabled and disabled. */
export const hasStatus = type => sectionsOf({ type }).some(({ fields }) => fields.includes('enabled'));
