package org.belay.api.connect;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.belay.api.session.Session;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The book of codes that all private methods share: PIN, link, mail and SMS carry the same six
 * digits (CONN-52). Safe from any thread; {@code unavailable} without database.
 */
@ProviderType
public interface Invitations {

    /**
     * Issues an invitation with a fresh code. Blocks for the database.
     *
     * @param fields custom fields by key, without the empty ones
     * @param validity how long the code may be redeemed
     * @throws org.belay.api.refusal.Refused {@code unavailable}; {@code out-of-codes} when codes
     *     have run out
     */
    Invitation issue(
            String method,
            int technicianId,
            String name,
            Map<String, String> fields,
            Duration validity);

    /**
     * Turns the code into a session in Connecting, once: of two who redeem at the same moment one
     * gets {@code used}. The stage fails with {@code unknown}, {@code expired}, {@code used} or
     * {@code unavailable}. May block for the database before it returns.
     *
     * <p>A code of somebody who doesn't support customers any more counts as expired.
     *
     * @param code exactly six digits
     * @param customerAddress IP address of who redeems it, empty if unknown; kept with the session
     *     unless the organization doesn't want that (AUTH-38)
     */
    CompletionStage<Session> redeem(String code, String customerAddress);
}
