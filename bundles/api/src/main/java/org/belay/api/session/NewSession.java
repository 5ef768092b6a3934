package org.belay.api.session;

import java.util.Map;

/**
 * What is known of a session before it exists.
 *
 * @param method the connection method's ID
 * @param name may be empty
 * @param fields custom fields by key, without the empty ones
 * @param technicianId to whose queue it belongs
 */
public record NewSession(
        SessionKind kind,
        String method,
        String name,
        Map<String, String> fields,
        int technicianId) {

    /** Makes the fields unmodifiable. */
    public NewSession {
        fields = Map.copyOf(fields);
    }
}
