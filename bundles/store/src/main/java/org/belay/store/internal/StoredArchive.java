package org.belay.store.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.belay.api.event.LoggedEvent;
import org.belay.api.event.SessionArchive;
import org.belay.api.session.Device;
import org.belay.api.session.Session;

/** Looks sessions up that were, on connections of the pool. */
final class StoredArchive implements SessionArchive {

    // The hint is for Derby, which plans while the table is empty; for PostgreSQL it is a comment.
    private static final String OF_DEVICE =
            SessionRows.SELECT
                    + "--DERBY-PROPERTIES index=session_by_device\n"
                    + " where device = ? and created_at <= ? and (created_at < ? or id < ?)"
                    + " and ended_at is not null"
                    + " order by created_at desc, id desc fetch first ? rows only";

    private final Database database;
    private final LogReader reader;
    private final SessionRows sessions;

    StoredArchive(Database database, LogReader reader, EventJson json) {
        this.database = database;
        this.reader = reader;
        this.sessions = new SessionRows(json);
    }

    @Override
    public List<Session> ofDevice(Device device, Place from, int limit) {
        LogReader.checkLimit(limit);
        if (!device.isKnown()) {
            return List.of();
        }
        return database.run(
                connection -> {
                    try (PreparedStatement select = connection.prepareStatement(OF_DEVICE)) {
                        select.setString(1, device.id());
                        select.setLong(2, from.createdAt().toEpochMilli());
                        select.setLong(3, from.createdAt().toEpochMilli());
                        select.setInt(4, from.id());
                        select.setInt(5, limit);
                        List<Session> found = new ArrayList<>();
                        try (ResultSet rows = select.executeQuery()) {
                            while (rows.next()) {
                                found.add(sessions.read(rows));
                            }
                        }
                        return found;
                    }
                });
    }

    @Override
    public List<LoggedEvent> notes(int sessionId, int limit) {
        return reader.notes(sessionId, limit);
    }
}
