package org.belay.camel.internal.component;

import java.time.Duration;

/**
 * How often an event is tried and how long is waited in between.
 *
 * @param attempts in all, at least 1
 * @param delay before the second
 * @param maxDelay which the doubling delay never exceeds
 */
record RetryPolicy(int attempts, Duration delay, Duration maxDelay) {

    /** How long to wait after the failed attempt of that number, counted from 1. */
    Duration after(int attempt) {
        Duration wait = delay;
        for (int i = 1; i < attempt && wait.compareTo(maxDelay) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(maxDelay) < 0 ? wait : maxDelay;
    }
}
