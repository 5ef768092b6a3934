package org.belay.security.internal.notify;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.belay.api.data.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who wants to be told of what. */
@Component(service = Choices.class)
public final class Choices {

    private final Transactions database;

    /** Keeps it there. */
    @Activate
    public Choices(@Reference Transactions database) {
        this.database = database;
    }

    /** What the account chose; nothing at first. Blocks. */
    Set<NotificationEvent> of(int account) {
        return database.run(
                on -> {
                    Set<NotificationEvent> chosen = EnumSet.noneOf(NotificationEvent.class);
                    try (PreparedStatement select =
                            on.prepareStatement(
                                    "SELECT event_name FROM notification_choice"
                                            + " WHERE account_id = ?")) {
                        select.setInt(1, account);
                        try (ResultSet row = select.executeQuery()) {
                            while (row.next()) {
                                NotificationEvent.of(row.getString(1)).ifPresent(chosen::add);
                            }
                        }
                    }
                    return chosen;
                });
    }

    /** The accounts that chose the event, whatever they may still do. Blocks. */
    Set<Integer> whoChose(NotificationEvent event) {
        return database.run(
                on -> {
                    Set<Integer> accounts = new HashSet<>();
                    try (PreparedStatement select =
                            on.prepareStatement(
                                    "SELECT account_id FROM notification_choice"
                                            + " WHERE event_name = ?")) {
                        select.setString(1, event.key());
                        try (ResultSet row = select.executeQuery()) {
                            while (row.next()) {
                                accounts.add(row.getInt(1));
                            }
                        }
                    }
                    return accounts;
                });
    }

    /** From now on the account wants to be told of those and no others. Blocks. */
    void choose(int account, Set<NotificationEvent> chosen) {
        database.run(
                on -> {
                    try (PreparedStatement delete =
                            on.prepareStatement(
                                    "DELETE FROM notification_choice WHERE account_id = ?")) {
                        delete.setInt(1, account);
                        delete.executeUpdate();
                    }
                    try (PreparedStatement insert =
                            on.prepareStatement(
                                    "INSERT INTO notification_choice (account_id, event_name)"
                                            + " VALUES (?, ?)")) {
                        for (NotificationEvent each : chosen) {
                            insert.setInt(1, account);
                            insert.setString(2, each.key());
                            insert.executeUpdate();
                        }
                    }
                    return null;
                });
    }
}
