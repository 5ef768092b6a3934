package org.belay.security.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.belay.api.data.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Who is signed in where. In memory for the many questions, in the database so that a restart signs
 * nobody out. Safe from any thread; blocks for the database where it says so.
 */
@Component(
        service = WebSessions.class,
        configurationPid = SecurityConfig.PID,
        configurationPolicy = ConfigurationPolicy.OPTIONAL)
public final class WebSessions {

    /** Writing down each request would be much ado: so much of the idle limit may be forgotten. */
    private static final Duration WRITTEN_DOWN_AFTER = Duration.ofMinutes(5);

    private final Transactions database;
    private final Clock clock;
    private final Duration idle;
    private final Duration longest;
    private final Tokens tokens = new Tokens();
    private final Map<String, WebSession> known = new ConcurrentHashMap<>();
    private final SeenWriter writer;

    /** How often somebody signed out: what was loaded meanwhile may have ended. Guarded by this. */
    private long signOuts;

    /** Somebody new, with the token that his cookie brings from now on. */
    record Opened(String token, WebSession session) {
        @Override
        public String toString() {
            return "Opened"; // never the token: it would reach logs
        }
    }

    /** Keeps sign-ins in that database. */
    @Activate
    public WebSessions(@Reference Transactions database, SecurityConfig config) {
        this(database, config, Clock.systemUTC());
    }

    WebSessions(Transactions database, SecurityConfig config, Clock clock) {
        this.database = database;
        this.writer = new SeenWriter(database, known::get);
        this.clock = clock;
        this.idle = Duration.ofHours(Math.max(1, config.idleHours()));
        this.longest = Duration.ofDays(Math.max(1, config.longestDays()));
    }

    /** Ends; what is to be written down gets a moment for it. */
    @Deactivate
    void end() {
        writer.close();
    }

    /** Longest life of a cookie. */
    Duration longest() {
        return longest;
    }

    /** Signs somebody in. Blocks. */
    Opened open(int accountId) {
        Instant now = clock.instant();
        String token = tokens.fresh();
        WebSession session =
                new WebSession(
                        Tokens.hash(token), accountId, tokens.fresh(), now, now, now.plus(longest));
        database.run(
                on -> {
                    WebSessionRows rows = new WebSessionRows(on);
                    rows.forgetEnded(now, now.minus(idle));
                    return rows.add(session);
                });
        known.values().removeIf(each -> isOver(each, now));
        known.put(session.tokenHash(), session);
        return new Opened(token, session);
    }

    /** The sign-in of that token if it hasn't ended. Blocks if it isn't in memory. */
    Optional<WebSession> find(String token) {
        String hash = Tokens.hash(token);
        Instant now = clock.instant();
        WebSession session = known.get(hash);
        if (session == null) {
            Optional<WebSession> loaded = load(hash);
            if (loaded.isEmpty()) {
                return Optional.empty();
            }
            session = loaded.get();
        }
        if (isOver(session, now)) {
            known.remove(hash, session);
            return Optional.empty();
        }
        if (Duration.between(session.lastSeen(), now).compareTo(WRITTEN_DOWN_AFTER) > 0) {
            WebSession seen = session.seen(now);
            if (known.replace(hash, session, seen)) {
                writer.writeSoon(hash); // not here: the caller may be a socket's thread
            }
        }
        return Optional.of(session);
    }

    /** Signs out; nothing happens if it has ended already. Blocks. */
    void close(String token) {
        String hash = Tokens.hash(token);
        database.run(on -> new WebSessionRows(on).remove(hash));
        synchronized (this) {
            signOuts++;
            known.remove(hash);
        }
    }

    /** Nothing is held while it waits for the database: others go on, whoever they are. */
    private Optional<WebSession> load(String hash) {
        long before = signOutsSoFar();
        Optional<WebSession> loaded = database.run(on -> new WebSessionRows(on).find(hash));
        synchronized (this) {
            // Else a sign-in that ended while it was being loaded would live on in memory.
            if (signOuts == before) {
                loaded.ifPresent(each -> known.putIfAbsent(hash, each));
            }
        }
        return loaded;
    }

    /** How many sign-ins are to be written down as seen. */
    int pendingWrites() {
        return writer.pending();
    }

    private synchronized long signOutsSoFar() {
        return signOuts;
    }

    private boolean isOver(WebSession session, Instant now) {
        return !now.isBefore(session.expiresAt()) || !now.isBefore(session.lastSeen().plus(idle));
    }
}
