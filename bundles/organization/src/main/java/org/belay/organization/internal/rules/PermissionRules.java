package org.belay.organization.internal.rules;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.belay.api.organization.Account;
import org.belay.api.organization.AdministratorRight;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitType;
import org.belay.api.permission.Grant;
import org.belay.api.permission.PermissionDefinition;
import org.belay.api.permission.Permissions;
import org.belay.organization.internal.rules.PermissionTable.Key;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What accounts may do: as administrators by their place in the tree and their group's rights, as
 * technicians by what their technician group holds.
 */
@Component(service = {Permissions.class, PermissionRules.class})
public final class PermissionRules implements Permissions {

    private static final Set<String> MASTER =
            Set.of(ADMIN, ADMIN_UNITS, ADMIN_REPORTS, ADMIN_GLOBAL, COMMAND_CENTER);

    private final Directory directory;
    private final Register register;
    private final PermissionTable table;

    /** Follows from those. */
    @Activate
    public PermissionRules(
            @Reference Directory directory,
            @Reference Register register,
            @Reference PermissionTable table) {
        this.directory = directory;
        this.register = register;
        this.table = table;
    }

    @Override
    public Set<String> of(Account account) {
        if (!account.enabled()) {
            return Set.of();
        }
        Set<String> keys = new HashSet<>();
        directory
                .administrator(account.id())
                .filter(each -> directory.isEnabled(each.id()))
                .ifPresent(each -> keys.addAll(ofAdministrator(each)));
        working(account)
                .ifPresent(
                        each -> {
                            keys.add(CONSOLE);
                            register.permissions()
                                    .forEach(declared -> add(keys, each, declared.definition()));
                        });
        return Set.copyOf(keys);
    }

    @Override
    public Grant grant(Account account, String key) {
        return working(account)
                .flatMap(
                        each ->
                                register.permission(key)
                                        .map(known -> held(each.parent(), known, Audience.MEMBERS)))
                .orElse(Grant.NONE);
    }

    @Override
    public Grant ofUnit(int unit, String key, boolean external) {
        if (!directory.isEnabled(unit)) {
            return Grant.NONE;
        }
        Audience audience = external ? Audience.EXTERNAL : Audience.MEMBERS;
        return directory
                .find(unit)
                .flatMap(
                        each ->
                                register.permission(key)
                                        .filter(known -> concerns(known, each, audience)))
                .map(known -> held(unit, known, audience))
                .orElse(Grant.NONE);
    }

    /** Whether such a unit has that permission in that set at all. */
    static boolean concerns(PermissionDefinition permission, Unit unit, Audience audience) {
        return concerns(permission, unit.type(), audience);
    }

    /** Whether units of that type have that permission in that set at all. */
    static boolean concerns(PermissionDefinition permission, UnitType type, Audience audience) {
        return switch (type) {
            case TECHNICIAN_GROUP -> audience == Audience.MEMBERS || permission.external();
            case EXTERNAL_TECHNICIAN_GROUP -> audience == Audience.MEMBERS && permission.external();
            default -> false;
        };
    }

    private void add(Set<String> keys, Unit technician, PermissionDefinition permission) {
        if (held(technician.parent(), permission, Audience.MEMBERS).given()) {
            keys.add(permission.key());
        }
    }

    private Grant held(int unit, PermissionDefinition permission, Audience audience) {
        PermissionRow row =
                table.find(unit, new Key(audience, permission.key()))
                        .orElseGet(() -> PermissionRow.unsaved(permission.byDefault()));
        if (!row.given()) {
            return Grant.NONE;
        }
        String option = option(permission, row);
        boolean lists = permission.listing().filter(option::equals).isPresent();
        return new Grant(true, option, lists ? row.units() : Set.of());
    }

    /** The stored option if there is still such a one, else the first. */
    static String option(PermissionDefinition permission, PermissionRow row) {
        return permission.options().contains(row.option())
                ? row.option()
                : permission.options().stream().findFirst().orElse("");
    }

    private Optional<Unit> working(Account account) {
        return account.enabled()
                ? directory.technician(account.id()).filter(each -> directory.isEnabled(each.id()))
                : Optional.empty();
    }

    private Set<String> ofAdministrator(Unit unit) {
        if (unit.type() == UnitType.MASTER_ADMINISTRATOR) {
            return MASTER;
        }
        Set<String> keys = new HashSet<>(rights(AdministratorRight.STANDARD));
        // A group inside a restricted one can't have more than that one.
        directory.path(unit.id()).stream()
                .filter(each -> each.type() == UnitType.ADMINISTRATOR_GROUP)
                .forEach(group -> keys.retainAll(rights(group)));
        return keys;
    }

    private static Set<String> rights(Unit group) {
        Set<String> keys = new HashSet<>();
        group.rights().forEach(each -> keys.addAll(rights(each)));
        return keys;
    }

    // ORG-23, ORG-24
    private static Set<String> rights(AdministratorRight right) {
        return switch (right) {
            case STANDARD -> Set.of(ADMIN, ADMIN_UNITS, ADMIN_REPORTS, COMMAND_CENTER);
            case COMMAND_CENTER -> Set.of(COMMAND_CENTER);
            case REPORTS -> Set.of(ADMIN, ADMIN_REPORTS);
        };
    }
}
