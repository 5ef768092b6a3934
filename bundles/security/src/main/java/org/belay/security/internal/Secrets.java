package org.belay.security.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import org.belay.api.data.Transactions;

/** Keys that the gateway made for itself, kept in the database so that all of a gateway share them. */
public final class Secrets {

    private final Transactions database;
    private final Tokens tokens = new Tokens();

    /** Keeps them in that database. */
    public Secrets(Transactions database) {
        this.database = database;
    }

    /** The key of that name, made when it is first asked for. Blocks. */
    public String get(String name) {
        return get(name, tokens::fresh);
    }

    /** The value of that name, made in that way when it is first asked for. Blocks. */
    public String get(String name, Supplier<String> maker) {
        return find(name).orElseGet(() -> make(name, maker.get()));
    }

    /** The value of that name, empty if nobody has made one. Blocks. */
    public Optional<String> find(String name) {
        return database.run(on -> read(on, name));
    }

    /** Puts a value in the place of whatever was there, in somebody's transaction. */
    public static void put(Connection on, String name, String content) throws SQLException {
        try (PreparedStatement update =
                on.prepareStatement("UPDATE secret SET content = ? WHERE name = ?")) {
            update.setString(1, content);
            update.setString(2, name);
            if (update.executeUpdate() > 0) {
                return;
            }
        }
        add(on, name, content);
    }

    private String make(String name, String fresh) {
        try {
            return database.runUnlessDuplicate(on -> add(on, name, fresh));
        } catch (Transactions.Duplicate e) {
            // Somebody else made it in this moment: that one counts.
            return database.run(on -> read(on, name)).orElseThrow();
        }
    }

    private static Optional<String> read(Connection connection, String name) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT content FROM secret WHERE name = ?")) {
            select.setString(1, name);
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? Optional.of(found.getString(1)) : Optional.empty();
            }
        }
    }

    private static String add(Connection connection, String name, String content)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO secret (name, content) VALUES (?, ?)")) {
            insert.setString(1, name);
            insert.setString(2, content);
            insert.executeUpdate();
        }
        return content;
    }
}
