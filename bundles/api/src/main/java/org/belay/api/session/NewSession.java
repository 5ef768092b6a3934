package org.belay.api.session;

import java.util.Map;
import java.util.Objects;

/**
 * What is known of a session before it exists.
 *
 * @param method the connection method's ID
 * @param name may be empty
 * @param fields custom fields by key, without the empty ones
 * @param technicianId to whose queue it belongs
 * @param customerAddress IP address of the customer, empty if it isn't known or mustn't be kept
 *     (AUTH-38)
 */
public record NewSession(
        SessionKind kind,
        String method,
        String name,
        Map<String, String> fields,
        int technicianId,
        String customerAddress) {

    /** One whose customer's address isn't known. */
    public NewSession(
            SessionKind kind,
            String method,
            String name,
            Map<String, String> fields,
            int technicianId) {
        this(kind, method, name, fields, technicianId, "");
    }

    /** Makes the fields unmodifiable. */
    public NewSession {
        Objects.requireNonNull(customerAddress);
        fields = Map.copyOf(fields);
    }
}
