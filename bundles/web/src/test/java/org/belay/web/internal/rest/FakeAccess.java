package org.belay.web.internal.rest;

import java.util.Optional;
import java.util.Set;
import org.belay.api.organization.Account;
import org.belay.api.organization.Role;
import org.belay.api.permission.Permissions;
import org.belay.api.security.Access;
import org.belay.api.security.Caller;
import org.belay.api.security.Visitor;

/** Knows one technician by the cookie {@code belay=good}, with other rights by {@code administrator},
 * {@code both}, {@code none}; and customers by {@code yes}. */
public final class FakeAccess implements Access {

    public static final Caller.SignedIn MARA = mara(Permissions.CONSOLE, "session.private");

    private static Caller.SignedIn mara(String... keys) {
        return new Caller.SignedIn(
                new Account(
                        1001,
                        "Mara Alvers",
                        "Mara",
                        "mara@example.com",
                        "",
                        "",
                        Set.of(Role.TECHNICIAN),
                        true,
                        false),
                Set.of(keys),
                "csrf-value");
    }

    @Override
    public Caller signedIn(Visitor visitor) {
        return switch (visitor.cookie("belay").orElse("")) {
            case "good" -> MARA;
            case "administrator" -> mara(Permissions.ADMIN);
            case "both" -> mara(Permissions.ADMIN, Permissions.CONSOLE);
            case "none" -> mara();
            default -> new Caller.Anonymous();
        };
    }

    @Override
    public Caller customer(int sessionId, Visitor visitor) {
        return visitor.cookie("belay-c" + sessionId).filter("yes"::equals).isPresent()
                ? new Caller.Customer(sessionId)
                : new Caller.Anonymous();
    }

    @Override
    public Caller guest(int sessionId, Visitor visitor) {
        return new Caller.Anonymous();
    }

    @Override
    public Cookie admitGuest(int sessionId, int guest) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Cookie admitCustomer(int sessionId) {
        return new Cookie("belay-c" + sessionId, "yes");
    }

    @Override
    public String issueTicket(Caller caller, Visitor visitor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Caller> takeTicket(String ticket, Visitor visitor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void signOut(Visitor visitor) {
        throw new UnsupportedOperationException();
    }
}
