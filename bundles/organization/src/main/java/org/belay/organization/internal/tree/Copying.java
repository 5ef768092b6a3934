package org.belay.organization.internal.tree;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitDraft;
import org.belay.api.organization.UnitType;

/** Copies groups with their subgroups, without people and links, and single users. */
final class Copying {

    /** What can be copied. */
    static final Set<UnitType> TYPES =
            Set.of(
                    UnitType.TECHNICIAN_GROUP,
                    UnitType.ADMINISTRATOR_GROUP,
                    UnitType.EXTERNAL_TECHNICIAN_GROUP,
                    UnitType.COMPUTER_GROUP,
                    UnitType.MASTER_ADMINISTRATOR,
                    UnitType.ADMINISTRATOR,
                    UnitType.TECHNICIAN,
                    UnitType.EXTERNAL_TECHNICIAN);

    private static final Set<UnitType> GROUPS =
            Set.of(
                    UnitType.TECHNICIAN_GROUP,
                    UnitType.ADMINISTRATOR_GROUP,
                    UnitType.EXTERNAL_TECHNICIAN_GROUP,
                    UnitType.COMPUTER_GROUP);

    private final Draft draft;

    Copying(Draft draft) {
        this.draft = draft;
    }

    /** The ID of the copy. */
    int copy(Unit from, int parent, String name) throws SQLException {
        int id = draft.nextId();
        Edits edits = Edits.of(from).at(id, parent).name(name).revision(1);
        if (from.type().isUser()) {
            UnitDraft nobody = Drafts.named(name, from.description());
            new People(draft).fresh(id, nobody, Optional.empty());
            edits.account(id).enabled(false);
        } else if (from.type() == UnitType.EXTERNAL_TECHNICIAN) {
            edits.email("");
        }
        Unit copy = edits.unit();
        draft.put(copy);
        draft.copy(from.id(), id);
        draft.record(Words.copied(copy, from));
        for (Unit each : draft.before().children(from.id())) {
            if (GROUPS.contains(each.type())) {
                copy(each, id, each.name());
            }
        }
        return id;
    }
}
