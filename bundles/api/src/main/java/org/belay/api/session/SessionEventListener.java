package org.belay.api.session;

import org.belay.api.event.LoggedEvent;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told what happened after it is in the log. Registered as a service; called by the core, one
 * call at a time, a session's events in the order of the log (those of two sessions in any), on a
 * thread of the core's: it must not block. It isn't called any more once the service is gone, except
 * for a call that has begun. It can't veto, and may hear of an event twice. What it throws is logged with its name
 * and stops nobody else. A listener that falls more than 10,000 calls behind misses what came
 * meanwhile and is told so; whoever may not miss anything follows the log
 * ({@link org.belay.api.event.EventFeed}) instead.
 */
@ConsumerType
public interface SessionEventListener {

    /** Something happened; {@code session} is the state right after it. */
    void happened(Session session, LoggedEvent event);

    /** A chat line that both sides should see although it isn't in the log yet. */
    default void unsaved(Session session, UnsavedLine line) {}

    /**
     * Time, or another setting, has made the session more or less urgent ({@link Sessions#warnings});
     * nothing has happened to it.
     */
    default void urgencyChanged(Session session) {}

    /** Calls were left out: whatever this listener keeps from earlier calls is out of date. */
    default void missed() {}
}
