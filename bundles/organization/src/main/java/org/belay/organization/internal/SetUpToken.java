package org.belay.organization.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;

/** The token that opens set-up once. The database knows its hash alone. */
record SetUpToken(String value) {

    private static final String NAME = "set-up-token";
    private static final int BYTES = 32;

    static SetUpToken fresh() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new SetUpToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Makes this the one token. */
    void keep(Connection connection) throws SQLException {
        clear(connection);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO secret (name, content) VALUES (?, ?)")) {
            insert.setString(1, NAME);
            insert.setString(2, hash());
            insert.executeUpdate();
        }
    }

    /** Whether this is the one token. */
    boolean isKept(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT content FROM secret WHERE name = ?")) {
            select.setString(1, NAME);
            try (ResultSet found = select.executeQuery()) {
                return found.next()
                        && MessageDigest.isEqual(
                                found.getString(1).getBytes(StandardCharsets.UTF_8),
                                hash().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** Uses it up; false if it wasn't the one token, or somebody else has used it up. */
    boolean take(Connection connection) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM secret WHERE name = ? AND content = ?")) {
            delete.setString(1, NAME);
            delete.setString(2, hash());
            return delete.executeUpdate() == 1;
        }
    }

    /** From now on no token opens anything. */
    static void clear(Connection connection) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM secret WHERE name = ?")) {
            delete.setString(1, NAME);
            delete.executeUpdate();
        }
    }

    private String hash() {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(value.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "SetUpToken"; // never the value: it would reach logs
    }
}
