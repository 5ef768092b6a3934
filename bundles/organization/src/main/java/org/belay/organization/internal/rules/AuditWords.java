package org.belay.organization.internal.rules;

import org.belay.api.audit.AuditEntry.Action;

/** States of check boxes and locks in the words of the audit (REP-R23-10). */
final class AuditWords {

    private AuditWords() {}

    static Action selected(boolean is) {
        return is ? Action.SELECTED : Action.NOT_SELECTED;
    }

    static Action locked(boolean is) {
        return is ? Action.LOCKED : Action.NOT_LOCKED;
    }
}
