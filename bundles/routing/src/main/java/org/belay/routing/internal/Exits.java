package org.belay.routing.internal;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.belay.api.routing.ExitPages;

/**
 * Where customers are led whose sessions were just ended. A customer is told at once, so the last
 * thousand are enough.
 */
final class Exits implements ExitPages {

    private static final int MOST = 1_000;

    private final Map<Integer, URI> pages =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Integer, URI> eldest) {
                    return size() > MOST;
                }
            };

    synchronized void put(int session, URI page) {
        pages.put(session, page);
    }

    @Override
    public synchronized Optional<URI> of(int sessionId) {
        return Optional.ofNullable(pages.get(sessionId));
    }
}
