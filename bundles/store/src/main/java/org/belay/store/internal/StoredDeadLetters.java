package org.belay.store.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.belay.api.event.DeadLetters;
import org.belay.api.event.LoggedEvent;
import org.belay.api.refusal.Refused;

/** Letters in the table {@code dead_letter}; the event itself is read from the log. */
final class StoredDeadLetters implements DeadLetters {

    private static final int LONGEST_REASON = 1_000;

    private static final String SELECT =
            "select "
                    + EventRows.COLUMNS
                    + ", d.id, d.consumer, d.reason, d.attempts, d.laid_aside_at"
                    + " from dead_letter d join event e on e.seq = d.seq"
                    + " left join event_text t on t.seq = e.seq ";

    private final Database database;
    private final EventRows rows;
    private final StoredEventFeed feed;
    private final Clock clock;

    StoredDeadLetters(Database database, EventJson json, StoredEventFeed feed, Clock clock) {
        this.database = database;
        this.feed = feed;
        this.clock = clock;
        rows = new EventRows(json);
    }

    @Override
    public void add(String consumer, LoggedEvent event, String reason, int attempts) {
        database.run(
                connection -> {
                    try (PreparedStatement insert =
                            connection.prepareStatement(
                                    "insert into dead_letter (consumer, seq, reason, attempts,"
                                            + " laid_aside_at) values (?, ?, ?, ?, ?)")) {
                        insert.setString(1, consumer);
                        insert.setLong(2, event.seq());
                        insert.setString(3, storable(reason));
                        insert.setInt(4, attempts);
                        insert.setLong(5, clock.millis());
                        return insert.executeUpdate();
                    }
                });
    }

    private static String storable(String reason) {
        String clean = reason == null ? "" : reason.replace('\0', ' ');
        return clean.length() > LONGEST_REASON ? clean.substring(0, LONGEST_REASON) : clean;
    }

    @Override
    public List<DeadLetter> list(int limit) {
        return database.run(
                connection -> {
                    try (PreparedStatement select =
                            connection.prepareStatement(
                                    SELECT + "order by d.id fetch first ? rows only")) {
                        select.setInt(1, limit);
                        return read(select);
                    }
                });
    }

    @Override
    public void replay(long id) throws Exception {
        DeadLetter letter = find(id).orElseThrow(StoredDeadLetters::notFound);
        DurableConsumer consumer =
                feed.running(letter.consumer())
                        .orElseThrow(() -> DurableConsumer.notRunning(letter.consumer()));
        try {
            consumer.replay(letter.event()).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception said ? said : e;
        }
        discard(id);
    }

    private Optional<DeadLetter> find(long id) {
        return database.run(
                connection -> {
                    try (PreparedStatement select =
                            connection.prepareStatement(SELECT + "where d.id = ?")) {
                        select.setLong(1, id);
                        return read(select).stream().findFirst();
                    }
                });
    }

    @Override
    public void discard(long id) {
        int discarded =
                database.run(
                        connection -> {
                            try (PreparedStatement delete =
                                    connection.prepareStatement(
                                            "delete from dead_letter where id = ?")) {
                                delete.setLong(1, id);
                                return delete.executeUpdate();
                            }
                        });
        if (discarded == 0) {
            throw notFound();
        }
    }

    private static Refused notFound() {
        return Refused.notFound("dead letter");
    }

    private List<DeadLetter> read(PreparedStatement select) throws SQLException {
        List<DeadLetter> letters = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                letters.add(
                        new DeadLetter(
                                row.getLong(7),
                                row.getString(8),
                                rows.read(row),
                                row.getString(9),
                                row.getInt(10),
                                Instant.ofEpochMilli(row.getLong(11))));
            }
        } catch (UnreadableEvent e) {
            // It was readable when it was laid aside: the gateway has been set back since.
            throw new IllegalStateException(e);
        }
        return letters;
    }
}
