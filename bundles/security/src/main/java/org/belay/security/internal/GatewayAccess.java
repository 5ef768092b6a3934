package org.belay.security.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.belay.api.event.EventLog;
import org.belay.api.organization.Account;
import org.belay.api.organization.Accounts;
import org.belay.api.permission.Permissions;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Access;
import org.belay.api.security.Caller;
import org.belay.api.security.Visitor;
import org.belay.api.session.Session;
import org.belay.api.session.Sessions;
import org.belay.security.internal.address.AddressRules;
import org.belay.security.internal.key.ApiKeys;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Knows callers by their cookies. */
@Component
public final class GatewayAccess implements Access {

    /** Name of the cookie of those who are signed in. */
    public static final String COOKIE = "belay";

    private static final String CUSTOMER_COOKIE = "belay-c";
    private static final String GUEST_COOKIE = "belay-g";

    /** So long the customer's page may still come back to see that the session is over. */
    private static final Duration AFTER_THE_END = Duration.ofHours(1);

    private static final Caller NOBODY = new Caller.Anonymous();

    private final Accounts accounts;
    private final Permissions permissions;
    private final WebSessions webSessions;
    private final CustomerKeys customers;
    private final AddressRules addresses;
    private final ApiKeys apiKeys;
    private final Clock clock;
    private final Tickets tickets;

    // Dynamic, because neither may hold back signing in.
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Sessions sessions;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile EventLog log;

    /** Asks those. */
    @Activate
    public GatewayAccess(
            @Reference Accounts accounts,
            @Reference Permissions permissions,
            @Reference WebSessions webSessions,
            @Reference CustomerKeys customers,
            @Reference AddressRules addresses,
            @Reference ApiKeys apiKeys) {
        this(accounts, permissions, webSessions, customers, addresses, apiKeys, Clock.systemUTC());
    }

    GatewayAccess(
            Accounts accounts,
            Permissions permissions,
            WebSessions webSessions,
            CustomerKeys customers,
            AddressRules addresses,
            ApiKeys apiKeys,
            Clock clock) {
        this.accounts = accounts;
        this.permissions = permissions;
        this.webSessions = webSessions;
        this.customers = customers;
        this.addresses = addresses;
        this.apiKeys = apiKeys;
        this.clock = clock;
        this.tickets = new Tickets(clock, Duration.ofSeconds(TICKET_SECONDS));
    }

    /** Outside of OSGi. */
    GatewayAccess with(Sessions theSessions, EventLog theLog) {
        this.sessions = theSessions;
        this.log = theLog;
        return this;
    }

    @Override
    public Caller signedIn(Visitor visitor) {
        Optional<String> token = visitor.cookie(COOKIE);
        if (token.isEmpty()) {
            return NOBODY;
        }
        Optional<WebSession> session = webSessions.find(token.get());
        if (session.isEmpty()) {
            return NOBODY;
        }
        // Asked each time, so that whoever is disabled or loses a role feels it at once.
        return accounts.find(session.get().accountId())
                .filter(Account::enabled)
                // He finds out why when he signs in: nobody else is to learn of the rules.
                .filter(each -> addresses.allows(each, visitor.address()))
                .<Caller>map(each -> caller(each, session.get().csrf(), visitor.address()))
                .orElse(NOBODY);
    }

    private Caller caller(Account account, String csrf, String address) {
        return new Caller.SignedIn(
                account, addresses.narrowed(account, permissions.of(account), address), csrf);
    }

    @Override
    public Caller byKey(String key, String address) {
        return apiKeys.caller(key, address).<Caller>map(each -> each).orElse(NOBODY);
    }

    @Override
    public Caller customer(int sessionId, Visitor visitor) {
        Optional<String> value = visitor.cookie(CUSTOMER_COOKIE + sessionId);
        if (value.isEmpty() || !customers.isOf(sessionId, value.get())) {
            return NOBODY;
        }
        return isKnown(sessionId) ? new Caller.Customer(sessionId) : NOBODY;
    }

    private boolean isKnown(int sessionId) {
        Sessions running = sessions;
        if (running == null) {
            throw Refused.unavailable(); // nobody can say that the session is over
        }
        if (running.find(sessionId).isPresent()) {
            return true;
        }
        EventLog written = log;
        Instant since = clock.instant().minus(AFTER_THE_END);
        return written != null
                && written.session(sessionId)
                        .flatMap(Session::ended)
                        .filter(each -> each.isAfter(since))
                        .isPresent();
    }

    // No rule of addresses is asked: they don't hold for external technicians (EXT-04).
    @Override
    public Caller guest(int sessionId, Visitor visitor) {
        Optional<String> value = visitor.cookie(GUEST_COOKIE + sessionId);
        OptionalInt guest =
                value.isEmpty() ? OptionalInt.empty() : customers.guestOf(sessionId, value.get());
        return guest.isPresent() && takesPart(sessionId, guest.getAsInt())
                ? new Caller.Guest(sessionId, guest.getAsInt())
                : NOBODY;
    }

    private boolean takesPart(int sessionId, int guest) {
        Sessions running = sessions;
        if (running == null) {
            throw Refused.unavailable(); // nobody can say that he was removed
        }
        return running.find(sessionId)
                .filter(session -> !session.status().isOver())
                .flatMap(session -> session.company().participant(guest))
                .filter(each -> each.external() && each.takesPart())
                .isPresent();
    }

    @Override
    public Cookie admitGuest(int sessionId, int guest) {
        return new Cookie(GUEST_COOKIE + sessionId, customers.signGuest(sessionId, guest));
    }

    @Override
    public Cookie admitCustomer(int sessionId) {
        return new Cookie(CUSTOMER_COOKIE + sessionId, customers.sign(sessionId));
    }

    @Override
    public String issueTicket(Caller caller, Visitor visitor) {
        String cookie = visitor.cookie(cookieName(caller)).orElseThrow(Refused::notSignedIn);
        return tickets.issue(caller, cookie);
    }

    @Override
    public Optional<Caller> takeTicket(String ticket, Visitor visitor) {
        Optional<Tickets.Ticket> taken = tickets.take(ticket);
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        Caller then = taken.get().caller();
        boolean sameCookie =
                visitor.cookie(cookieName(then))
                        .map(Tokens::hash)
                        .filter(each -> Tokens.same(each, taken.get().cookieHash()))
                        .isPresent();
        if (!sameCookie) {
            return Optional.empty();
        }
        // He may have signed out, or his session ended, since the ticket was issued.
        return Optional.of(asNow(then, visitor))
                .filter(each -> !(each instanceof Caller.Anonymous));
    }

    private Caller asNow(Caller then, Visitor visitor) {
        if (then instanceof Caller.Customer customer) {
            return customer(customer.sessionId(), visitor);
        }
        return then instanceof Caller.Guest guest
                ? guest(guest.sessionId(), visitor)
                : signedIn(visitor);
    }

    @Override
    public void signOut(Visitor visitor) {
        visitor.cookie(COOKIE).ifPresent(webSessions::close);
    }

    private static String cookieName(Caller caller) {
        if (caller instanceof Caller.Customer customer) {
            return CUSTOMER_COOKIE + customer.sessionId();
        }
        return caller instanceof Caller.Guest guest ? GUEST_COOKIE + guest.sessionId() : COOKIE;
    }
}
