package org.belay.security.ldap.internal;

import com.unboundid.ldap.sdk.LDAPException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.belay.api.health.ReadinessCheck;
import org.belay.api.organization.Account;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Authenticator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passwords of a directory server. The master account holder is never looked up there, so that
 * somebody gets in when the server is away, and nobody can become him by changing an address there.
 */
final class LdapAuthenticator implements Authenticator, ReadinessCheck {

    private static final Logger LOG = LoggerFactory.getLogger(LdapAuthenticator.class);

    /** Nobody may sign in for hours; a trouble so old says nothing any more. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    /**
     * Servers overlook control characters and spaces when they compare. Here that would make many
     * names of one, and whoever guesses could go on under another.
     */
    private static final Pattern PLAIN = Pattern.compile("[^\\p{C}\\p{Z}]+");

    private final Settings settings;
    private final LdapServer server;
    private final People people;
    private final Clock clock;
    private volatile Optional<Trouble> trouble = Optional.empty();

    private record Trouble(Instant at, String what) {}

    LdapAuthenticator(Settings settings, LdapServer server, People people, Clock clock) {
        this.settings = settings;
        this.server = server;
        this.people = people;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "ldap";
    }

    @Override
    public Optional<Account> authenticate(String email, String password) {
        String typed = email.strip();
        if (password.isEmpty()) {
            return Optional.empty(); // isn't anybody's, although servers take it for nobody's bind
        }
        if (!PLAIN.matcher(typed).matches() || !isOfDomain(typed) || people.isHolder(typed)) {
            return Optional.empty();
        }
        Optional<Person> person;
        try {
            person = server.verify(typed, password);
            trouble = Optional.empty();
        } catch (Refused refused) {
            trouble = Optional.empty(); // it could be asked, and said no
            throw refused;
        } catch (LDAPException e) {
            // What the server says may name people; the code doesn't.
            String what = e.getResultCode().getName();
            if (trouble.isEmpty()) {
                LOG.warn("The directory server can't be asked: {}", what);
            }
            LOG.debug("The directory server can't be asked", e);
            trouble = Optional.of(new Trouble(clock.instant(), what));
            throw Refused.because(
                    Reason.UNAVAILABLE,
                    "unavailable",
                    "The directory server can't be reached at the moment");
        }
        return person.map(people::account);
    }

    private boolean isOfDomain(String typed) {
        return settings.domains().isEmpty()
                || settings.domains()
                        .contains(
                                typed.substring(typed.lastIndexOf('@') + 1)
                                        .toLowerCase(Locale.ROOT));
    }

    @Override
    public String part() {
        return "sign-in-ldap";
    }

    @Override
    public Health health() {
        return trouble.filter(each -> clock.instant().isBefore(each.at().plus(REMEMBERED)))
                .map(each -> Health.degraded("the directory server can't be asked: " + each.what()))
                .orElse(Health.READY);
    }
}
