import { openMenu } from '/ui/web/menu.js';
import { assignedTo, parentsOf } from './unit-rules.js';

/** Opens the menu of a unit (ORG-05): what it offers is what the gateway says that this person may do with it. */
export async function unitMenu(office, item, at) {
  const { acts, api, texts: { t } } = office;
  let unit;
  try {
    unit = await api.get(`/api/units/${item.id}`);
  } catch (error) {
    // Only on the way to what he administers: nothing to be done there.
    return error.status === 404 ? undefined : office.failed(error);
  }
  const may = act => unit.acts.includes(act), entry = (key, act) => ({ text: t(`menu.${key}`), act });
  const groups = [
    [entry('show', () => office.select(item.id)), item.target && entry('target', () => office.select(item.target))],
    unit.creates.map(type => ({ text: t(`create.${type}`), act: () => acts.create(type, unit) })),
    [
      may('change') && entry('rename', () => acts.rename(unit)),
      may('move') && parentsOf(unit.type).length && entry('move', () => acts.place(unit, 'move')),
      office.may('admin.units') && assignedTo(unit.type).length && entry('assign', () => acts.place(unit, 'assign')),
      may('copy') && entry('copy', () => acts.copy(unit)),
    ],
    [
      may('enable') && !unit.enabled && entry('enable', () => acts.enable(unit, true)),
      may('disable') && unit.enabled && entry('disable', () => acts.enable(unit, false)),
      unit.twoStep === 'on' && may('reset-two-step') && entry('two-step', () => acts.resetTwoStep(unit)),
    ],
    [may('delete') && (item.target ? entry('unassign', () => acts.unassign(item)) : entry('delete', () => acts.delete(unit)))],
  ].map(group => group.filter(Boolean)).filter(group => group.length);
  return openMenu(groups.flatMap((group, index) => index ? [{ line: true }, ...group] : group), at);
}
