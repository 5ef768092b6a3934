package org.belay.organization.internal;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.belay.api.data.Transactions;
import org.belay.api.organization.Account;
import org.belay.api.organization.Accounts;
import org.belay.api.organization.NewAccount;
import org.belay.api.refusal.Refused;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The accounts in the database, and those in memory that were asked for. */
@Component(service = {Accounts.class, AccountBook.class})
public final class AccountBook implements Accounts {

    private static final Logger LOG = LoggerFactory.getLogger(AccountBook.class);

    /** Comparing passwords costs much by design; so many at once leave the gateway alive. */
    private final Semaphore comparing =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

    private final Transactions database;
    private final PasswordHash passwords = new PasswordHash();
    private final Map<Integer, Account> known = new ConcurrentHashMap<>();
    private volatile String organizationName;

    /** Keeps accounts in that database. */
    @Activate
    public AccountBook(@Reference Transactions database) {
        this.database = database;
    }

    @Override
    public String organizationName() {
        String name = organizationName;
        if (name == null) {
            name = database.run(on -> new AccountRows(on).organizationName());
            organizationName = name;
        }
        return name;
    }

    @Override
    public Optional<Account> find(int id) {
        Account account = known.get(id);
        if (account != null) {
            return Optional.of(account);
        }
        Optional<Account> found =
                database.run(on -> new AccountRows(on).byId(id)).map(AccountRows.Row::account);
        found.ifPresent(each -> known.put(id, each));
        return found;
    }

    @Override
    public Optional<Account> verify(String email, String password) {
        Optional<AccountRows.Row> found =
                database.run(on -> new AccountRows(on).byEmail(AccountRules.normal(email)));
        boolean matches = compare(found.map(AccountRows.Row::passwordHash), password);
        return found.map(AccountRows.Row::account).filter(each -> matches && each.enabled());
    }

    @Override
    public Account create(NewAccount account) {
        NewAccount checked = AccountRules.checked(account);
        String hash = passwords.hash(checked.password());
        try {
            Account added =
                    database.runUnlessDuplicate(on -> new AccountRows(on).add(checked, hash));
            LOG.info("Account {} created with {}", added.id(), added.roles());
            return added;
        } catch (Transactions.Duplicate e) {
            throw Refused.field("taken", "email", "There is an account of that address already");
        }
    }

    /**
     * Creates the organization and its first account, and takes the token away, in one.
     *
     * @throws Refused {@code not-found} if somebody else was first
     */
    void found(String organization, NewAccount first, SetUpToken token) {
        String name = AccountRules.name("organization", organization);
        NewAccount checked = AccountRules.checked(first);
        String hash = passwords.hash(checked.password());
        try {
            database.runUnlessDuplicate(
                    on -> {
                        if (!token.take(on)) {
                            throw Refused.notFound("set-up");
                        }
                        AccountRows rows = new AccountRows(on);
                        rows.addOrganization(name);
                        return rows.add(checked, hash);
                    });
        } catch (Transactions.Duplicate e) {
            throw Refused.notFound("set-up");
        }
        organizationName = name;
    }

    private boolean compare(Optional<String> hash, String password) {
        try {
            if (!comparing.tryAcquire(5, TimeUnit.SECONDS)) {
                throw Refused.throttled(Duration.ofSeconds(5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refused.unavailable();
        }
        try {
            return hash.map(each -> passwords.matches(password, each))
                    .orElseGet(() -> passwords.matchesNobody(password));
        } finally {
            comparing.release();
        }
    }
}
