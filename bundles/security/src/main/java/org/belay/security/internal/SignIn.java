package org.belay.security.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.belay.api.organization.Account;
import org.belay.api.organization.Accounts;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets in who brings address and password that belong together, and slows down who guesses: one
 * account from one place, and one place whatever the account. An account can't be locked for its
 * owner by others elsewhere.
 */
@Component(service = SignIn.class)
public final class SignIn {

    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);
    private static final int LONGEST_FIELD = 256;

    private final Accounts accounts;
    private final WebSessions sessions;
    private final LockOut ofAccount;
    private final LockOut ofAddress;

    /** Somebody who is in, with the token for his cookie. */
    record SignedIn(Account account, WebSessions.Opened opened) {}

    /** Asks those. */
    @Activate
    public SignIn(@Reference Accounts accounts, @Reference WebSessions sessions) {
        this(accounts, sessions, Clock.systemUTC());
    }

    SignIn(Accounts accounts, WebSessions sessions, Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.ofAccount = new LockOut(5, Duration.ofSeconds(15), Duration.ofMinutes(15), clock);
        this.ofAddress = new LockOut(20, Duration.ofSeconds(15), Duration.ofMinutes(15), clock);
    }

    /**
     * Signs in.
     *
     * @param from address of who tries
     * @throws Refused {@code credentials}, {@code locked}, {@code missing}, {@code too-long}, {@code
     *     unavailable}
     */
    SignedIn signIn(String email, String password, String from) {
        check("email", email);
        check("password", password);
        String place = Addresses.network(from);
        String account = email.strip().toLowerCase(Locale.ROOT) + " " + place;
        Stream.of(ofAccount.wait(account), ofAddress.wait(place))
                .flatMap(Optional::stream)
                .max(Duration::compareTo)
                .ifPresent(SignIn::refuseLocked);
        // Counted before the comparison, so that many tries at once don't all slip through.
        ofAccount.failed(account);
        ofAddress.failed(place);
        Optional<Account> found;
        try {
            found = accounts.verify(email, password);
        } catch (Refused refused) {
            ofAccount.undo(account); // that the database was away is nobody's failure
            ofAddress.undo(place);
            throw refused;
        }
        if (found.isEmpty()) {
            LOG.info("Sign-in refused for an address from {}", from);
            throw Refused.because(
                    Reason.NOT_SIGNED_IN,
                    "credentials",
                    "E-mail address and password don't belong together");
        }
        ofAccount.forgive(account);
        ofAddress.undo(place);
        WebSessions.Opened opened = sessions.open(found.get().id());
        LOG.info("Account {} signed in from {}", found.get().id(), from);
        return new SignedIn(found.get(), opened);
    }

    /** Signs out. */
    void signOut(String token) {
        sessions.close(token);
    }

    private static void refuseLocked(Duration wait) {
        throw Refused.throttled(wait).withCode("locked", null);
    }

    private static void check(String field, String value) {
        if (value == null || value.isEmpty()) {
            throw Refused.missing(field);
        }
        if (value.length() > LONGEST_FIELD) {
            throw Refused.tooLong(field, LONGEST_FIELD);
        }
    }
}
