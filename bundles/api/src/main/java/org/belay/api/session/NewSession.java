package org.belay.api.session;

import java.util.Map;
import java.util.Objects;

/**
 * What is known of a session before it exists.
 *
 * @param method the connection method's ID
 * @param name may be empty
 * @param fields custom fields by key, without the empty ones
 * @param channelId node ID of the channel, 0 if it is private
 * @param technicianId to whose queue it belongs, 0 if it is the channel's
 * @param customerAddress IP address of the customer, empty if it isn't known or mustn't be kept
 *     (AUTH-38)
 */
public record NewSession(
        String method,
        String name,
        Map<String, String> fields,
        int channelId,
        int technicianId,
        String customerAddress) {

    /** Checks that nothing is null, and makes the fields unmodifiable. */
    public NewSession {
        Objects.requireNonNull(method);
        Objects.requireNonNull(name);
        Objects.requireNonNull(customerAddress);
        fields = Map.copyOf(fields);
        if ((channelId == 0) == (technicianId == 0)) {
            throw new IllegalArgumentException("either a technician's or a channel's");
        }
    }

    /** What a technician's invitation leads to (SES-03). */
    public static NewSession ofTechnician(
            String method,
            String name,
            Map<String, String> fields,
            int technicianId,
            String customerAddress) {
        return new NewSession(method, name, fields, 0, technicianId, customerAddress);
    }

    /** What a customer begins who enters a channel (SES-04). */
    public static NewSession ofChannel(
            String method,
            String name,
            Map<String, String> fields,
            int channelId,
            String customerAddress) {
        return new NewSession(method, name, fields, channelId, 0, customerAddress);
    }

    /** Who seeks contact. */
    public SessionKind kind() {
        return channelId == 0 ? SessionKind.PRIVATE : SessionKind.CHANNEL;
    }
}
