package org.belay.relay.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
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
 *
 * <p>Public only because Jetty looks its listeners up as a stranger: with less, each handshake is
 * answered 500.
 */
public final class JettyLine implements Line, Session.Listener.AutoDemanding {

    static final int MOST_WAITING = 1_000;
    static final int MOST_CHARACTERS = 2 * 1024 * 1024;

    /** How long the other side has to answer a close, before the connection is cut. */
    private static final long FAREWELL_SECONDS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(JettyLine.class);

    private final Function<Line, Conversation> begin;
    private final Executor later;
    private final Deque<String> waiting = new ArrayDeque<>();
    private Session session;
    private Conversation conversation;
    private int characters;
    private boolean sending;
    private CloseReason closing;
    private boolean closed;

    JettyLine(Function<Line, Conversation> begin) {
        this(begin, CompletableFuture.delayedExecutor(FAREWELL_SECONDS, TimeUnit.SECONDS));
    }

    /**
     * A line.
     *
     * @param later runs tasks when the other side has had its time to say farewell
     */
    JettyLine(Function<Line, Conversation> begin, Executor later) {
        this.begin = begin;
        this.later = later;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        synchronized (this) {
            session = opened;
        }
        Conversation begun = begin.apply(this);
        try {
            begun.opened();
        } finally {
            boolean goneMeanwhile;
            synchronized (this) {
                conversation = begun;
                goneMeanwhile = closed;
            }
            if (goneMeanwhile) {
                begun.closed();
            }
        }
    }

    @Override
    public void onWebSocketText(String message) {
        Conversation hearing;
        synchronized (this) {
            // Whoever was sent away and doesn't go must not be heard any more.
            hearing = closing == null ? conversation : null;
        }
        if (hearing != null) {
            hearing.heard(message);
        }
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        LOG.debug("Socket failed: {}", cause.toString());
    }

    @Override
    public void onWebSocketClose(int statusCode, String reason) {
        Conversation ended;
        synchronized (this) {
            closed = true;
            ended = conversation;
        }
        if (ended != null) {
            ended.closed();
        }
    }

    @Override
    public void send(String text) {
        boolean tooSlow = false;
        synchronized (this) {
            if (closing != null) {
                return;
            }
            if (waiting.size() >= MOST_WAITING || characters + text.length() > MOST_CHARACTERS) {
                closing = CloseReason.TOO_SLOW;
                waiting.clear();
                characters = 0;
                tooSlow = true;
            } else {
                waiting.add(text);
                characters += text.length();
                if (sending) {
                    return;
                }
                sending = true;
            }
        }
        if (tooSlow) {
            later.execute(this::cut);
            farewell(CloseReason.TOO_SLOW); // behind the one frame that is on its way
        } else {
            sendNext();
        }
    }

    @Override
    public void close(CloseReason reason) {
        boolean wait;
        synchronized (this) {
            if (closing != null) {
                return;
            }
            closing = reason;
            wait = sending; // the last frame's completion closes
        }
        later.execute(this::cut);
        if (!wait) {
            farewell(reason);
        }
    }

    private void farewell(CloseReason reason) {
        session.close(reason.code(), reason.text(), Callback.NOOP);
    }

    // Somebody who neither reads nor answers would keep the connection for ever.
    private void cut() {
        synchronized (this) {
            if (closed) {
                return;
            }
        }
        session.disconnect();
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
                    farewell(close);
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
