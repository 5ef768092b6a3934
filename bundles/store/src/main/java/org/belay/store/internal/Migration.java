package org.belay.store.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.core.DerbyDatabase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.ResourceAccessor;
import liquibase.ui.LoggerUIService;

/** One run of Liquibase. The only class that touches it, so that it is loaded only when needed. */
final class Migration {

    /** Liquibase tells every step at INFO; held here, because JUL forgets unreferenced loggers. */
    private static final Logger CHATTER = Logger.getLogger("liquibase");

    private Migration() {}

    /** Runs the changelog. Only one process at a time may: the caller holds the lock. */
    static void run(Connection connection) throws SQLException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Liquibase looks for its own parts through the context class loader.
        thread.setContextClassLoader(Liquibase.class.getClassLoader());
        CHATTER.setLevel(Level.WARNING);
        try {
            ResourceAccessor own =
                    new ClassLoaderResourceAccessor(Migration.class.getClassLoader());
            Map<String, Object> scope =
                    Map.of(
                            Scope.Attr.ui.name(),
                            new LoggerUIService(),
                            "liquibase.analytics.enabled",
                            false); // it would report to its maker
            Scope.child(scope, () -> update(own, connection));
        } catch (SQLException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new SQLException("The migration failed: " + failure.getMessage(), failure);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void update(ResourceAccessor own, Connection connection) throws Exception {
        Database database =
                DatabaseFactory.getInstance()
                        .findCorrectDatabaseImplementation(new JdbcConnection(connection));
        if (database instanceof DerbyDatabase derby) {
            derby.setShutdownEmbeddedDerby(false); // it would end the engine under the pool
        }
        try (Liquibase liquibase = new Liquibase(Schema.CHANGELOG, own, database)) {
            liquibase.setShowSummary(UpdateSummaryEnum.OFF);
            liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
            // Left behind by a gateway that was killed while it migrated; nobody else runs now.
            liquibase.forceReleaseLocks();
            liquibase.update(new Contexts());
        }
    }
}
