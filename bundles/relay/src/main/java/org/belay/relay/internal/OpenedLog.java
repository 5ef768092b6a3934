package org.belay.relay.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.belay.api.event.LoggedEvent;
import org.belay.api.refusal.Refused;
import org.belay.api.session.SessionEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One session's log as one socket reads it: first what is behind, page by page as the other side asks
 * for it, then what happens, without a gap or a change of order between the two.
 */
final class OpenedLog {

    /** Most events a page. */
    static final int PAGE = 200;

    /** Characters after which a page ends early: several logs at once fit the line's bound. */
    static final int PAGE_CHARACTERS = 128 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(OpenedLog.class);

    private enum State {
        READING,
        /** A full page was sent; the other side asks for the next. */
        ASKED_FOR_MORE,
        LIVE,
        SHUT
    }

    private final int sessionId;
    private final Conversation conversation;
    private final Relay relay;
    private final BiFunction<String, LoggedEvent, ObjectNode> view;
    private final Predicate<SessionEvent> visible;
    private State state;
    private boolean moreHappened;
    private long last;

    OpenedLog(
            int sessionId,
            Conversation conversation,
            Relay relay,
            BiFunction<String, LoggedEvent, ObjectNode> view,
            Predicate<SessionEvent> visible) {
        this.sessionId = sessionId;
        this.conversation = conversation;
        this.relay = relay;
        this.view = view;
        this.visible = visible;
    }

    /** Reads on from there. */
    void open(long after) {
        synchronized (this) {
            if (state == State.READING) {
                return; // its page is on the way already
            }
            state = State.READING;
            last = after;
        }
        try {
            relay.read(this::readPage);
        } catch (Refused busy) {
            unread(busy);
        }
    }

    /** Reads on from where it is, whatever the other side says of that. */
    void readOn() {
        long here;
        synchronized (this) {
            here = last;
        }
        open(here);
    }

    /** Nothing more is said of the session. */
    synchronized void shut() {
        state = State.SHUT;
    }

    /** Asked again, it will be read again. */
    private void unread(Refused refused) {
        synchronized (this) {
            if (state != State.READING) {
                return;
            }
            state = State.ASKED_FOR_MORE;
        }
        conversation.refuse(refused, conversation.message("open").put("session", sessionId));
    }

    private void readPage() {
        while (true) {
            long after;
            synchronized (this) {
                after = last;
                moreHappened = false;
            }
            List<LoggedEvent> page;
            try {
                page = relay.log().ofSession(sessionId, after, PAGE);
            } catch (Refused refused) {
                unread(refused);
                return;
            } catch (RuntimeException e) {
                LOG.warn("The log of session {} could not be read", sessionId, e);
                unread(Refused.unavailable());
                return;
            }
            synchronized (this) {
                if (state != State.READING) {
                    return;
                }
                if (send(page)) {
                    state = State.ASKED_FOR_MORE;
                    return;
                }
                if (!moreHappened) {
                    state = State.LIVE;
                    return;
                }
            }
        }
    }

    /** Sends as much of the page as fits, and says whether there may be more. */
    private boolean send(List<LoggedEvent> page) {
        String name = relay.nameOf(sessionId);
        ObjectNode log = conversation.message("log").put("session", sessionId);
        ArrayNode events = log.putArray("events");
        boolean more = page.size() == PAGE;
        int characters = 0;
        for (LoggedEvent logged : page) {
            if (characters >= PAGE_CHARACTERS) {
                more = true;
                break;
            }
            last = logged.seq();
            if (visible.test(logged.event())) {
                ObjectNode event = view.apply(name, logged);
                characters += event.toString().length();
                events.add(event);
            }
        }
        conversation.send(log.put("last", last).put("more", more));
        return more;
    }

    /** Something happened in the session. */
    synchronized void happened(LoggedEvent logged, ObjectNode message) {
        if (state == State.READING) {
            moreHappened = true;
        } else if (state == State.LIVE && logged.seq() > last) {
            last = logged.seq();
            if (visible.test(logged.event())) {
                conversation.send(message);
            }
        }
    }
}
