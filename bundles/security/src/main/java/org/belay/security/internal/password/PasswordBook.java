package org.belay.security.internal.password;

import java.sql.Connection;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.belay.api.data.Transactions;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Passwords;
import org.belay.security.internal.WebSessions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The gateway's own passwords in the database. */
@Component(service = {Passwords.class, PasswordBook.class})
public final class PasswordBook implements Passwords {

    /** So many replaced passwords are kept, that the policy may ask for more than it did. */
    private static final int MOST_HISTORY = 24;

    private final Transactions database;
    private final PasswordPolicy policy;
    private final WebSessions sessions;
    private final Clock clock;
    private final PasswordHash hashes = new PasswordHash();

    /** Keeps passwords in that database. */
    @Activate
    public PasswordBook(
            @Reference Transactions database,
            @Reference PasswordPolicy policy,
            @Reference WebSessions sessions) {
        this(database, policy, sessions, Clock.systemUTC());
    }

    /** By that clock. */
    public PasswordBook(
            Transactions database, PasswordPolicy policy, WebSessions sessions, Clock clock) {
        this.database = database;
        this.policy = policy;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public Strength strength(String password) {
        return PasswordRule.strength(password);
    }

    @Override
    public Strength least() {
        return policy.least();
    }

    @Override
    public New prepare(int account, String email, String password) {
        PasswordRule.check(password, email, policy.least());
        List<String> earlier = account == 0 ? List.of() : earlier(account);
        if (!earlier.isEmpty() && hashes.matchesAny(password, earlier)) {
            throw Refused.field("used-before", "password", "It was used before; choose another");
        }
        return new New(hashes.hash(password));
    }

    /** The password itself, and as many replaced ones as the policy remembers. */
    private List<String> earlier(int account) {
        return database.run(
                on -> {
                    PasswordRows rows = new PasswordRows(on);
                    List<String> all = new ArrayList<>();
                    rows.hash(account).filter(each -> !each.isEmpty()).ifPresent(all::add);
                    all.addAll(rows.history(account, policy.history()));
                    return all;
                });
    }

    @Override
    public void keep(Connection on, int account, New password, boolean byOther)
            throws SQLException {
        Instant now = clock.instant();
        PasswordRows rows = new PasswordRows(on);
        Optional<String> before = rows.hash(account).filter(each -> !each.isEmpty());
        if (before.isPresent()) {
            rows.addHistory(account, now, before.get());
            rows.trimHistory(account, MOST_HISTORY);
        }
        rows.setHash(account, password.hash());
        rows.setState(account, new PasswordRows.State(now, byOther));
    }

    @Override
    public void kept(int account) {
        sessions.closeAll(account, null);
    }

    @Override
    public boolean matches(int account, String password) {
        Optional<String> hash = database.run(on -> new PasswordRows(on).hash(account));
        return compare(account, hash.orElse(""), password);
    }

    /**
     * The account to which address and password belong; enabled or not. Takes as long for an address
     * that nobody has.
     *
     * @throws Refused {@code throttled} if too many passwords are being compared
     */
    public OptionalInt owner(String email, String password) {
        String normal =
                Normalizer.normalize(email.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
        Optional<PasswordRows.Owner> owner =
                database.run(on -> new PasswordRows(on).byEmail(normal));
        boolean matches =
                compare(
                        owner.map(PasswordRows.Owner::account).orElse(0),
                        owner.map(PasswordRows.Owner::hash).orElse(""),
                        password);
        return matches ? OptionalInt.of(owner.get().account()) : OptionalInt.empty();
    }

    /** Whether the account has a password here at all. Blocks. */
    public boolean isKept(int account) {
        return database.run(on -> new PasswordRows(on).hash(account))
                .filter(each -> !each.isEmpty())
                .isPresent();
    }

    /** How the account's password stands now. An age that nobody knows begins now. Blocks. */
    public PasswordStanding standing(int account) {
        Instant now = clock.instant();
        PasswordRows.State state =
                database.run(
                        on -> {
                            PasswordRows rows = new PasswordRows(on);
                            Optional<PasswordRows.State> known = rows.state(account);
                            if (known.isPresent() && known.get().changedAt().toEpochMilli() > 0) {
                                return known.get();
                            }
                            PasswordRows.State begun =
                                    new PasswordRows.State(
                                            now,
                                            known.map(PasswordRows.State::given).orElse(false));
                            rows.setState(account, begun);
                            return begun;
                        });
        return policy.standing(state.changedAt(), state.given(), now);
    }

    private boolean compare(int account, String hash, String password) {
        boolean matches = hashes.matches(password, hash);
        if (matches && hashes.isOutdated(hash)) {
            String renewed = hashes.hash(password);
            database.run(on -> new PasswordRows(on).renewHash(account, hash, renewed));
        }
        return matches;
    }
}
