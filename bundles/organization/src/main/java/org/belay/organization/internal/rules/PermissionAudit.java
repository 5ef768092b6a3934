package org.belay.organization.internal.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.belay.api.audit.AuditEntry;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.belay.api.permission.PermissionDefinition;
import org.belay.organization.internal.rules.Declarations.Declared;

/** Changed permissions in the words of the audit (REP-R23). */
final class PermissionAudit {

    private final Directory directory;
    private final Register register;

    PermissionAudit(Directory directory, Register register) {
        this.directory = directory;
        this.register = register;
    }

    List<AuditEntry> entries(PermissionStep step) {
        PermissionDefinition permission = step.permission();
        PermissionRow before = step.before();
        PermissionRow after = step.after();
        boolean external = step.change().key().audience() == Audience.EXTERNAL;
        String section =
                external
                        ? register.permissionGroup("external", List.of())
                        : register.permissionGroup(permission.group(), List.of());
        String field = words(step.declared(), "");
        List<AuditEntry> entries = new ArrayList<>();
        if (before.given() != after.given()) {
            entries.add(
                    AuditEntry.switched(
                            step.unit(),
                            section,
                            field,
                            AuditWords.selected(before.given()),
                            AuditWords.selected(after.given())));
        }
        if (!before.option().equals(after.option())) {
            entries.add(
                    AuditEntry.changed(
                            step.unit(),
                            section,
                            field,
                            words(step.declared(), "." + before.option()),
                            words(step.declared(), "." + after.option())));
        }
        if (!before.units().equals(after.units())) {
            entries.add(
                    AuditEntry.changed(
                            step.unit(),
                            section,
                            field,
                            names(before.units()),
                            names(after.units())));
        }
        if (before.locked() != after.locked()) {
            entries.add(
                    AuditEntry.switched(
                            step.unit(),
                            section,
                            field,
                            AuditWords.locked(before.locked()),
                            AuditWords.locked(after.locked())));
        }
        return entries;
    }

    private static String words(Declared<PermissionDefinition> declared, String part) {
        String key = declared.definition().key();
        return declared.texts()
                .find("permission." + key + part, List.of())
                .orElse(part.isEmpty() ? key : part.substring(1));
    }

    private String names(Set<Integer> units) {
        return units.stream()
                .sorted()
                .map(each -> directory.find(each).map(Unit::name).orElse("") + " (" + each + ")")
                .collect(Collectors.joining("\n"));
    }
}
