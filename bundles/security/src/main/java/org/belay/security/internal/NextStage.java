package org.belay.security.internal;

import org.belay.api.organization.Account;
import org.belay.security.internal.password.PasswordBook;
import org.belay.security.internal.twostep.TwoStep;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says which step of signing in comes after another. */
@Component(service = NextStage.class)
public final class NextStage {

    private final PasswordBook passwords;
    private final TwoStep twoStep;

    /** Asks those. */
    @Activate
    public NextStage(@Reference PasswordBook passwords, @Reference TwoStep twoStep) {
        this.passwords = passwords;
        this.twoStep = twoStep;
    }

    /** After address and password, or whatever proves as much. Blocks. */
    public Stage afterCredentials(Account account, String method) {
        if (twoStep.isOn(account.id())) {
            return Stage.TWO_STEP;
        }
        return twoStep.isRequired(account) ? Stage.ENROL : afterSecondStep(account, method);
    }

    /** After the second step, or where none is needed. Blocks. */
    public Stage afterSecondStep(Account account, String method) {
        boolean own = method.equals(Identities.PASSWORD);
        return own && passwords.standing(account.id()).mustChange() ? Stage.PASSWORD : Stage.IN;
    }
}
