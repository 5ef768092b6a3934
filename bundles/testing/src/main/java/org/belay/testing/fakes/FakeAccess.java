package org.belay.testing.fakes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.belay.api.organization.Account;
import org.belay.api.organization.Accounts;
import org.belay.api.permission.Permissions;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Access;
import org.belay.api.security.Caller;
import org.belay.api.security.Visitor;

/**
 * Access in memory. Technicians are known by the cookie {@value #TECHNICIAN}, customers by {@code
 * belay-} and the session's ID; tickets end by the clock.
 */
public final class FakeAccess implements Access {

    /** Name of the technicians' cookie. */
    public static final String TECHNICIAN = "belay";

    private record Ticket(Caller caller, String cookie, String value, Instant end) {}

    private final AtomicInteger last = new AtomicInteger();
    private final Map<String, Integer> signedIn = new ConcurrentHashMap<>();
    private final Map<String, Integer> admitted = new ConcurrentHashMap<>();
    private final Map<String, Ticket> tickets = new ConcurrentHashMap<>();
    private final Map<Integer, Set<String>> permissions = new ConcurrentHashMap<>();
    private final Accounts accounts;
    private final Clock clock;
    private volatile boolean available = true;

    /** Access of those accounts. */
    public FakeAccess(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Whether the database seems to be there, for those who aren't in memory. */
    public void available(boolean now) {
        available = now;
    }

    private void check() {
        if (!available) {
            throw Refused.unavailable();
        }
    }

    /** Signs the account in. */
    public Cookie signIn(int accountId) {
        String value = "signed-in-" + last.incrementAndGet();
        signedIn.put(value, accountId);
        return new Cookie(TECHNICIAN, value);
    }

    /** From now on the account holds those keys and no others; before, {@code console}. */
    public void permit(int accountId, String... keys) {
        permissions.put(accountId, Set.of(keys));
    }

    /** Signs out everywhere. */
    public void signOut(int accountId) {
        signedIn.values().removeIf(id -> id == accountId);
    }

    @Override
    public Caller signedIn(Visitor visitor) {
        check();
        return visitor.cookie(TECHNICIAN)
                .map(signedIn::get)
                .flatMap(accounts::find)
                .filter(Account::enabled)
                .<Caller>map(account -> new Caller.SignedIn(account, keysOf(account), "csrf"))
                .orElseGet(Caller.Anonymous::new);
    }

    private Set<String> keysOf(Account account) {
        return permissions.getOrDefault(account.id(), Set.of(Permissions.CONSOLE));
    }

    @Override
    public void signOut(Visitor visitor) {
        check();
        visitor.cookie(TECHNICIAN).ifPresent(signedIn::remove);
    }

    @Override
    public Caller customer(int sessionId, Visitor visitor) {
        return visitor.cookie("belay-" + sessionId)
                .filter(value -> Integer.valueOf(sessionId).equals(admitted.get(value)))
                .<Caller>map(value -> new Caller.Customer(sessionId))
                .orElseGet(Caller.Anonymous::new);
    }

    @Override
    public Cookie admitCustomer(int sessionId) {
        String value = "admitted-" + last.incrementAndGet();
        admitted.put(value, sessionId);
        return new Cookie("belay-" + sessionId, value);
    }

    @Override
    public Caller guest(int sessionId, Visitor visitor) {
        return visitor.cookie("belay-g" + sessionId)
                .map(admitted::get)
                .<Caller>map(number -> new Caller.Guest(sessionId, number))
                .orElseGet(Caller.Anonymous::new);
    }

    @Override
    public Cookie admitGuest(int sessionId, int guest) {
        String value = "admitted-" + last.incrementAndGet();
        admitted.put(value, guest);
        return new Cookie("belay-g" + sessionId, value);
    }

    /** Forgets that he was admitted: he was removed, or the session is over. */
    public void forgetGuest(int guest) {
        admitted.values().removeIf(number -> number == guest);
    }

    private static String cookieName(Caller caller) {
        if (caller instanceof Caller.Customer customer) {
            return "belay-" + customer.sessionId();
        }
        return caller instanceof Caller.Guest guest ? "belay-g" + guest.sessionId() : TECHNICIAN;
    }

    @Override
    public String issueTicket(Caller caller, Visitor visitor) {
        String cookie = cookieName(caller);
        String ticket = "t" + last.incrementAndGet();
        tickets.put(
                ticket,
                new Ticket(
                        caller,
                        cookie,
                        visitor.cookie(cookie).orElse(""),
                        clock.instant().plus(Duration.ofSeconds(TICKET_SECONDS))));
        return ticket;
    }

    @Override
    public Optional<Caller> takeTicket(String ticket, Visitor visitor) {
        check();
        return Optional.ofNullable(tickets.remove(ticket))
                .filter(taken -> clock.instant().isBefore(taken.end()))
                .filter(taken -> visitor.cookie(taken.cookie()).orElse("").equals(taken.value()))
                .map(Ticket::caller);
    }
}
