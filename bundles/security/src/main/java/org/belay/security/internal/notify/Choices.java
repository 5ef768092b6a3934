package org.belay.security.internal.notify;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.belay.api.audit.AuditEntry.Action;
import org.belay.api.data.Transactions;
import org.belay.api.organization.Account;
import org.belay.api.organization.Actor;
import org.belay.security.internal.account.AccountAudit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who wants to be told of what. */
@Component(service = Choices.class)
public final class Choices {

    private final Transactions database;
    private final AccountAudit audit;

    /** Keeps it there. */
    @Activate
    public Choices(@Reference Transactions database, @Reference AccountAudit audit) {
        this.database = database;
        this.audit = audit;
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

    /**
     * From now on the account wants to be told of those and no others. Recorded, because who switches
     * warnings off may have reasons. Blocks.
     */
    void choose(Account account, Set<NotificationEvent> chosen) {
        Set<NotificationEvent> before = of(account.id());
        database.run(
                on -> {
                    try (PreparedStatement delete =
                            on.prepareStatement(
                                    "DELETE FROM notification_choice WHERE account_id = ?")) {
                        delete.setInt(1, account.id());
                        delete.executeUpdate();
                    }
                    try (PreparedStatement insert =
                            on.prepareStatement(
                                    "INSERT INTO notification_choice (account_id, event_name)"
                                            + " VALUES (?, ?)")) {
                        for (NotificationEvent each : chosen) {
                            insert.setInt(1, account.id());
                            insert.setString(2, each.key());
                            insert.executeUpdate();
                        }
                    }
                    for (NotificationEvent each : NotificationEvent.values()) {
                        if (before.contains(each) != chosen.contains(each)) {
                            audit.switched(
                                    on,
                                    Actor.of(account),
                                    account,
                                    "Notification: " + each.key(),
                                    action(before.contains(each)),
                                    action(chosen.contains(each)));
                        }
                    }
                    return null;
                });
    }

    private static Action action(boolean chosen) {
        return chosen ? Action.SELECTED : Action.NOT_SELECTED;
    }
}
