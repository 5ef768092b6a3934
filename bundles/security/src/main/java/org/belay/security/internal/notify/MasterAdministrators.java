package org.belay.security.internal.notify;

import java.util.Locale;
import java.util.Optional;
import org.belay.api.organization.Account;
import org.belay.api.organization.Accounts;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The few accounts that may be notified; from memory. */
@Component(service = MasterAdministrators.class)
public final class MasterAdministrators {

    private final Directory directory;
    private final Accounts accounts;

    /** Finds them there. */
    @Activate
    public MasterAdministrators(@Reference Directory directory, @Reference Accounts accounts) {
        this.directory = directory;
        this.accounts = accounts;
    }

    /** The one of that address, however somebody typed it; empty if it is nobody's of theirs. */
    Optional<Account> ofAddress(String typed) {
        String email = typed.strip().toLowerCase(Locale.ROOT);
        return email.isEmpty()
                ? Optional.empty()
                : directory.children(Directory.MASTER_ADMINISTRATORS).stream()
                        .map(Unit::account)
                        .map(accounts::find)
                        .flatMap(Optional::stream)
                        .filter(each -> each.email().equals(email))
                        .findFirst();
    }
}
