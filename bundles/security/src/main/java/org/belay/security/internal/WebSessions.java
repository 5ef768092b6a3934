package org.belay.security.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.belay.api.data.Transactions;
import org.belay.api.security.Visitor;
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

    /** Time for the next step of signing in: to find the phone and to scan a code. */
    private static final Duration ON_THE_WAY = Duration.ofMinutes(15);

    private static final int ID_LENGTH = 22;
    private static final int LONGEST_ADDRESS = 64;
    private static final int LONGEST_AGENT = 512;

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
    public record Opened(String token, WebSession session) {
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

    /** By that clock. */
    public WebSessions(Transactions database, SecurityConfig config, Clock clock) {
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
    public Duration longest() {
        return longest;
    }

    /** By what the owner of a sign-in names it. */
    static String idOf(String tokenHash) {
        return Tokens.hash("id of " + tokenHash).substring(0, ID_LENGTH);
    }

    /**
     * Begins at that stage, under a fresh token. Blocks.
     *
     * @param method such as {@code password}
     */
    public Opened open(int accountId, String method, Stage stage, Visitor visitor) {
        Instant now = clock.instant();
        String token = tokens.fresh();
        String hash = Tokens.hash(token);
        WebSession session =
                new WebSession(
                        hash,
                        idOf(hash),
                        accountId,
                        stage,
                        method,
                        cut(visitor.address(), LONGEST_ADDRESS),
                        cut(visitor.agent(), LONGEST_AGENT),
                        tokens.fresh(),
                        now,
                        now,
                        now.plus(stage == Stage.IN ? longest : ON_THE_WAY));
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

    /** The sign-in of that token if it is complete and hasn't ended. Blocks if it isn't in memory. */
    public Optional<WebSession> find(String token) {
        return any(token).filter(each -> each.stage() == Stage.IN);
    }

    /** The half sign-in of that token, if it hasn't ended. Blocks if it isn't in memory. */
    public Optional<WebSession> onTheWay(String token) {
        return any(token).filter(each -> each.stage() != Stage.IN);
    }

    private Optional<WebSession> any(String token) {
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

    /** The complete sign-ins of an account that haven't ended, the latest first. Blocks. */
    public List<WebSession> of(int accountId) {
        Instant now = clock.instant();
        return database.run(on -> new WebSessionRows(on).of(accountId)).stream()
                .map(each -> known.getOrDefault(each.tokenHash(), each)) // seen later, perhaps
                .filter(each -> each.stage() == Stage.IN && !isOver(each, now))
                .sorted(Comparator.comparing(WebSession::createdAt).reversed())
                .toList();
    }

    /** Ends one of an account's sign-ins; false if it has none of that ID. Blocks. */
    public boolean close(int accountId, String id) {
        Optional<String> hash =
                database.run(on -> new WebSessionRows(on).of(accountId)).stream()
                        .filter(each -> each.id().equals(id))
                        .map(WebSession::tokenHash)
                        .findFirst();
        hash.ifPresent(this::remove);
        return hash.isPresent();
    }

    /** Ends all sign-ins of an account, also half ones, but that one; null spares none. Blocks. */
    public void closeAll(int accountId, WebSession spared) {
        String hash = spared == null ? "" : spared.tokenHash();
        database.run(on -> new WebSessionRows(on).removeOf(accountId, hash));
        synchronized (this) {
            signOuts++;
            known.values()
                    .removeIf(
                            each ->
                                    each.accountId() == accountId
                                            && !each.tokenHash().equals(hash));
        }
    }

    /** Signs out; nothing happens if it has ended already. Blocks. */
    public void close(String token) {
        remove(Tokens.hash(token));
    }

    private void remove(String hash) {
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

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    private boolean isOver(WebSession session, Instant now) {
        return !now.isBefore(session.expiresAt()) || !now.isBefore(session.lastSeen().plus(idle));
    }
}
