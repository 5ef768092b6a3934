package org.belay.store.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the tables to what this release needs. The checksum of the changelog that was last run
 * stands in {@code schema_state}: when it is the bundled one's, a start costs one query. An empty
 * database gets the baseline, a script of what Liquibase would do, made at build time. So Liquibase
 * is loaded only when a newer release meets an older database: that spares a first start seconds.
 */
final class Schema {

    /** How a baseline begins; the changelog's checksum follows. */
    static final String BASELINE_OF = "-- changelog ";

    private static final String FOLDER = "org/belay/store/internal/";
    static final String CHANGELOG = FOLDER + "changelog.xml";

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
            if (!wasMigrated(connection)) {
                List<String> baseline = baseline(Dialect.of(connection));
                if (baseline.get(0).equals(BASELINE_OF + wanted)) {
                    create(baseline, wanted, connection);
                    return;
                }
                LOG.warn("The baseline isn't the changelog's; migrating step by step");
            }
            Migration.run(connection);
        }
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            record(wanted, connection);
            connection.commit();
        }
    }

    private static boolean wasMigrated(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.executeQuery("select count(*) from databasechangelog").close();
            return true;
        } catch (SQLException noSuchTable) {
            return false;
        }
    }

    /** All or nothing: both databases have transactions for tables, too. */
    private static void create(List<String> baseline, String wanted, Connection connection)
            throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String line : baseline.subList(1, baseline.size())) {
                statement.execute(line.substring(0, line.lastIndexOf(';')));
            }
            record(wanted, connection);
            connection.commit();
        } catch (SQLException failure) {
            Database.rollBack(connection, failure);
            throw failure;
        }
    }

    private static List<String> baseline(Dialect dialect) {
        String name = "baseline-" + dialect.name().toLowerCase(Locale.ROOT) + ".sql";
        return new String(bytes(FOLDER + name), StandardCharsets.UTF_8).lines().toList();
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

    static String checksum() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(CHANGELOG)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = Schema.class.getClassLoader().getResourceAsStream(resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
