package org.belay.relay.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A {@link Line} over Jetty's WebSocket. Frames wait here, at most {@value #MOST_WAITING} of them and
 * {@value #MOST_CHARACTERS} characters; a page that doesn't read them is sent away and fetches from
 * the log what it missed.
 */
final class JettyLine implements Line, Session.Listener.AutoDemanding {

    static final int MOST_WAITING = 1_000;
    static final int MOST_CHARACTERS = 2 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(JettyLine.class);

    private final Function<Line, Conversation> begin;
    private final Deque<String> waiting = new ArrayDeque<>();
    private Session session;
    private Conversation conversation;
    private int characters;
    private boolean sending;
    private CloseReason closing;

    JettyLine(Function<Line, Conversation> begin) {
        this.begin = begin;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        synchronized (this) {
            session = opened;
        }
        conversation = begin.apply(this);
        conversation.opened();
    }

    @Override
    public void onWebSocketText(String message) {
        conversation.heard(message);
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        LOG.debug("Socket failed: {}", cause.toString());
    }

    @Override
    public void onWebSocketClose(int statusCode, String reason) {
        if (conversation != null) {
            conversation.closed();
        }
    }

    @Override
    public void send(String text) {
        synchronized (this) {
            if (closing != null) {
                return;
            }
            if (waiting.size() >= MOST_WAITING || characters + text.length() > MOST_CHARACTERS) {
                closing = CloseReason.TOO_SLOW;
                waiting.clear();
                characters = 0;
                session.close(closing.code(), closing.text(), Callback.NOOP);
                return;
            }
            waiting.add(text);
            characters += text.length();
            if (sending) {
                return;
            }
            sending = true;
        }
        sendNext();
    }

    @Override
    public void close(CloseReason reason) {
        synchronized (this) {
            if (closing != null) {
                return;
            }
            closing = reason;
            if (sending) {
                return; // the last frame's completion closes
            }
        }
        session.close(reason.code(), reason.text(), Callback.NOOP);
    }

    private void sendNext() {
        boolean doneAtOnce = true;
        while (doneAtOnce) {
            String next;
            CloseReason close;
            synchronized (this) {
                next = waiting.poll();
                close = closing;
                if (next == null) {
                    sending = false;
                } else {
                    characters -= next.length();
                }
            }
            if (next == null) {
                if (close != null) {
                    session.close(close.code(), close.text(), Callback.NOOP);
                }
                return;
            }
            doneAtOnce = transmit(next);
        }
    }

    /**
     * Sends one frame. A frame that is written at once completes inside the call: then the caller's
     * loop goes on, because calling it from the completion would nest as deep as frames wait.
     */
    private boolean transmit(String frame) {
        AtomicBoolean secondToCome = new AtomicBoolean();
        session.sendText(
                frame,
                Callback.from(
                        () -> {
                            if (secondToCome.getAndSet(true)) {
                                sendNext();
                            }
                        },
                        this::failed));
        return secondToCome.getAndSet(true);
    }

    private void failed(Throwable cause) {
        LOG.debug("Frame not sent: {}", cause.toString());
        synchronized (this) {
            closing = CloseReason.GOING_DOWN;
            waiting.clear();
            characters = 0;
            sending = false;
        }
        session.disconnect();
    }
}
