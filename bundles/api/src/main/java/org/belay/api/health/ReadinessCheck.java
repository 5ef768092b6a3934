package org.belay.api.health;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * One part's answer to "are you ready?". Registered as a service, asked at each
 * {@code GET /health/ready}: must answer within 100 ms from what it knows, without I/O. A check
 * that throws counts as down.
 */
@ConsumerType
public interface ReadinessCheck {

    /** How a part is. */
    enum Level {
        /** Does all it should. */
        READY,
        /** Works, but something is amiss. */
        DEGRADED,
        /** Doesn't work. */
        DOWN
    }

    /**
     * A part's health.
     *
     * @param reason for people; empty if ready, never a secret
     */
    record Health(Level level, String reason) {
        /** All is well. */
        public static final Health READY = new Health(Level.READY, "");

        /** It works, but. */
        public static Health degraded(String reason) {
            return new Health(Level.DEGRADED, reason);
        }

        /** It doesn't work. */
        public static Health down(String reason) {
            return new Health(Level.DOWN, reason);
        }
    }

    /** The part's name in kebab case, such as {@code database}. */
    String part();

    /** How it is now. */
    Health health();

    /**
     * Whether the gateway can't serve without it: then its being down makes the gateway not ready;
     * otherwise only degraded.
     */
    default boolean essential() {
        return false;
    }
}
