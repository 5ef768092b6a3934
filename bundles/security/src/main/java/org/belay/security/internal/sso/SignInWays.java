package org.belay.security.internal.sso;

import org.belay.api.organization.Account;
import org.belay.api.organization.Directory;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Visitor;
import org.belay.api.setting.Settings;
import org.belay.security.internal.SignInGate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Keeps out who comes in a way that isn't his. The master account holder always has the standard way,
 * so that the organization isn't lost with its identity provider.
 */
@Component(service = {SignInGate.class, SignInWays.class})
public final class SignInWays implements SignInGate {

    /** What the methods of single sign-on begin with; everything else is the standard way. */
    static final String SSO = "sso:";

    private final Settings settings;
    private final Directory directory;

    /** Asks those. */
    @Activate
    public SignInWays(@Reference Settings settings, @Reference Directory directory) {
        this.settings = settings;
        this.directory = directory;
    }

    @Override
    public void check(Account account, String method, Visitor visitor) {
        boolean bySso = method.startsWith(SSO);
        if (bySso && account.ssoId().isEmpty()) {
            throw Refused.forbidden("You have no single sign-on ID");
        }
        if (!bySso && !mayUsePassword(account)) {
            throw Refused.because(Reason.FORBIDDEN, "sso-only", "Please sign in by single sign-on");
        }
    }

    /** Whether most people use single sign-on, so that a page offers that first. */
    boolean prefersSso() {
        return !settings.get(SsoSettings.METHOD).equals(SsoSettings.STANDARD_OR_SSO);
    }

    private boolean mayUsePassword(Account account) {
        if (account.id() == directory.holder()) {
            return true;
        }
        return switch (settings.get(SsoSettings.METHOD)) {
            case SsoSettings.SSO_ONLY -> false;
            case SsoSettings.SSO_ONLY_UNLESS_NO_ID -> account.ssoId().isEmpty();
            default -> true;
        };
    }
}
