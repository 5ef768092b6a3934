package org.belay.store.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the tables to what this release needs. The checksum of the changelog that was last run
 * stands in {@code schema_state}: when it is the bundled one's, a start costs one query and
 * Liquibase isn't even loaded.
 */
final class Schema {

    static final String CHANGELOG = "org/belay/store/internal/changelog.xml";

    private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

    /** Held by the gateway that migrates; another number than the lane's. */
    private static final long LOCK = 4770101;

    private final DataSource source;

    Schema(DataSource source) {
        this.source = source;
    }

    /**
     * Runs what is missing.
     *
     * @throws SQLException if the database is away, or refuses a change
     */
    void bringUpToDate() throws SQLException {
        String wanted = checksum();
        try (Connection connection = source.getConnection()) {
            if (isAt(wanted, connection)) {
                return;
            }
            long begin = System.nanoTime();
            boolean shared = !Dialect.of(connection).hasOneWriter();
            if (shared) {
                runLocking("select pg_advisory_lock(?)", connection);
            }
            try {
                migrate(wanted);
            } finally {
                if (shared) {
                    runLocking("select pg_advisory_unlock(?)", connection);
                }
            }
            LOG.info("Schema brought up to date in {} ms", (System.nanoTime() - begin) / 1_000_000);
        }
    }

    private void migrate(String wanted) throws SQLException {
        try (Connection connection = source.getConnection()) {
            if (isAt(wanted, connection)) { // another gateway did it while we waited
                return;
            }
            Migration.run(connection);
        }
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            record(wanted, connection);
            connection.commit();
        }
    }

    private static boolean isAt(String wanted, Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select checksum from schema_state")) {
            return rows.next() && wanted.equals(rows.getString(1));
        } catch (SQLException noSuchTable) {
            return false; // or the database is away, which the next statement will say
        }
    }

    private static void record(String checksum, Connection connection) throws SQLException {
        try (Statement delete = connection.createStatement();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "insert into schema_state (checksum) values (?)")) {
            delete.executeUpdate("delete from schema_state");
            insert.setString(1, checksum);
            insert.executeUpdate();
        }
    }

    private static void runLocking(String sql, Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, LOCK);
            statement.execute();
        }
    }

    private static String checksum() {
        try (InputStream changelog = Schema.class.getClassLoader().getResourceAsStream(CHANGELOG)) {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256").digest(changelog.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }
}
