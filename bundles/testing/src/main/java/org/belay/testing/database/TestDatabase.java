package org.belay.testing.database;

import javax.sql.DataSource;

/** An empty database with a pool in front of it, as the gateway has one. Closing deletes it. */
public interface TestDatabase extends AutoCloseable {

    /** The pool. Waits 2 s at most for a connection. */
    DataSource pool();

    @Override
    void close();

    /** A new Derby database in a temporary folder; commits reach the disk. */
    static TestDatabase derby() {
        return DerbyTestDatabase.create();
    }

    /** A new database on that server, which stays the caller's. */
    static TestDatabase postgres(PostgresServer server) {
        return PostgresTestDatabase.create(server);
    }
}
