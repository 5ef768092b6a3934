package org.belay.security.internal.sso;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.belay.security.internal.Tokens;

/** Tickets for one sign-in each, good for two minutes. Bounded; safe from any thread. */
final class SsoTickets {

    /** How long a ticket is good. */
    static final Duration LIFE = Duration.ofMinutes(2);

    private static final int MOST = 10_000;

    private final Clock clock;
    // In the order of issue, which is the order of expiry. Keys are hashes: a dump shows no ticket.
    private final Map<String, Ticket> issued = new LinkedHashMap<>();

    private record Ticket(int account, Instant expiresAt) {}

    SsoTickets(Clock clock) {
        this.clock = clock;
    }

    /** A GUID of 122 random bits. */
    synchronized String issue(int account) {
        forgetExpired();
        if (issued.size() >= MOST) {
            Iterator<Ticket> oldest = issued.values().iterator();
            oldest.next();
            oldest.remove();
        }
        String ticket = UUID.randomUUID().toString();
        issued.put(Tokens.hash(ticket), new Ticket(account, clock.instant().plus(LIFE)));
        return ticket;
    }

    /** Takes it, so that it is good no more; empty if it never was, or is no longer. */
    synchronized OptionalInt take(String ticket) {
        forgetExpired();
        Ticket taken = issued.remove(Tokens.hash(ticket));
        return taken == null ? OptionalInt.empty() : OptionalInt.of(taken.account());
    }

    private void forgetExpired() {
        Instant now = clock.instant();
        Iterator<Ticket> oldestFirst = issued.values().iterator();
        while (oldestFirst.hasNext() && !now.isBefore(oldestFirst.next().expiresAt())) {
            oldestFirst.remove();
        }
    }
}
