package org.belay.testing.fakes;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.belay.api.organization.Account;
import org.belay.api.organization.Accounts;
import org.belay.api.organization.NewAccount;
import org.belay.api.organization.Role;

/** Accounts in memory; every account's password is {@value #PASSWORD}. */
public final class FakeAccounts implements Accounts {

    /** The password that {@link #verify} accepts. */
    public static final String PASSWORD = "correct horse battery";

    private final Map<Integer, Account> accounts = new ConcurrentHashMap<>();
    private final AtomicInteger last = new AtomicInteger(1_000);

    /** Adds an account as it is. */
    public FakeAccounts with(Account account) {
        accounts.put(account.id(), account);
        return this;
    }

    /** Adds an enabled technician without single sign-on and description. */
    public FakeAccounts withTechnician(int id, String name, String email) {
        return with(
                new Account(id, name, name, email, "", "", Set.of(Role.TECHNICIAN), true, false));
    }

    @Override
    public String organizationName() {
        return "Acme IT support";
    }

    @Override
    public Optional<Account> find(int id) {
        return Optional.ofNullable(accounts.get(id));
    }

    @Override
    public Optional<Account> verify(String email, String password) {
        return accounts.values().stream()
                .filter(account -> account.enabled() && account.email().equals(email))
                .filter(account -> password.equals(PASSWORD))
                .findFirst();
    }

    @Override
    public Account create(NewAccount account) {
        Account made =
                new Account(
                        last.incrementAndGet(),
                        account.name(),
                        account.name(),
                        account.email(),
                        "",
                        "",
                        account.roles(),
                        true,
                        false);
        accounts.put(made.id(), made);
        return made;
    }
}
