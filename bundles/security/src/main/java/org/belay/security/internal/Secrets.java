package org.belay.security.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.belay.api.data.Transactions;

/** Keys that the gateway made for itself, kept in the database so that all of a gateway share them. */
final class Secrets {

    private final Transactions database;
    private final Tokens tokens = new Tokens();

    Secrets(Transactions database) {
        this.database = database;
    }

    /** The key of that name, made when it is first asked for. Blocks. */
    String get(String name) {
        Optional<String> kept = database.run(on -> read(on, name));
        return kept.orElseGet(() -> make(name));
    }

    private String make(String name) {
        String fresh = tokens.fresh();
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
