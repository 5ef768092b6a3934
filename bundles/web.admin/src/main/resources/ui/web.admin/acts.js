import { ask } from '/ui/web/confirm.js';
import { toast } from '/ui/web/toasts.js';
import { chooseUnit } from './choose-unit.js';
import { createUnit } from './create-dialog.js';
import { nameUnit } from './name-dialog.js';
import { assignedTo, dropOn, parentsOf } from './unit-rules.js';

/** What one can do with units from tree, menus and forms. Each act tells what it did, and most can be taken back. */
export class Acts {
  #office;

  /** @param {import('./office.js').Office} office */
  constructor(office) { this.#office = office; }

  /** Asks for what a new unit needs, makes it, and selects it for the rest of its form (ORG-12). */
  async create(type, parent) {
    const office = this.#office;
    if (!await office.guard.leave()) return;
    const unit = await createUnit(office, type, parent);
    if (!unit) return;
    await this.#fresh([parent.id]);
    await office.tree.open(parent.id);
    toast(office.texts.t('done.created', { name: unit.name }));
    await office.route.go({ unit: unit.id, tab: 'organization' }, { unasked: true });
  }

  /** Moves or assigns, as the kinds of the two allow. */
  async drop(item, target) {
    const { t } = this.#office.texts;
    const how = dropOn(item, target, this.#office.tree.parentOf);
    if (how === 'move') return this.move(item, target);
    if (how === 'assign') return this.assign(item, target);
    toast(t('drop.forbidden', { name: item.name, target: target.name }), 'error');
  }

  async move(item, target) {
    const { api, texts: { t }, tree } = this.#office, from = tree.item(item.id)?.parent ?? item.parent;
    await this.#try(async () => {
      await api.post(`/api/units/${item.id}/move`, { parent: target.id });
      await this.#fresh([from, target.id]);
      await tree.open(target.id);
      this.#done(t('done.moved', { name: item.name, target: target.name }), async () => {
        await api.post(`/api/units/${item.id}/move`, { parent: from });
        await this.#fresh([from, target.id]);
      });
    });
  }

  async assign(item, target) {
    const { api, texts: { t }, tree } = this.#office;
    await this.#try(async () => {
      const link = await api.post(`/api/units/${target.id}/assign`, { target: item.id });
      await this.#fresh([target.id]);
      await tree.open(target.id);
      this.#done(t('done.assigned', { name: item.name, target: target.name }), async () => {
        await api.delete(`/api/units/${link.id}`);
        await this.#fresh([target.id]);
      });
    });
  }

  /** Move to… or Assign to…: the same as drag and drop, by a list. */
  async place(item, how) {
    const { texts: { t }, tree } = this.#office;
    const types = how === 'move' ? parentsOf(item.type) : assignedTo(item.type);
    const target = await chooseUnit(this.#office, {
      heading: t(`${how}.heading`, { name: item.name }), yes: t(`${how}.yes`),
      types, fits: unit => dropOn(item, unit, tree.parentOf) === how,
    });
    if (target) await this[how](item, target);
  }

  /** Takes a link away; what it stands for stays. */
  async unassign(link) {
    const { api, texts: { t }, tree } = this.#office, { parent, target } = tree.item(link.id) ?? link;
    await this.#try(async () => {
      await api.delete(`/api/units/${link.id}`);
      await this.#gone(link.id, parent);
      this.#done(t('done.unassigned', { name: link.name }), async () => {
        await api.post(`/api/units/${parent}/assign`, { target });
        await this.#fresh([parent]);
      });
    });
  }

  async copy(unit) {
    const { api, texts: { t }, route, tree } = this.#office, parent = tree.item(unit.id)?.parent ?? unit.parent;
    const name = await nameUnit(this.#office, { heading: t('copy.heading', { name: unit.name }), value: t('copy.name', { name: unit.name }), help: t('copy.help'), yes: t('copy.yes') });
    if (!name) return;
    await this.#try(async () => {
      const copied = await api.post(`/api/units/${unit.id}/copy`, { parent, name });
      await this.#fresh([parent]);
      toast(t('done.copied', { name }));
      await route.go({ unit: copied.id, tab: route.tab });
    });
  }

  async rename(unit) {
    const { api, texts: { t } } = this.#office;
    const name = await nameUnit(this.#office, { heading: t('rename.heading', { name: unit.name }), value: unit.name, yes: t('rename.yes') });
    if (!name || name === unit.name) return;
    await this.#try(async () => {
      const { revision, parent } = await api.get(`/api/units/${unit.id}`);
      await api.put(`/api/units/${unit.id}`, { revision, name });
      await this.#fresh([parent]);
    });
  }

  /** Enables or disables; says before whom that throws out. */
  async enable(unit, enabled) {
    const { api, texts: { t } } = this.#office;
    await this.#try(async () => {
      if (!enabled && !await this.agree('disable', unit)) return;
      const { revision, parent } = await api.get(`/api/units/${unit.id}`);
      const set = async (to, at) => {
        await api.put(`/api/units/${unit.id}`, { revision: at, enabled: to });
        await this.#fresh([parent]);
      };
      await set(enabled, revision);
      this.#done(t(enabled ? 'done.enabled' : 'done.disabled', { name: unit.name }), async () => set(!enabled, (await api.get(`/api/units/${unit.id}`)).revision));
    });
  }

  async delete(unit) {
    const { api, texts: { t }, tree } = this.#office, parent = tree.item(unit.id)?.parent ?? unit.parent;
    await this.#try(async () => {
      if (!await this.agree('delete', unit)) return;
      await api.delete(`/api/units/${unit.id}`);
      await this.#gone(unit.id, parent);
      toast(t('done.deleted', { name: unit.name }));
    });
  }

  async resetTwoStep(unit) {
    const { api, texts: { t } } = this.#office;
    const { yes } = await ask({ heading: t('two-step.heading', { name: unit.name }), text: t('two-step.text'), yes: t('two-step.yes'), no: t('cancel'), danger: true });
    if (!yes) return false;
    return this.#try(async () => {
      await api.post(`/api/units/${unit.id}/two-step/reset`);
      toast(t('done.two-step', { name: unit.name }));
      await this.#fresh([]);
    });
  }

  /** Names what an act would do and asks; true at once if nobody would notice. */
  async agree(act, unit) {
    const { api, texts: { t } } = this.#office;
    const { units, accounts, signedIn } = await api.get(`/api/units/${unit.id}/consequences?act=${act}`);
    if (act === 'disable' && !signedIn && accounts < 2) return true;
    const text = [units > 1 && t(`${act}.units`, { n: units - 1 }), accounts && t(`${act}.accounts`, { n: accounts }), signedIn && t(`${act}.signed-in`, { n: signedIn }), t(`${act}.kept`)].filter(Boolean).join('\n');
    return (await ask({ heading: t(`${act}.heading`, { name: unit.name }), text, yes: t(`${act}.yes`), no: t('cancel'), danger: true })).yes;
  }

  async #try(act) {
    try {
      await act();
      return true;
    } catch (error) {
      this.#office.failed(error);
      return false;
    }
  }

  #done(text, back) {
    const { undo, texts: { t } } = this.#office;
    const once = undo.remember(() => this.#try(async () => {
      close();
      await back();
      toast(t('done.undone'));
    }));
    const close = toast(text, 'done', { label: t('undo'), act: once });
  }

  /** Shows the branches and the selected form as they are now. */
  async #fresh(parents) {
    const { tree } = this.#office, stale = new Set();
    // Those above count the people below them, so they change, too.
    for (const parent of parents) for (let id = parent; id && !stale.has(id); id = tree.parentOf(id)) stale.add(id);
    await Promise.allSettled([...stale].map(id => tree.load(id)));
    await tree.refreshIfChanged().catch(() => {});
    this.#office.dispatchEvent(new Event('pulse'));
  }

  async #gone(id, parent) {
    const { route, tree } = this.#office;
    for (let at = route.unit; at; at = tree.parentOf(at)) {
      if (at !== id) continue;
      this.#office.guard.discard();
      await route.go({ unit: parent, tab: route.tab }, { replace: true, unasked: true });
      break;
    }
    await this.#fresh([parent]);
  }
}
