package org.belay.security.internal;

import org.belay.api.organization.Account;
import org.belay.security.internal.password.PasswordBook;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says which step of signing in comes after another. */
@Component(service = NextStage.class)
public final class NextStage {

    private final PasswordBook passwords;

    /** Asks that. */
    @Activate
    public NextStage(@Reference PasswordBook passwords) {
        this.passwords = passwords;
    }

    /** After address and password, or whatever proves as much. Blocks. */
    public Stage afterCredentials(Account account, String method) {
        return afterSecondStep(account, method);
    }

    /** After the second step, or where none is needed. Blocks. */
    public Stage afterSecondStep(Account account, String method) {
        boolean own = method.equals(Identities.PASSWORD);
        return own && passwords.standing(account.id()).mustChange() ? Stage.PASSWORD : Stage.IN;
    }
}
