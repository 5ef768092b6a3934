package org.belay.organization.internal.rules;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitType;
import org.belay.api.permission.PermissionDefinition;
import org.belay.api.refusal.Refused;
import org.belay.organization.internal.rules.Declarations.Declared;
import org.belay.organization.internal.rules.PermissionTable.Key;

/** What speaks against a change of permissions. */
final class PermissionFaults {

    private static final int MOST_LISTED = 500;
    private static final Set<UnitType> LISTABLE =
            Set.of(UnitType.TECHNICIAN_GROUP, UnitType.CHANNEL);

    private final Directory directory;
    private final Register register;
    private final PermissionTable table;
    private final Reach reach;

    PermissionFaults(Directory directory, Register register, PermissionTable table, Reach reach) {
        this.directory = directory;
        this.register = register;
        this.table = table;
        this.reach = reach;
    }

    /**
     * What is to change, if nothing speaks against it.
     *
     * @return the declarations by key
     */
    Map<String, Declared<PermissionDefinition>> check(
            Editor editor, Unit selected, Audience audience, Map<String, PermissionWish> wishes) {
        Map<String, Object> newer = new TreeMap<>();
        Map<String, Refused> faults = new TreeMap<>();
        Map<String, Declared<PermissionDefinition>> found = new HashMap<>();
        wishes.forEach(
                (key, wish) -> {
                    Optional<Declared<PermissionDefinition>> known =
                            register.declaredPermission(key)
                                    .filter(
                                            each ->
                                                    PermissionRules.concerns(
                                                            each.definition(), selected, audience));
                    if (known.isEmpty()) {
                        faults.put(
                                key,
                                Refused.field("unknown", key, "There is no such permission here"));
                        return;
                    }
                    found.put(key, known.get());
                    PermissionDefinition permission = known.get().definition();
                    PermissionRow row = table.row(selected, audience, permission);
                    if (wish.revision() != PermissionWish.ANY
                            && wish.revision() != row.revision()) {
                        newer.put(key, row.current());
                    }
                    fault(editor, selected, audience, permission, wish)
                            .ifPresent(each -> faults.put(key, each));
                });
        if (!newer.isEmpty()) {
            throw Refused.changed(newer);
        }
        if (!faults.isEmpty()) {
            throw Refused.fields(faults);
        }
        return found;
    }

    /** The nearest unit, itself or above, at which the permission is locked. */
    Optional<Unit> lockedAt(Unit unit, Audience audience, String key) {
        return reach.upwards(unit).stream()
                .filter(
                        each ->
                                table.find(each.id(), new Key(audience, key))
                                        .filter(PermissionRow::locked)
                                        .isPresent())
                .findFirst();
    }

    private Optional<Refused> fault(
            Editor editor,
            Unit selected,
            Audience audience,
            PermissionDefinition permission,
            PermissionWish wish) {
        String key = permission.key();
        if (!editor.global()) {
            if (lockedAt(selected, audience, key).isPresent()) {
                return Optional.of(
                        Refused.field("locked", key, "A master administrator has locked it"));
            }
            if (wish.locked().orElse(false)) {
                return Optional.of(
                        Refused.field("forbidden", key, "Only master administrators lock"));
            }
        }
        if (wish.option()
                .filter(each -> !each.isEmpty() && !permission.options().contains(each))
                .isPresent()) {
            return Optional.of(
                    Refused.field("invalid", key, "It must be one of " + permission.options()));
        }
        Set<Integer> units = wish.units().orElse(Set.of());
        if (units.size() > MOST_LISTED) {
            return Optional.of(
                    Refused.field("too-many", key, "At most " + MOST_LISTED + " units are listed"));
        }
        boolean listable =
                units.stream()
                        .allMatch(
                                each ->
                                        directory
                                                .find(each)
                                                .filter(found -> LISTABLE.contains(found.type()))
                                                .isPresent());
        return listable
                ? Optional.empty()
                : Optional.of(
                        Refused.field(
                                "invalid", key, "Only technician groups and channels are listed"));
    }
}
