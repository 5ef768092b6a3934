package org.belay.security.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.belay.api.organization.Account;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Visitor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the first step of who brings address and password that belong together, and slows down who
 * guesses: one account from one place, and one place whatever the account. An account can't be locked
 * for its owner by others elsewhere.
 */
@Component(service = SignIn.class)
public final class SignIn {

    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);
    private static final int LONGEST_FIELD = 256;

    private final Identities identities;
    private final NextStage next;
    private final WebSessions sessions;
    private final SignInNews news;
    private final LockOut ofAccount;
    private final LockOut ofAddress;
    private final List<SignInGate> gates = new CopyOnWriteArrayList<>();

    /** Somebody at a stage of signing in, with the token for his cookie. */
    public record Step(Account account, WebSessions.Opened opened) {
        /** How far he is. */
        public Stage stage() {
            return opened.session().stage();
        }
    }

    /** Asks those. */
    @Activate
    public SignIn(
            @Reference Identities identities,
            @Reference NextStage next,
            @Reference WebSessions sessions,
            @Reference SignInNews news) {
        this(identities, next, sessions, news, Clock.systemUTC());
    }

    /** By that clock. */
    public SignIn(
            Identities identities,
            NextStage next,
            WebSessions sessions,
            SignInNews news,
            Clock clock) {
        this.identities = identities;
        this.next = next;
        this.sessions = sessions;
        this.news = news;
        this.ofAccount = new LockOut(5, Duration.ofSeconds(15), Duration.ofMinutes(15), clock);
        this.ofAddress = new LockOut(20, Duration.ofSeconds(15), Duration.ofMinutes(15), clock);
    }

    /** From now on asks that one, too. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void add(SignInGate gate) {
        gates.add(gate);
    }

    void remove(SignInGate gate) {
        gates.remove(gate);
    }

    /**
     * Takes the first step, which may be the only one.
     *
     * @throws Refused {@code credentials}, {@code locked}, {@code missing}, {@code too-long}, {@code
     *     unavailable}, {@code forbidden} by a gate
     */
    public Step signIn(String email, String password, Visitor visitor) {
        check("email", email);
        check("password", password);
        String place = Addresses.network(visitor.address());
        String account = email.strip().toLowerCase(Locale.ROOT) + " " + place;
        refuseWhoMustWait(account, place, email, visitor);
        // Counted before the comparison, so that many tries at once don't all slip through.
        ofAccount.failed(account);
        ofAddress.failed(place);
        Optional<Identities.Identity> found;
        try {
            found = identities.identify(email, password);
        } catch (Refused refused) {
            ofAccount.undo(account); // that the database was away is nobody's failure
            ofAddress.undo(place);
            throw refused;
        }
        if (found.isEmpty()) {
            LOG.info("Sign-in refused for an address from {}", visitor.address());
            news.tell(
                    SignInEvent.Type.FAILED, Optional.empty(), email, Identities.PASSWORD, visitor);
            throw Refused.because(
                    Reason.NOT_SIGNED_IN,
                    "credentials",
                    "E-mail address and password don't belong together");
        }
        ofAccount.forgive(account);
        ofAddress.undo(place);
        Account who = found.get().account();
        String method = found.get().method();
        return open(who, method, next.afterCredentials(who, method), visitor);
    }

    /**
     * Goes on with whoever has proved something more: at the next stage, under a fresh token. What he
     * had before is worth nothing from then on, so that nobody gets in with a token that he planted.
     *
     * @throws Refused {@code forbidden} by a gate
     */
    public Step open(Account account, String method, Stage stage, Visitor visitor) {
        gates.forEach(each -> each.check(account, method, visitor));
        WebSessions.Opened opened = sessions.open(account.id(), method, stage, visitor);
        visitor.cookie(GatewayAccess.COOKIE).ifPresent(sessions::close);
        if (stage == Stage.IN) {
            LOG.info("Account {} signed in from {} by {}", account.id(), visitor.address(), method);
            news.tell(SignInEvent.Type.SUCCEEDED, account, method, visitor);
        }
        return new Step(account, opened);
    }

    /** Signs out. */
    void signOut(String token) {
        sessions.close(token);
    }

    private void refuseWhoMustWait(String account, String place, String email, Visitor visitor) {
        Optional<Duration> wait =
                Stream.of(ofAccount.wait(account), ofAddress.wait(place))
                        .flatMap(Optional::stream)
                        .max(Duration::compareTo);
        if (wait.isPresent()) {
            news.tell(
                    SignInEvent.Type.LOCKED, Optional.empty(), email, Identities.PASSWORD, visitor);
            throw Refused.throttled(wait.get()).withCode("locked", null);
        }
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
