/**
 * Which kinds of units may lie below which, and what a link may stand for: a mirror of the gateway's UnitType, so that the
 * tree can say at once where something may be dropped. Who may do it is for the gateway to decide.
 */
const PARENTS = {
  'master-administrator': ['master-administrators'],
  administrator: ['administrators', 'administrator-group'],
  'administrator-group': ['administrators', 'administrator-group'],
  'technician-group': ['technicians', 'technician-group'],
  technician: ['technician-group'],
  'computer-group': ['technician-group', 'computer-group'],
  computer: ['technician-group', 'computer-group', 'technician'],
  'external-technician-group': ['external-technicians', 'external-technician-group'],
  'external-technician': ['external-technician-group'],
};

/** Where a link to a unit of that type may lie: assigning it there makes one. */
const ASSIGNED = {
  administrator: ['technician-group'],
  'administrator-group': ['technician-group'],
  'external-technician': ['technician-group', 'technician'],
  'external-technician-group': ['technician-group', 'technician'],
  channel: ['technician-group'],
};

/** Types of people who sign in. */
export const USERS = new Set(['master-administrator', 'administrator', 'technician']);

/** Types of groups that somebody can make. */
export const GROUPS = new Set(['administrator-group', 'technician-group', 'computer-group', 'external-technician-group']);

/** Types that stand for a unit elsewhere. */
export const LINKS = new Set(['administrator-link', 'administrator-group-link', 'external-link', 'channel-link']);

/** Types that can hold units of that type. */
export const parentsOf = type => PARENTS[type] ?? [];

/** Types to which a unit of that type can be assigned. */
export const assignedTo = type => ASSIGNED[type] ?? [];

/** Whether somebody can pick it up at all. */
export const isMovable = ({ type }) => type in PARENTS || type in ASSIGNED;

/**
 * What happens if the one is dropped on the other.
 * @param {{id: number, type: string, parent: number}} item
 * @param {{id: number, type: string}} target
 * @param {(id: number) => number} parentOf of a unit; 0 for none: nothing may be moved into itself
 * @returns {'move'|'assign'|null} null where it isn't allowed, or would change nothing
 */
export function dropOn(item, target, parentOf) {
  if (item.id === target.id) return null;
  if (parentsOf(item.type).includes(target.type)) {
    if (item.parent === target.id) return null;
    for (let at = target.id; at; at = parentOf(at)) if (at === item.id) return null;
    return 'move';
  }
  return assignedTo(item.type).includes(target.type) ? 'assign' : null;
}
