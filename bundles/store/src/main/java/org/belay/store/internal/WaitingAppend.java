package org.belay.store.internal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.belay.api.event.Append;
import org.belay.api.event.LoggedEvent;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Session;
import org.belay.api.session.SessionEvent;

/**
 * An append on its way into the log. Everything is encoded by the thread that appends, so that the
 * lane's thread, of which there is one, only writes.
 */
final class WaitingAppend {

    /** An event as its row will be. */
    record Row(SessionEvent event, String type, Instant at, String data, String words) {}

    private final Session session;
    private final SessionRows.Written written;
    private final List<Row> rows;
    private final long invitation;
    private final CompletableFuture<List<LoggedEvent>> done = new CompletableFuture<>();
    private long firstSeq;

    WaitingAppend(Append append, EventJson json) {
        session = append.session();
        written =
                new SessionRows.Written(
                        json.writeFields(session.fields()),
                        json.writeCompany(session.company()),
                        json.writeConduct(session.conduct()));
        invitation = append.invitation().orElse(0);
        if (append.lines().isEmpty()) {
            // Without an event nobody could tell later whether it was written.
            throw new IllegalArgumentException("An append needs at least one event");
        }
        rows = new ArrayList<>(append.lines().size());
        for (Append.Line line : append.lines()) {
            rows.add(
                    new Row(
                            line.event(),
                            line.event().type().wireName(),
                            line.at().truncatedTo(ChronoUnit.MILLIS),
                            json.write(line.event()),
                            storable(line.text())));
        }
    }

    /** PostgreSQL has no NUL in texts; nobody misses it. */
    private static String storable(String words) {
        return words == null || words.indexOf('\0') < 0 ? words : words.replace('\0', '\uFFFD');
    }

    Session session() {
        return session;
    }

    SessionRows.Written written() {
        return written;
    }

    List<Row> rows() {
        return rows;
    }

    boolean redeems() {
        return invitation != 0;
    }

    long invitation() {
        return invitation;
    }

    /** Whether the session begins with this. */
    boolean creates() {
        return rows.stream().anyMatch(row -> row.event() instanceof SessionEvent.Created);
    }

    /**
     * Whether its events change no more of a session than {@link SessionRows#TOUCH} writes. In company
     * each act also puts off its author's own limit, which stands in another column. A type
     * that isn't named here, as each new one, has the whole row written.
     */
    boolean onlyTouches() {
        return session.company().participants().isEmpty()
                && rows.stream()
                        .allMatch(
                                row ->
                                        switch (row.event().type()) {
                                            case SAID,
                                                    URL_PUSHED,
                                                    JOINED,
                                                    LOST,
                                                    REBOOTING,
                                                    RETURNED,
                                                    WENT_OFFLINE ->
                                                    true;
                                            default -> false;
                                        });
    }

    /** Where its events stand in the log, if the transaction is committed. */
    void at(long seq) {
        firstSeq = seq;
    }

    long firstSeq() {
        return firstSeq;
    }

    CompletableFuture<List<LoggedEvent>> done() {
        return done;
    }

    void succeed() {
        List<LoggedEvent> logged = new ArrayList<>(rows.size());
        long seq = firstSeq;
        for (Row row : rows) {
            logged.add(new LoggedEvent(seq++, session.id(), row.at(), row.event(), row.words()));
        }
        done.complete(List.copyOf(logged));
    }

    void fail(Refused refusal) {
        done.completeExceptionally(refusal);
    }

    static Refused used() {
        return Refused.because(Reason.GONE, "used", "The invitation was used already");
    }

    static Refused busy() {
        return Refused.because(
                Reason.UNAVAILABLE,
                "busy",
                "Too much is to be stored at once; nothing was changed");
    }

    static Refused notStorable() {
        return Refused.because(
                Reason.INVALID, "invalid", "The database can't hold a value; nothing was changed");
    }
}
