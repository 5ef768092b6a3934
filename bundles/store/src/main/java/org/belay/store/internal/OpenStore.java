package org.belay.store.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.belay.api.connect.InvitationStore;
import org.belay.api.data.Transactions;
import org.belay.api.event.DeadLetters;
import org.belay.api.event.EventFeed;
import org.belay.api.event.EventLog;
import org.belay.api.event.SessionArchive;

/** The store on a database that is there and has the tables. */
public final class OpenStore implements AutoCloseable {

    private final Database database;
    private final AppendLane lane;
    private final StoredEventLog log;
    private final StoredArchive archive;
    private final StoredEventFeed feed;
    private final StoredDeadLetters deadLetters;
    private final StoredInvitations invitations;

    private OpenStore(DataSource source, Clock clock, LaneWatch watch, Pace pace)
            throws SQLException {
        EventJson json = new EventJson();
        database = new Database(source);
        Commits commits = new Commits();
        LogReader reader = new LogReader(database, dialect(source), commits, json);
        lane = new AppendLane(source, commits, watch);
        log = new StoredEventLog(database, lane, reader, json);
        archive = new StoredArchive(database, reader, json);
        feed = new StoredEventFeed(reader, new Cursors(database, clock), commits, pace);
        deadLetters = new StoredDeadLetters(database, json, feed, clock);
        invitations = new StoredInvitations(database, json);
    }

    /**
     * Opens the store: runs missing migrations, then starts the lane. Blocks for the database.
     *
     * @throws SQLException if the database is away or can't be migrated
     */
    public static OpenStore open(DataSource source, Clock clock, LaneWatch watch)
            throws SQLException {
        return open(source, clock, watch, Pace.USUAL);
    }

    static OpenStore open(DataSource source, Clock clock, LaneWatch watch, Pace pace)
            throws SQLException {
        new Schema(source).bringUpToDate();
        return new OpenStore(source, clock, watch, pace);
    }

    private static Dialect dialect(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return Dialect.of(connection);
        }
    }

    /** The log. */
    public EventLog log() {
        return log;
    }

    /** Sessions that were. */
    public SessionArchive archive() {
        return archive;
    }

    /** The durable consumers. */
    public EventFeed feed() {
        return feed;
    }

    /** The letters that couldn't be delivered. */
    public DeadLetters deadLetters() {
        return deadLetters;
    }

    /** The invitations. */
    public InvitationStore invitations() {
        return invitations;
    }

    /** Transactions of bundles with tables of their own. */
    public Transactions transactions() {
        return database;
    }

    /** Ends the consumers, then the lane; what waits in the lane is stored. */
    @Override
    public void close() {
        feed.close();
        lane.close();
    }
}
