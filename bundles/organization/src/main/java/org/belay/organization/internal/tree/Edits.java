package org.belay.organization.internal.tree;

import java.util.Set;
import org.belay.api.organization.AdministratorRight;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitType;

/** Makes a unit that differs from another in some fields. Used by one thread, once. */
final class Edits {

    private final Unit was;
    private int id;
    private int parent;
    private String name;
    private String description;
    private boolean enabled;
    private int account;
    private String email;
    private Set<AdministratorRight> rights;
    private Set<String> labels;
    private Set<Integer> barred;
    private int revision;

    private Edits(Unit was) {
        this.was = was;
        id = was.id();
        parent = was.parent();
        name = was.name();
        description = was.description();
        enabled = was.enabled();
        account = was.account();
        email = was.email();
        rights = was.rights();
        labels = was.labels();
        barred = was.barred();
        revision = was.revision();
    }

    static Edits of(Unit was) {
        return new Edits(was);
    }

    /** A new unit, enabled and else empty. */
    static Edits fresh(int id, UnitType type, int parent) {
        return of(
                new Unit(
                        id, type, parent, "", "", true, 0, 0, "", Set.of(), Set.of(), Set.of(), 1));
    }

    /** A new link. */
    static Unit link(int id, UnitType type, int parent, Unit target) {
        return new Unit(
                id,
                type,
                parent,
                target.name(),
                "",
                true,
                0,
                target.id(),
                "",
                Set.of(),
                Set.of(),
                Set.of(),
                1);
    }

    Edits at(int newId, int newParent) {
        id = newId;
        parent = newParent;
        return this;
    }

    Edits parent(int value) {
        parent = value;
        return this;
    }

    Edits name(String value) {
        name = value;
        return this;
    }

    Edits description(String value) {
        description = value;
        return this;
    }

    Edits enabled(boolean value) {
        enabled = value;
        return this;
    }

    Edits account(int value) {
        account = value;
        return this;
    }

    Edits email(String value) {
        email = value;
        return this;
    }

    Edits rights(Set<AdministratorRight> value) {
        rights = value;
        return this;
    }

    Edits labels(Set<String> value) {
        labels = value;
        return this;
    }

    Edits barred(Set<Integer> value) {
        barred = value;
        return this;
    }

    Edits revision(int value) {
        revision = value;
        return this;
    }

    Unit unit() {
        return new Unit(
                id,
                was.type(),
                parent,
                name,
                description,
                enabled,
                account,
                was.target(),
                email,
                rights,
                labels,
                barred,
                revision);
    }
}
