package org.belay.store.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/** Where the two databases differ. */
enum Dialect {
    /** Embedded: this process is the only writer. Readers wait for rows that are being written. */
    DERBY,
    /** A server that several gateways may share. Readers see what was committed, and never wait. */
    POSTGRESQL;

    static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        if (product.toLowerCase(Locale.ROOT).contains("derby")) {
            return DERBY;
        }
        if (product.equals("PostgreSQL")) {
            return POSTGRESQL;
        }
        throw new SQLException("Belay runs on Derby and PostgreSQL, not on " + product);
    }

    /** Whether no other gateway can append to the log. */
    boolean hasOneWriter() {
        return this == DERBY;
    }
}
