package org.belay.api.connect;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Session;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Lets customers in who come by a channel, without anybody having invited them (CHAN-01, SES-04). For
 * bundles that offer a way to a channel; how often somebody may come in is theirs to say. Safe from
 * any thread.
 */
@ProviderType
public interface ChannelEntrance {

    /**
     * What speaks against entering the channel now: {@code not-found}; {@code channel-closed} if it,
     * or each group that it is assigned to, is disabled or there is none; {@code unavailable} while
     * nobody can tell. Empty if nothing does. Never blocks.
     */
    Optional<Refused> objection(int channel);

    /**
     * Begins a session in Connecting in the channel's queue. The stage fails with what {@link
     * #objection} says, a field's refusal, or {@code unavailable}. Never blocks.
     *
     * @param method short name of the way in, kept in the session: {@code channel}
     * @param channel node ID of the channel
     * @param values by {@link org.belay.api.session.SessionField#key}, without the empty ones
     * @param customerAddress IP address of who enters, empty if unknown; kept with the session unless
     *     the organization doesn't want that (AUTH-38)
     */
    CompletionStage<Session> enter(
            String method, int channel, Map<String, String> values, String customerAddress);
}
