package org.belay.security.ldap.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.belay.api.organization.Account;
import org.belay.api.organization.Actor;
import org.belay.api.organization.Role;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitDraft;
import org.belay.api.organization.UnitType;
import org.belay.api.organization.Units;
import org.belay.api.refusal.Refused;
import org.belay.testing.fakes.FakeAccounts;
import org.belay.testing.fakes.FakeDirectory;

/** Makes and moves technicians in memory. */
final class FakeUnits implements Units {

    private final FakeDirectory tree;
    private final FakeAccounts accounts;
    final List<UnitDraft> made = new ArrayList<>();
    final List<Integer> moved = new ArrayList<>();
    private int last = 5_000;

    FakeUnits(FakeDirectory tree, FakeAccounts accounts) {
        this.tree = tree;
        this.accounts = accounts;
    }

    @Override
    public Unit create(Actor actor, UnitType type, int parent, UnitDraft draft) {
        if (!actor.isGateway() || tree.find(parent).isEmpty()) {
            throw Refused.field("invalid", "parent", "No such group");
        }
        made.add(draft);
        int id = ++last;
        String name = draft.name().orElseThrow();
        accounts.with(
                new Account(
                        id,
                        name,
                        name,
                        draft.email().orElseThrow(),
                        "",
                        "",
                        Set.of(Role.TECHNICIAN),
                        true,
                        false));
        tree.withTechnician(id, parent, id, name);
        return tree.find(id).orElseThrow();
    }

    @Override
    public Unit change(Actor actor, int id, int revision, UnitDraft draft) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Unit move(Actor actor, int id, int parent) {
        moved.add(id);
        Unit unit = tree.find(id).orElseThrow();
        tree.withTechnician(id, parent, unit.account(), unit.name());
        return tree.find(id).orElseThrow();
    }

    @Override
    public Unit copy(Actor actor, int id, int parent, String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete(Actor actor, int id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Unit assign(Actor actor, int target, int to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void unassign(Actor actor, int link) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> T together(Supplier<T> work) {
        return work.get();
    }
}
