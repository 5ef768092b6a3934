package org.belay.web.internal.rest;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.belay.api.organization.Account;
import org.belay.api.organization.Role;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Access;
import org.belay.api.security.Caller;
import org.belay.api.security.Visitor;

/**
 * Knows those who are signed in by the cookie {@code who} and API keys by the same names; a customer by the
 * cookie {@code customer} with his session's ID.
 */
final class KnownCallers implements Access {

    static final String CSRF = "csrf-value";

    private final Map<String, Caller.SignedIn> byName;

    KnownCallers(Map<String, Caller.SignedIn> byName) {
        this.byName = Map.copyOf(byName);
    }

    /** Somebody with that account and those keys. */
    static Caller.SignedIn somebody(int account, Role role, String... keys) {
        return new Caller.SignedIn(
                new Account(account, "N", "N", "n@example.com", "", "", Set.of(role), true, false),
                Set.of(keys),
                CSRF);
    }

    @Override
    public Caller signedIn(Visitor visitor) {
        return visitor.cookie("who").<Caller>map(byName::get).orElseGet(Caller.Anonymous::new);
    }

    @Override
    public Caller byKey(String key, String address) {
        if (key.equals("guessed-too-often")) {
            throw Refused.throttled(java.time.Duration.ofSeconds(9));
        }
        Caller.SignedIn issuer = byName.get(key);
        return issuer == null
                ? new Caller.Anonymous()
                : Caller.SignedIn.byKey(issuer.account(), issuer.permissions());
    }

    @Override
    public Caller customer(int sessionId, Visitor visitor) {
        return visitor.cookie("customer").filter(Integer.toString(sessionId)::equals).isPresent()
                ? new Caller.Customer(sessionId)
                : new Caller.Anonymous();
    }

    @Override
    public Caller guest(int sessionId, Visitor visitor) {
        return visitor.cookie("guest").filter(Integer.toString(sessionId)::equals).isPresent()
                ? new Caller.Guest(sessionId, -7)
                : new Caller.Anonymous();
    }

    @Override
    public Cookie admitGuest(int sessionId, int guest) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Cookie admitCustomer(int sessionId) {
        throw new UnsupportedOperationException();
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
