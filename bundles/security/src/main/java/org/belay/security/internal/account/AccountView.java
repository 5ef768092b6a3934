package org.belay.security.internal.account;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.belay.api.organization.Account;
import org.belay.api.organization.Accounts;
import org.belay.api.organization.Role;
import org.belay.api.permission.Permissions;
import org.belay.security.internal.password.PasswordBook;
import org.belay.security.internal.password.PasswordStanding;
import org.belay.security.internal.twostep.TwoStep;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows an account to its owner. Blocks. */
@Component(service = AccountView.class)
public final class AccountView {

    private final Accounts accounts;
    private final Permissions permissions;
    private final PasswordBook passwords;
    private final TwoStep twoStep;

    /** A page that one may enter. */
    private record App(String id, String label, String href) {}

    /** Asks those. */
    @Activate
    public AccountView(
            @Reference Accounts accounts,
            @Reference Permissions permissions,
            @Reference PasswordBook passwords,
            @Reference TwoStep twoStep) {
        this.accounts = accounts;
        this.permissions = permissions;
        this.passwords = passwords;
        this.twoStep = twoStep;
    }

    /** What the protocol calls {@code GET /api/account}. */
    Map<String, Object> of(Account account) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", account.id());
        view.put("name", account.name());
        view.put("nickname", account.nickname());
        view.put("email", account.email());
        view.put("description", account.description());
        view.put("roles", account.roles().stream().sorted().map(Role::wireName).toList());
        view.put("organization", accounts.organizationName());
        view.put("password", password(account));
        view.put("twoStep", twoStep(account));
        view.put("apps", apps(permissions.of(account)));
        return view;
    }

    /** Null for who has no password here. */
    private Map<String, Object> password(Account account) {
        if (!passwords.isKept(account.id())) {
            return null;
        }
        PasswordStanding standing = passwords.standing(account.id());
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("changedAt", standing.changedAt());
        view.put("expiresAt", standing.expiresAt().orElse(null));
        view.put("leastStrength", passwords.least().wireName());
        return view;
    }

    private Map<String, Object> twoStep(Account account) {
        boolean on = twoStep.isOn(account.id());
        return Map.of(
                "state",
                on ? "on" : "off",
                "required",
                twoStep.isRequired(account),
                "recoveryCodesLeft",
                on ? twoStep.recoveryCodesLeft(account.id()) : 0);
    }

    private static List<App> apps(Set<String> keys) {
        List<App> apps = new ArrayList<>();
        if (keys.contains(Permissions.CONSOLE)) {
            apps.add(new App("console", "Technician Console", "/console"));
        }
        if (keys.contains(Permissions.ADMIN)) {
            apps.add(new App("admin", "Administration Center", "/admin"));
        }
        return apps;
    }
}
