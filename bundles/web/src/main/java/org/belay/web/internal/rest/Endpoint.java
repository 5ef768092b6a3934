package org.belay.web.internal.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A method that is served, and whom it admits. What is checked and what is listed is this same record.
 *
 * @param path below the gateway's address, parameters in braces
 * @param admits keys of {@link org.belay.api.rest.Admits}, any of which is enough
 * @param unit the path parameter with the unit that must be administered; null for none
 * @param resource symbolic name of the bundle that brings it, empty outside of OSGi
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Endpoint(
        String method, String path, List<String> admits, String unit, String resource) {

    /** Makes the keys unmodifiable. */
    public Endpoint {
        admits = List.copyOf(admits);
    }
}
