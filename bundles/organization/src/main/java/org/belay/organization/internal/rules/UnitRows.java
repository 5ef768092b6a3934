package org.belay.organization.internal.rules;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.belay.api.data.Transactions;
import org.belay.api.refusal.Refused;
import org.belay.organization.internal.UnitAttachment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A table with rows of units, and the same rows in memory: read once, when somebody first asks, and
 * kept up with every change afterwards.
 *
 * @param <K> what a unit has at most one row of
 * @param <R> a row: immutable
 */
abstract class UnitRows<K, R> implements UnitAttachment {

    private static final Logger LOG = LoggerFactory.getLogger(UnitRows.class);
    private static final int FEW = 50;

    /** A row that is to be written. */
    record Change<K, R>(int unit, K key, Optional<R> before, R after) {}

    /** Names in SQL: the columns of the key, and what else there is. */
    record Shape(String table, List<String> keys, List<String> contents) {
        String all() {
            return "unit_id, " + String.join(", ", keys) + ", " + String.join(", ", contents);
        }
    }

    private final Transactions database;
    private final Shape shape;
    private final Held<K, R> held = new Held<>();
    private final Set<Integer> touched = ConcurrentHashMap.newKeySet();
    // Held over the whole of a change, so that what is read anew can't undo in memory what was
    // written in between.
    private final ReentrantLock changing = new ReentrantLock();
    private volatile boolean loaded;

    UnitRows(Transactions database, Shape shape) {
        this.database = database;
        this.shape = shape;
    }

    abstract K key(ResultSet row) throws SQLException;

    abstract R row(ResultSet row) throws SQLException;

    /** Fills in the columns of the key, from that place on. */
    abstract void fillKey(PreparedStatement statement, int from, K key) throws SQLException;

    /** Fills in the other columns, from that place on. */
    abstract void fill(PreparedStatement statement, int from, R row) throws SQLException;

    abstract int revision(R row);

    /** Whether copying from that unit to this one carries rows along. */
    abstract boolean carries(Connection on, int from, int to) throws SQLException;

    /** Expressions for the contents of a row that is copied. */
    abstract List<String> copiedContents(Connection on, int from, int to) throws SQLException;

    /** The row that the unit has of its own. */
    final Optional<R> find(int unit, K key) {
        return held().find(unit, key);
    }

    /** All rows that the unit has of its own. */
    final Map<K, R> of(int unit) {
        return held().of(unit);
    }

    /** What somebody does while nobody else changes a row. */
    final <T> T alone(Supplier<T> work) {
        held();
        changing.lock();
        try {
            return work.get();
        } finally {
            changing.unlock();
        }
    }

    /**
     * Writes rows in a transaction of somebody who is {@link #alone}.
     *
     * @throws Overtaken if one isn't any more what it was before
     */
    final void write(Connection on, List<Change<K, R>> changes) throws SQLException {
        String where = " AND " + String.join(" = ? AND ", shape.keys()) + " = ?";
        String set = String.join(" = ?, ", shape.contents()) + " = ?";
        int contents = shape.contents().size();
        int keys = shape.keys().size();
        try (PreparedStatement insert =
                        on.prepareStatement(
                                "INSERT INTO "
                                        + shape.table()
                                        + " ("
                                        + shape.all()
                                        + ") VALUES (?"
                                        + ", ?".repeat(keys + contents)
                                        + ")");
                PreparedStatement update =
                        on.prepareStatement(
                                "UPDATE "
                                        + shape.table()
                                        + " SET "
                                        + set
                                        + " WHERE unit_id = ?"
                                        + where
                                        + " AND revision = ?")) {
            boolean inserts = false;
            boolean updates = false;
            for (Change<K, R> each : changes) {
                if (each.before().isEmpty()) {
                    insert.setInt(1, each.unit());
                    fillKey(insert, 2, each.key());
                    fill(insert, 2 + keys, each.after());
                    insert.addBatch();
                    inserts = true;
                } else {
                    fill(update, 1, each.after());
                    update.setInt(contents + 1, each.unit());
                    fillKey(update, contents + 2, each.key());
                    update.setInt(contents + keys + 2, revision(each.before().get()));
                    update.addBatch();
                    updates = true;
                }
            }
            if (inserts) {
                insert.executeBatch();
            }
            if (updates) {
                for (int count : update.executeBatch()) {
                    if (count == 0) {
                        throw new Overtaken();
                    }
                }
            }
        }
    }

