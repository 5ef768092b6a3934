package org.belay.relay.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Predicate;
import org.belay.api.event.LoggedEvent;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Session;
import org.belay.api.session.SessionEvent;

/**
 * One session's log as one socket reads it: first what is behind, page by page as the other side asks
 * for it, then what happens, without a gap or a change of order between the two.
 */
final class OpenedLog {

    /** Events a page; a page of the longest chat lines still fits the line's bound. */
    static final int PAGE = 200;

    private enum State {
        READING,
        /** A full page was sent; the other side asks for the next. */
        ASKED_FOR_MORE,
        LIVE
    }

    private final int sessionId;
    private final Conversation conversation;
    private final Relay relay;
    private final Predicate<SessionEvent> visible;
    private State state;
    private boolean moreHappened;
    private long last;

    OpenedLog(
            int sessionId,
            Conversation conversation,
            Relay relay,
            Predicate<SessionEvent> visible) {
        this.sessionId = sessionId;
        this.conversation = conversation;
        this.relay = relay;
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
        relay.read(this::readPage, conversation);
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
                synchronized (this) {
                    state = State.ASKED_FOR_MORE; // asked again, it will be read again
                }
                ObjectNode about = conversation.message("open").put("session", sessionId);
                conversation.refuse(refused, about);
                return;
            }
            synchronized (this) {
                if (!page.isEmpty()) {
                    last = page.get(page.size() - 1).seq();
                }
                boolean more = page.size() == PAGE;
                send(page, more);
                if (more) {
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

    private void send(List<LoggedEvent> page, boolean more) {
        String name = relay.sessions().find(sessionId).map(Session::name).orElse("");
        ObjectNode log = conversation.message("log").put("session", sessionId);
        ArrayNode events = log.putArray("events");
        page.stream()
                .filter(logged -> visible.test(logged.event()))
                .forEach(logged -> events.add(relay.views().event(name, logged)));
        conversation.send(log.put("last", last).put("more", more));
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
