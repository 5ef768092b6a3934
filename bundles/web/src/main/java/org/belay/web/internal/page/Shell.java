package org.belay.web.internal.page;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.belay.api.permission.Permissions;

/** The pages that a module fills, each with its title until the module sets one. */
enum Shell {
    CONSOLE(
            "/console",
            Permissions.CONSOLE,
            "Belay Technician Console",
            "/ui/web.console/console.js"),
    ADMIN("/admin", Permissions.ADMIN, "Belay Administration Center", "/ui/web.admin/admin.js"),
    ACCOUNT("/account", "", "My account · Belay", "/ui/web/account.js"),
    CUSTOMER("Belay", "/ui/web.customer/customer.js"),
    GUEST("Belay", "/ui/guest/guest.js"),
    SIGN_IN("Sign in · Belay", "/ui/web/sign-in.js"),
    SET_UP("Set up · Belay", "/ui/web/set-up.js");

    private final String path;
    private final String key;
    private final String title;
    private final String module;

    /** A page for those who are signed in and have the key; for all of them without one. */
    Shell(String path, String key, String title, String module) {
        this.path = path;
        this.key = key;
        this.title = title;
        this.module = module;
    }

    /** A page for everybody. */
    Shell(String title, String module) {
        this("", "", title, module);
    }

    /** The page at that path for those who are signed in, empty if there is none. */
    static Optional<Shell> at(String path) {
        return Arrays.stream(values())
                .filter(each -> !each.path.isEmpty() && each.path.equals(path))
                .findFirst();
    }

    /** Where somebody with those keys goes who didn't say where to: the first that he may enter. */
    static Shell home(Set<String> keys) {
        return Arrays.stream(values())
                .filter(each -> !each.path.isEmpty() && each.admits(keys))
                .findFirst()
                .orElse(ACCOUNT);
    }

    /**
     * What its policy says of frames beside what all pages' say, which is none. The console shows a
     * page of the organization's own choice in a sandbox (SET-97); which one depends on a group, and
     * may change while the console is open.
     */
    String frames() {
        return this == CONSOLE ? "; frame-src https: http:" : "";
    }

    boolean admits(Set<String> keys) {
        return key.isEmpty() || keys.contains(key);
    }

    String path() {
        return path;
    }

    String title() {
        return title;
    }

    String module() {
        return module;
    }

    /** Where it says by what name and sign it may be installed, if it may: beside its module. */
    String manifest() {
        return module.substring(0, module.lastIndexOf('/') + 1) + "app.webmanifest";
    }
}
