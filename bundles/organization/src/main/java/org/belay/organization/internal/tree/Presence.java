package org.belay.organization.internal.tree;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.belay.api.data.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What only the database knows of people: who is signed in, and who uses a second step. Blocks. */
@Component(service = Presence.class)
public final class Presence {

    private final Transactions database;
    private final Clock clock;

    /** Asks there. */
    @Activate
    public Presence(@Reference Transactions database) {
        this(database, Clock.systemUTC());
    }

    /** Asks there, by that clock. */
    public Presence(Transactions database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Accounts that are signed in with a browser. */
    Set<Integer> signedIn() {
        return database.run(
                on -> {
                    try (PreparedStatement select =
                            on.prepareStatement(
                                    "SELECT DISTINCT account_id FROM web_session"
                                            + " WHERE expires_at > ? AND stage = 'in'")) {
                        select.setLong(1, clock.millis());
                        return ids(select);
                    }
                });
    }

    /** Whether the account uses two-step verification. */
    boolean usesTwoSteps(int account) {
        return database.run(
                on -> {
                    try (PreparedStatement select =
                            on.prepareStatement(
                                    "SELECT account_id FROM account_security"
                                            + " WHERE account_id = ? AND totp_sealed <> ''")) {
                        select.setInt(1, account);
                        return !ids(select).isEmpty();
                    }
                });
    }

    private static Set<Integer> ids(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            Set<Integer> ids = new HashSet<>();
            while (rows.next()) {
                ids.add(rows.getInt(1));
            }
            return ids;
        }
    }
}
