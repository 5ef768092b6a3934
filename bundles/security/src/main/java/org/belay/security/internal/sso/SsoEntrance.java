package org.belay.security.internal.sso;

import java.util.Optional;
import org.belay.api.organization.Account;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Entrance;
import org.belay.api.security.Visitor;
import org.belay.security.internal.GatewayAccess;
import org.belay.security.internal.SignIn;
import org.belay.security.internal.SignInEvent;
import org.belay.security.internal.SignInNews;
import org.belay.security.internal.Stage;
import org.belay.security.internal.WebSessions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door for single sign-on. It asks for no second step: whoever vouches for the person has asked for
 * as many as he wants.
 */
@Component(service = {Entrance.class, SsoEntrance.class})
public final class SsoEntrance implements Entrance {

    private static final Logger LOG = LoggerFactory.getLogger(SsoEntrance.class);
    private static final int LONGEST_METHOD = 32;

    private final SsoIds ids;
    private final SignIn signIn;
    private final WebSessions sessions;
    private final SignInNews news;

    /** Asks those. */
    @Activate
    public SsoEntrance(
            @Reference SsoIds ids,
            @Reference SignIn signIn,
            @Reference WebSessions sessions,
            @Reference SignInNews news) {
        this.ids = ids;
        this.signIn = signIn;
        this.sessions = sessions;
        this.news = news;
    }

    @Override
    public Admission admitBySso(
            String ssoId, String method, String address, String agent, boolean secure) {
        Visitor visitor = new PlainVisitor(address, agent, secure);
        Optional<Account> account = ids.find(ssoId);
        if (account.isEmpty()) {
            LOG.info("Single sign-on by {} refused: nobody enabled has that ID", method);
            news.tell(
                    SignInEvent.Type.FAILED,
                    Optional.empty(),
                    "",
                    SignInWays.SSO + method,
                    visitor);
            throw Refused.because(
                    Reason.NOT_SIGNED_IN, "credentials", "Nobody here has this single sign-on ID");
        }
        return admit(account.get(), method, visitor);
    }

    /** Lets an account in that is known to be who it says. */
    Admission admit(Account account, String method, Visitor visitor) {
        String name = SignInWays.SSO + method;
        SignIn.Step step =
                signIn.open(
                        account,
                        name.substring(0, Math.min(name.length(), LONGEST_METHOD)),
                        Stage.IN,
                        visitor);
        return new Admission(account, cookie(step.opened().token(), visitor.secure()));
    }

    private String cookie(String token, boolean secure) {
        return GatewayAccess.COOKIE
                + "="
                + token
                + "; Path=/; Max-Age="
                + sessions.longest().toSeconds()
                + "; HttpOnly; SameSite=Lax"
                + (secure ? "; Secure" : "");
    }

    /** A visitor whose earlier cookie doesn't matter. */
    private record PlainVisitor(String address, String agent, boolean secure) implements Visitor {
        @Override
        public Optional<String> cookie(String name) {
            return Optional.empty();
        }
    }
}
