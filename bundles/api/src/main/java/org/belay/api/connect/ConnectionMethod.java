package org.belay.api.connect;

import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.belay.api.security.Caller;
import org.belay.api.session.Session;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One way in which a customer and a technician meet. A service of a bundle of its own, which may
 * come and go while sessions go on: sessions that came in through it don't notice. Its pages are
 * {@link org.belay.api.ui.UiContribution}s. Called from any thread.
 */
@ConsumerType
public interface ConnectionMethod {

    /** Short, stable name in kebab case, kept in sessions: {@code pin}. */
    String id();

    /** Key of the permission that issuing needs, checked in addition to {@code session.private}. */
    String permission();

    /**
     * Invites a customer. May block.
     *
     * @param fields {@code name}, {@code cfield1} and so on; all optional
     * @throws org.belay.api.refusal.Refused {@code forbidden}, or a field's refusal
     */
    Invitation issue(Caller.SignedIn technician, Map<String, String> fields);

    /**
     * Turns an invitation's code into a session. The stage fails with a refusal: unknown, expired
     * or used code, or throttled.
     *
     * @param code as typed: spaces and dashes are forgiven
     * @param address of who tries, for throttling
     */
    CompletionStage<Session> redeem(String code, String address);
}
