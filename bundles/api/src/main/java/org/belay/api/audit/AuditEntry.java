package org.belay.api.audit;

import java.util.Locale;
import org.belay.api.organization.Unit;

/**
 * One changed field of one unit, in the words of the audit report (REP-R23).
 *
 * @param entityType one of the thirteen names of {@code UnitType.auditName()}
 * @param section heading of the Administration Center under which the change was made
 * @param oldValue text, empty if it had none; never a password
 */
public record AuditEntry(
        String entityType,
        int entityId,
        String entityName,
        Change change,
        String section,
        String field,
        String oldValue,
        Action oldAction,
        String newValue,
        Action newAction) {

    /** Kind of change (REP-R23-05). */
    public enum Change {
        ADD,
        DELETE,
        MOVE,
        COPY,
        ASSIGN,
        UNASSIGN,
        CHANGE;

        /** As the report shows it: {@code Add}. */
        public String word() {
            return AuditEntry.word(name());
        }
    }

    /** State of the field (REP-R23-10, REP-R23-12). */
    public enum Action {
        ENABLED,
        DISABLED,
        SELECTED,
        NOT_SELECTED,
        SET,
        NOT_SET,
        ASSIGNED,
        NOT_ASSIGNED,
        LOCKED,
        NOT_LOCKED,
        ADDED,
        DELETED,
        SORT,
        UNKNOWN;

        /** As the report shows it: {@code Not selected}. */
        public String word() {
            return AuditEntry.word(name());
        }
    }

    /** A field that had one text and has another. */
    public static AuditEntry changed(
            Unit unit, String section, String field, String oldValue, String newValue) {
        return new AuditEntry(
                unit.type().auditName(),
                unit.id(),
                unit.name(),
                Change.CHANGE,
                section,
                field,
                oldValue,
                oldValue.isEmpty() ? Action.NOT_SET : Action.SET,
                newValue,
                newValue.isEmpty() ? Action.NOT_SET : Action.SET);
    }

    /** A field without a text whose state changed, such as a check box. */
    public static AuditEntry switched(
            Unit unit, String section, String field, Action before, Action after) {
        return new AuditEntry(
                unit.type().auditName(),
                unit.id(),
                unit.name(),
                Change.CHANGE,
                section,
                field,
                "",
                before,
                "",
                after);
    }

    private static String word(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
    }
}
