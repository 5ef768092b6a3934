package org.belay.organization.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Passwords;

/** Passwords of eight characters and more, kept so that tests can read them. */
final class PlainPasswords implements Passwords {

    final List<Integer> kept = new ArrayList<>();
    final List<Integer> given = new ArrayList<>();

    @Override
    public Strength strength(String password) {
        return password.length() < 8 ? Strength.NONE : Strength.GOOD;
    }

    @Override
    public Strength least() {
        return Strength.GOOD;
    }

    @Override
    public New prepare(int account, String email, String password) {
        if (password == null || password.isEmpty()) {
            throw Refused.missing("password");
        }
        if (strength(password) == Strength.NONE) {
            throw Refused.field("weak", "password", "It needs 8 characters");
        }
        return new New("hash of " + password);
    }

    @Override
    public void keep(Connection on, int account, New password, boolean byOther)
            throws SQLException {
        try (PreparedStatement update =
                on.prepareStatement("UPDATE account SET password_hash = ? WHERE id = ?")) {
            update.setString(1, password.hash());
            update.setInt(2, account);
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("There is no such account yet");
            }
        }
        if (byOther) {
            given.add(account);
        }
    }

    @Override
    public void kept(int account) {
        kept.add(account);
    }

    @Override
    public boolean matches(int account, String password) {
        throw new UnsupportedOperationException();
    }
}
