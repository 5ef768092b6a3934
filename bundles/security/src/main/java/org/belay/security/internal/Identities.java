package org.belay.security.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentSkipListMap;
import org.belay.api.organization.Account;
import org.belay.api.organization.Accounts;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Authenticator;
import org.belay.security.internal.password.PasswordBook;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Knows to whom address and password belong: authenticators first, by rank, then our own passwords. */
@Component(service = Identities.class)
public final class Identities {

    /** How those sign in whose password is our own. */
    public static final String PASSWORD = "password";

    private final Accounts accounts;
    private final PasswordBook passwords;
    private final Map<ServiceReference<Authenticator>, Authenticator> authenticators =
            new ConcurrentSkipListMap<>(Comparator.reverseOrder());

    /**
     * Somebody known.
     *
     * @param method {@link #PASSWORD}, or the name of the authenticator that knew him
     */
    public record Identity(Account account, String method) {}

    /** Asks those. */
    @Activate
    public Identities(@Reference Accounts accounts, @Reference PasswordBook passwords) {
        this.accounts = accounts;
        this.passwords = passwords;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(ServiceReference<Authenticator> reference, Authenticator authenticator) {
        authenticators.put(reference, authenticator);
    }

    void remove(ServiceReference<Authenticator> reference) {
        authenticators.remove(reference);
    }

    /**
     * The enabled account to which address and password belong; empty if there is none.
     *
     * @throws Refused {@code unavailable} if nobody can tell at the moment; {@code throttled}
     */
    public Optional<Identity> identify(String email, String password) {
        for (Authenticator each : List.copyOf(authenticators.values())) {
            try {
                Optional<Account> known = each.authenticate(email, password);
                if (known.isPresent()) {
                    return known.filter(Account::enabled)
                            .map(account -> new Identity(account, each.name()));
                }
            } catch (Refused refused) {
                if (refused.code().equals("credentials")) {
                    return Optional.empty();
                }
                throw refused;
            }
        }
        OptionalInt owner = passwords.owner(email, password);
        return owner.isEmpty()
                ? Optional.empty()
                : accounts.find(owner.getAsInt())
                        .filter(Account::enabled)
                        .map(account -> new Identity(account, PASSWORD));
    }
}
