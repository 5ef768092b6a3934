package org.belay.organization.internal.tree;

import java.util.Optional;
import java.util.Set;
import org.belay.api.organization.AdministratorRight;
import org.belay.api.organization.UnitDraft;

/** Makes drafts that want something of one or two fields. */
final class Drafts {

    private Drafts() {}

    /** A draft with that name and description. */
    static UnitDraft named(String name, String description) {
        UnitDraft none = UnitDraft.empty();
        return new UnitDraft(
                Optional.of(name),
                Optional.of(description),
                none.enabled(),
                none.nickname(),
                none.email(),
                none.ssoId(),
                none.password(),
                none.technicianGroup(),
                none.mobile(),
                none.rights(),
                none.labels(),
                none.barred());
    }

    /** The rights that a new administrator group has if nobody says otherwise. */
    static final Set<AdministratorRight> RIGHTS = Set.of(AdministratorRight.STANDARD);
}
