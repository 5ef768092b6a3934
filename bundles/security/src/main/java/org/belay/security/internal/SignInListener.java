package org.belay.security.internal;

/**
 * Hears of what happens at the door, after it happened. A service inside of this bundle. Called on the
 * request's thread: must not block. What it throws is logged and harms nobody.
 */
public interface SignInListener {

    /** It has happened. */
    void happened(SignInEvent event);
}
