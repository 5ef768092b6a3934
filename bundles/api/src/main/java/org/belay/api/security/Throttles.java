package org.belay.api.security;

import java.time.Duration;
import org.belay.api.refusal.Refused;
import org.osgi.annotation.versioning.ProviderType;

/** Slows down those who guess. */
@ProviderType
public interface Throttles {

    /**
     * So many failures in so much time.
     *
     * @param failures at least 1
     */
    record Limit(int failures, Duration time) {}

    /**
     * A throttle of that name; asked twice, the same one, so that updating a bundle doesn't forget
     * the failures.
     *
     * @param perKey for one address or account
     * @param overall for all together
     */
    Throttle throttle(String name, Limit perKey, Limit overall);

    /** Counts the failures of one kind of try. Bounded in memory, whatever keys come. */
    @ProviderType
    interface Throttle {

        /**
         * Goes on unless there were too many failures.
         *
         * @throws Refused {@code throttled} with the time to wait
         */
        void check(String key);

        /** A try failed. */
        void failed(String key);

        /** A try succeeded: the key's failures are forgiven. */
        void succeeded(String key);
    }
}
