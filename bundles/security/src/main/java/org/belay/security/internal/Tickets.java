package org.belay.security.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.belay.api.security.Caller;

/**
 * Tickets for sockets: each good for one, a short time, and with its cookie. Bounded: whoever asks for
 * more than his share loses his own oldest.
 */
final class Tickets {

    private static final int MOST = 20_000;
    private static final int MOST_EACH = 20;

    private final Clock clock;
    private final Duration life;
    private final Tokens tokens = new Tokens();
    // In the order of issue, which is the order of expiry. Keys are hashes: a dump shows no ticket.
    private final Map<String, Ticket> issued = new LinkedHashMap<>();
    private final Map<String, Integer> byCookie = new LinkedHashMap<>();

    /**
     * What a ticket is for.
     *
     * @param caller as he was when he asked for it
     */
    record Ticket(Caller caller, String cookieHash, Instant expiresAt) {}

    Tickets(Clock clock, Duration life) {
        this.clock = clock;
        this.life = life;
    }

    synchronized String issue(Caller caller, String cookie) {
        Instant now = clock.instant();
        forgetExpired(now);
        String cookieHash = Tokens.hash(cookie);
        if (byCookie.getOrDefault(cookieHash, 0) >= MOST_EACH) {
            forgetOldest(cookieHash);
        } else if (issued.size() >= MOST) {
            forgetOldest(null);
        }
        String ticket = tokens.fresh();
        issued.put(Tokens.hash(ticket), new Ticket(caller, cookieHash, now.plus(life)));
        byCookie.merge(cookieHash, 1, Integer::sum);
        return ticket;
    }

    /** Takes it, so that it is good no more; empty if it never was, or is no longer. */
    synchronized Optional<Ticket> take(String ticket) {
        forgetExpired(clock.instant());
        Ticket taken = issued.remove(Tokens.hash(ticket));
        if (taken != null) {
            uncount(taken.cookieHash());
        }
        return Optional.ofNullable(taken);
    }

    private void forgetExpired(Instant now) {
        Iterator<Ticket> oldestFirst = issued.values().iterator();
        while (oldestFirst.hasNext()) {
            Ticket each = oldestFirst.next();
            if (now.isBefore(each.expiresAt())) {
                return;
            }
            oldestFirst.remove();
            uncount(each.cookieHash());
        }
    }

    /**
     * @param cookieHash of whom; null for anybody
     */
    private void forgetOldest(String cookieHash) {
        Iterator<Ticket> oldestFirst = issued.values().iterator();
        while (oldestFirst.hasNext()) {
            Ticket each = oldestFirst.next();
            if (cookieHash == null || each.cookieHash().equals(cookieHash)) {
                oldestFirst.remove();
                uncount(each.cookieHash());
                return;
            }
        }
    }

    private void uncount(String cookieHash) {
        byCookie.computeIfPresent(cookieHash, (key, count) -> count == 1 ? null : count - 1);
    }
}
