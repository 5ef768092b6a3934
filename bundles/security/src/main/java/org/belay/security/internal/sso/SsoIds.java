package org.belay.security.internal.sso;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.belay.api.data.Transactions;
import org.belay.api.organization.Account;
import org.belay.api.organization.Accounts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds accounts by their single sign-on ID. */
@Component(service = SsoIds.class)
public final class SsoIds {

    private static final int LONGEST = 512;

    private final Transactions database;
    private final Accounts accounts;

    /** Looks there. */
    @Activate
    public SsoIds(@Reference Transactions database, @Reference Accounts accounts) {
        this.database = database;
        this.accounts = accounts;
    }

    /**
     * The enabled account of that ID, upper and lower case told apart; empty if there is none, or if
     * two of them say that it is theirs. Blocks.
     */
    Optional<Account> find(String ssoId) {
        if (ssoId.isBlank() || ssoId.length() > LONGEST) {
            return Optional.empty();
        }
        List<Integer> found =
                database.run(
                        on -> {
                            try (PreparedStatement select =
                                    on.prepareStatement(
                                            "SELECT id FROM account WHERE sso_id = ?")) {
                                select.setString(1, ssoId);
                                List<Integer> ids = new ArrayList<>();
                                try (ResultSet row = select.executeQuery()) {
                                    while (row.next()) {
                                        ids.add(row.getInt(1));
                                    }
                                }
                                return ids;
                            }
                        });
        return found.size() == 1 ? get(found.get(0)).filter(hasId(ssoId)) : Optional.empty();
    }

    /** The account if it is still enabled. */
    Optional<Account> get(int id) {
        return accounts.find(id).filter(Account::enabled);
    }

    /** Derby compares without trailing blanks; an ID with one is another. */
    private static Predicate<Account> hasId(String ssoId) {
        return each -> each.ssoId().equals(ssoId);
    }
}
