package org.belay.organization.internal;

import java.util.Optional;
import org.belay.api.organization.Account;
import org.belay.api.organization.Accounts;
import org.belay.organization.internal.tree.TreeBook;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The accounts of the tree in memory. */
@Component
public final class AccountBook implements Accounts {

    private final TreeBook tree;

    /** Finds them in that tree. */
    @Activate
    public AccountBook(@Reference TreeBook tree) {
        this.tree = tree;
    }

    @Override
    public String organizationName() {
        return tree.organizationName();
    }

    @Override
    public Optional<Account> find(int id) {
        return tree.account(id);
    }
}
