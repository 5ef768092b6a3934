package org.belay.organization.internal;

import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import org.belay.store.internal.LaneWatch;
import org.belay.store.internal.OpenStore;
import org.belay.testing.database.TestDatabase;

/** A database with the gateway's tables. */
public final class Gateway implements AutoCloseable {

    private final TestDatabase database;
    private final OpenStore store;

    private Gateway(TestDatabase database) throws Exception {
        this.database = database;
        store = OpenStore.open(database.pool(), Clock.systemUTC(), LaneWatch.NOBODY);
    }

    public static Gateway derby() throws Exception {
        return on(TestDatabase.derby());
    }

    public static Gateway on(TestDatabase database) throws Exception {
        return new Gateway(database);
    }

    public TestDatabase database() {
        return database;
    }

    public OpenStore store() {
        return store;
    }

    /** As it is before set-up. */
    public void empty() {
        run("DELETE FROM unit_label");
        run("DELETE FROM channel_bar");
        for (String table : List.of("label", "account", "organization", "secret", "audit")) {
            run("DELETE FROM " + table);
        }
        run("DELETE FROM unit WHERE id > 110");
        run("UPDATE unit SET name = 'Organization' WHERE id = 1");
        run("UPDATE audit_head SET seq = 0, hash = ''");
        run("UPDATE id_range SET next_value = 1001 WHERE name = 'node'");
    }

    /** Runs a statement; how many rows it touched. */
    public int run(String sql) {
        return store.transactions()
                .run(
                        on -> {
                            try (Statement statement = on.createStatement()) {
                                return statement.executeUpdate(sql);
                            }
                        });
    }

    /** What is kept of the account's password. */
    public String passwordOf(int account) {
        return text("SELECT password_hash FROM account WHERE id = " + account);
    }

    /** The first column of a query's only row. */
    public String text(String query) {
        return store.transactions()
                .run(
                        on -> {
                            try (Statement statement = on.createStatement();
                                    ResultSet row = statement.executeQuery(query)) {
                                return row.next() ? row.getString(1) : "";
                            }
                        });
    }

    @Override
    public void close() {
        store.close();
        database.close();
    }
}
