package org.belay.security.internal.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.SecurityContext;
import org.belay.api.organization.Account;
import org.belay.api.organization.Actor;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Caller;
import org.belay.api.security.Visitor;
import org.belay.security.internal.Browser;
import org.belay.security.internal.GatewayAccess;
import org.belay.security.internal.WebSession;
import org.belay.security.internal.WebSessions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Knows who asks for his own account, and by which sign-in. */
@Component(service = Myself.class)
public final class Myself {

    private final WebSessions sessions;

    /** Somebody at his browser. */
    public record Person(Account account, WebSession session, Visitor visitor) {
        /** As the audit records him. */
        public Actor actor() {
            return Actor.of(account);
        }
    }

    /** Asks that. */
    @Activate
    public Myself(@Reference WebSessions sessions) {
        this.sessions = sessions;
    }

    /**
     * Who asks.
     *
     * @throws Refused {@code not-signed-in} if it is nobody at a browser
     */
    Person of(HttpServletRequest request, SecurityContext context) {
        Caller.SignedIn caller = ((Caller) context.getUserPrincipal()).signedIn();
        Visitor visitor = Browser.visitor(request);
        WebSession session =
                visitor.cookie(GatewayAccess.COOKIE)
                        .flatMap(sessions::find)
                        .filter(each -> each.accountId() == caller.account().id())
                        .orElseThrow(Refused::notSignedIn);
        return new Person(caller.account(), session, visitor);
    }
}