    /** What was written is committed. */
    final void written(List<Change<K, R>> changes) {
        Map<Integer, Map<K, R>> rows = new HashMap<>();
        changes.forEach(
                each ->
                        rows.computeIfAbsent(each.unit(), unit -> new HashMap<>())
                                .put(each.key(), each.after()));
        held.put(rows);
    }

    /** Reads those units' rows anew: somebody else has changed them. */
    final void readAgain(Set<Integer> units) {
        touched.addAll(units);
        committed();
    }

    @Override
    public final void copied(Connection on, int from, int to) throws SQLException {
        touched.add(to);
        if (!carries(on, from, to)) {
            return;
        }
        String keys = String.join(", ", shape.keys());
        String contents = String.join(", ", copiedContents(on, from, to));
        try (PreparedStatement copy =
                on.prepareStatement(
                        "INSERT INTO "
                                + shape.table()
                                + " ("
                                + shape.all()
                                + ") SELECT CAST(? AS INT), "
                                + keys
                                + ", "
                                + contents
                                + " FROM "
                                + shape.table()
                                + " WHERE unit_id = ?")) {
            copy.setInt(1, to);
            copy.setInt(2, from);
            copy.executeUpdate();
        }
    }

    @Override
    public final void deleted(Connection on, Collection<Integer> units) throws SQLException {
        touched.addAll(units);
        try (PreparedStatement delete =
                on.prepareStatement("DELETE FROM " + shape.table() + " WHERE unit_id = ?")) {
            for (int each : units) {
                delete.setInt(1, each);
                delete.addBatch();
            }
            if (!units.isEmpty()) {
                delete.executeBatch();
            }
        }
    }

    // Read from the database instead of repeated in memory: the transaction may have been rolled
    // back and begun anew, and what it told us then never happened.
    @Override
    public final void committed() {
        changing.lock();
        try {
            Set<Integer> units = Set.copyOf(touched);
            if (!loaded || units.isEmpty()) {
                return;
            }
            Map<Integer, Map<K, R>> rows = database.run(on -> read(on, units));
            held.replace(units, rows);
            touched.removeAll(units);
        } catch (Refused refused) {
            // They stay touched: the next change reads them, too.
            LOG.error("Rows of {} can't be read anew: {}", shape.table(), refused.getMessage());
        } finally {
            changing.unlock();
        }
    }

    /** That unit's parent as the transaction sees it, 0 if it isn't there yet. */
    static int parent(Connection on, int unit) throws SQLException {
        try (PreparedStatement select =
                on.prepareStatement("SELECT parent_id FROM unit WHERE id = ?")) {
            select.setInt(1, unit);
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? found.getInt(1) : 0;
            }
        }
    }

    static void fillText(PreparedStatement statement, int at, String text) throws SQLException {
        if (text == null) {
            statement.setNull(at, Types.CLOB);
        } else {
            statement.setString(at, text);
        }
    }

    private Held<K, R> held() {
        if (!loaded) {
            changing.lock();
            try {
                if (!loaded) {
                    held.replaceAll(database.run(on -> read(on, Set.of())));
                    loaded = true;
                }
            } finally {
                changing.unlock();
            }
        }
        return held;
    }

    private Map<Integer, Map<K, R>> read(Connection on, Set<Integer> units) throws SQLException {
        boolean single = !units.isEmpty() && units.size() <= FEW;
        String some =
                single
                        ? units.stream()
                                .map(each -> "?")
                                .collect(Collectors.joining(", ", " WHERE unit_id IN (", ")"))
                        : "";
        Map<Integer, Map<K, R>> rows = new HashMap<>();
        try (PreparedStatement select =
                on.prepareStatement("SELECT " + shape.all() + " FROM " + shape.table() + some)) {
            int at = 0;
            for (int each : single ? units : Set.<Integer>of()) {
                select.setInt(++at, each);
            }
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    int unit = found.getInt("unit_id");
                    if (units.isEmpty() || units.contains(unit)) {
                        rows.computeIfAbsent(unit, each -> new HashMap<>())
                                .put(key(found), row(found));
                    }
                }
            }
        }
        return rows;
    }
}
