package org.belay.api.routing;

import java.time.Duration;
import java.util.Optional;
import org.belay.api.session.Session;
import org.osgi.annotation.versioning.ProviderType;

/**
 * How long customers are told that they will wait (SET-18, SET-19). From memory; safe from any thread,
 * never blocks. While there is no such service, they are told their position.
 */
@ProviderType
public interface WaitEstimates {

    /**
     * The mean time after which the last sessions like this one were started; empty where the
     * customer is to be told his position, or none was started yet.
     */
    Optional<Duration> of(Session waiting);
}
