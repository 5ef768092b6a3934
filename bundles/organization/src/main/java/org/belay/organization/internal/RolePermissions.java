package org.belay.organization.internal;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.belay.api.organization.Account;
import org.belay.api.organization.Role;
import org.belay.api.permission.Grant;
import org.belay.api.permission.Permissions;
import org.osgi.service.component.annotations.Component;

/** What each role may do; somebody with several roles may do what any of them may. */
@Component
public final class RolePermissions implements Permissions {

    private static final Map<Role, Set<String>> BY_ROLE =
            new EnumMap<>(
                    Map.of(
                            Role.MASTER_ADMINISTRATOR,
                            Set.of(
                                    ADMIN,
                                    ADMIN_UNITS,
                                    ADMIN_REPORTS,
                                    ADMIN_GLOBAL,
                                    COMMAND_CENTER,
                                    "accounts.manage"),
                            Role.ADMINISTRATOR,
                            Set.of(),
                            Role.TECHNICIAN,
                            Set.of(CONSOLE, "session.private", "connect.pin")));

    @Override
    public Grant grant(Account account, String key) {
        return of(account).contains(key) ? new Grant(true, "", Set.of()) : Grant.NONE;
    }

    @Override
    public Grant ofUnit(int unit, String key, boolean external) {
        return Grant.NONE;
    }

    @Override
    public Set<String> of(Account account) {
        if (!account.enabled()) {
            return Set.of();
        }
        return account.roles().stream()
                .flatMap(each -> BY_ROLE.getOrDefault(each, Set.of()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
