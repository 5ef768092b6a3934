package org.belay.testing.fakes;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.belay.api.organization.Account;
import org.belay.api.organization.Accounts;
import org.belay.api.organization.Role;

/** Accounts in memory. */
public final class FakeAccounts implements Accounts {

    private final Map<Integer, Account> accounts = new ConcurrentHashMap<>();

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
}
