package org.belay.relay.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.junit.jupiter.api.Test;

/** A line over a socket whose writes complete when the test says so. */
class JettyLineTest {

    private final List<String> frames = new ArrayList<>();
    private final Deque<Callback> written = new ArrayDeque<>();
    private final List<Integer> closes = new ArrayList<>();
    private final List<Runnable> later = new ArrayList<>();
    private final Talk talk = new Talk();
    private final JettyLine line = new JettyLine(begun -> talk, later::add);
    private boolean atOnce;
    private int disconnects;

    private final Session session =
            (Session)
                    Proxy.newProxyInstance(
                            getClass().getClassLoader(),
                            new Class<?>[] {Session.class},
                            (proxy, method, arguments) -> {
                                switch (method.getName()) {
                                    case "sendText" -> sendText(arguments);
                                    case "close" -> closes.add((Integer) arguments[0]);
                                    case "disconnect" -> disconnects++;
                                    default ->
                                            throw new UnsupportedOperationException(
                                                    method.getName());
                                }
                                return null;
                            });

    private void sendText(Object[] arguments) {
        frames.add((String) arguments[0]);
        Callback callback = (Callback) arguments[1];
        if (atOnce) {
            callback.succeed();
        } else {
            written.add(callback);
        }
    }

    /** What was heard. */
    private static final class Talk extends Conversation {
        private int pings;
        private boolean closed;
        private Runnable whileOpening = () -> {};

        Talk() {
            super(new ObjectMapper(), null);
        }

        @Override
        Map<String, Handler> handlers() {
            return Map.of("ping", message -> pings++);
        }

        @Override
        void opened() {
            whileOpening.run();
        }

        @Override
        void closed() {
            closed = true;
        }
    }

    private void open() {
        line.onWebSocketOpen(session);
    }

    private void sendNumbers(int count) {
        IntStream.range(0, count).forEach(i -> line.send("m" + i));
    }

    @Test
    void framesGoOneAtATimeInOrder() {
        open();
        sendNumbers(3);
        assertThat(frames).containsExactly("m0");
        written.remove().succeed();
        written.remove().succeed();

        assertThat(frames).containsExactly("m0", "m1", "m2");
    }

    @Test
    void manyFramesThatAreWrittenAtOnceDoNotNest() {
        open();
        line.send("first");
        sendNumbers(JettyLine.MOST_WAITING);
        atOnce = true;
        written.remove().succeed();

        assertThat(frames).hasSize(JettyLine.MOST_WAITING + 1);
    }

    @Test
    void whenTooManyFramesWaitTheyAreDroppedAndTheLineIsClosed() {
        open();
        sendNumbers(JettyLine.MOST_WAITING + 2);
        written.remove().succeed();

        assertThat(closes).containsExactly(4008, 4008);
        assertThat(frames).containsExactly("m0");
    }

    @Test
    void whenTooManyCharactersWaitTheLineIsClosed() {
        open();
        String large = "x".repeat(JettyLine.MOST_CHARACTERS / 4);
        IntStream.range(0, 6).forEach(i -> line.send(large));

        assertThat(closes).containsExactly(4008);
    }

    @Test
    void theFirstReasonToCloseCounts() {
        open();
        line.close(CloseReason.REPLACED);
        line.close(CloseReason.NO_RIGHT);

        assertThat(closes).containsExactly(4002);
    }

    @Test
    void whatWasSentBeforeAClosingGoesFirst() {
        open();
        sendNumbers(2);
        line.close(CloseReason.NO_RIGHT);
        line.send("too late");
        assertThat(closes).isEmpty();
        written.remove().succeed();
        written.remove().succeed();

        assertThat(frames).containsExactly("m0", "m1");
        assertThat(closes).containsExactly(4001);
    }

    @Test
    void whoDoesNotAnswerAClosingIsCutOff() {
        open();
        line.close(CloseReason.NO_RIGHT);
        later.forEach(Runnable::run);

        assertThat(disconnects).isEqualTo(1);
    }

    @Test
    void whoIsTooSlowEvenToBeClosedIsCutOff() {
        open();
        sendNumbers(JettyLine.MOST_WAITING + 2);
        later.forEach(Runnable::run);

        assertThat(disconnects).isEqualTo(1);
    }

    @Test
    void whoAnswersAClosingIsNotCutOff() {
        open();
        line.close(CloseReason.NO_RIGHT);
        line.onWebSocketClose(4001, "");
        later.forEach(Runnable::run);

        assertThat(disconnects).isZero();
    }

    @Test
    void whoWasSentAwayIsNotHeardAnyMore() {
        open();
        line.close(CloseReason.NO_RIGHT);
        line.onWebSocketText("{\"type\":\"ping\"}");

        assertThat(talk.pings).isZero();
    }

    @Test
    void aFrameThatFailsEndsTheLine() {
        open();
        sendNumbers(2);
        written.remove().fail(new IllegalStateException("gone"));
        line.send("more");

        assertThat(frames).containsExactly("m0");
        assertThat(disconnects).isEqualTo(1);
    }

    @Test
    void aSocketThatClosesWhileItOpensIsForgottenAfterwards() {
        talk.whileOpening =
                () -> {
                    line.onWebSocketClose(1006, "");
                    assertThat(talk.closed).isFalse();
                };
        open();

        assertThat(talk.closed).isTrue();
    }

    @Test
    void aConversationThatFailsToBeginIsForgotten() {
        talk.whileOpening =
                () -> {
                    throw new IllegalStateException("no database");
                };
        try {
            open();
        } catch (IllegalStateException expected) {
            line.onWebSocketError(expected);
        }
        line.onWebSocketClose(1011, "");

        assertThat(talk.closed).isTrue();
    }
}
