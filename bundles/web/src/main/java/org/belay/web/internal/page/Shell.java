package org.belay.web.internal.page;

/** The pages that a module fills, each with its title until the module sets one. */
enum Shell {
    CONSOLE("Belay Technician Console", "/ui/web.console/console.js"),
    CUSTOMER("Belay", "/ui/web.customer/customer.js"),
    SIGN_IN("Sign in · Belay", "/ui/web/sign-in.js"),
    SET_UP("Set up · Belay", "/ui/web/set-up.js");

    private final String title;
    private final String module;

    Shell(String title, String module) {
        this.title = title;
        this.module = module;
    }

    String title() {
        return title;
    }

    String module() {
        return module;
    }
}
