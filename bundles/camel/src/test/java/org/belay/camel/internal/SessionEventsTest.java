package org.belay.camel.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.belay.api.event.DeadLetters.DeadLetter;
import org.belay.api.event.LoggedEvent;
import org.belay.api.health.ReadinessCheck.Level;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Author;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.SessionEvent;
import org.belay.camel.BelayHeaders;
import org.belay.testing.Patience;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionEventsTest {

    private static final String FAST = "&delay=5&maxDelay=20";

    private final Gateway gateway = new Gateway();
    private final List<String> received = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        gateway.close();
    }

    private RunningContext follow(String parameters, Processor processor) {
        return gateway.open(
                "test",
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("belay:session-events?" + parameters).process(processor);
                    }
                });
    }

    private void note(Exchange exchange) {
        received.add(
                exchange.getIn().getHeader(BelayHeaders.EVENT_TYPE)
                        + " "
                        + exchange.getIn().getHeader(BelayHeaders.SESSION_ID));
    }

    @Test
    void eventsOfTheWantedTypesComeInTheOrderOfTheLog() {
        Session first = gateway.started("Ilse");
        Session second = gateway.started("Ole");
        gateway.end(first);
        follow("consumer=crm&types=started,ended&from=start", this::note);
        await().until(() -> received.size() == 3);
        assertThat(received)
                .containsExactly(
                        "started " + first.id(), "started " + second.id(), "ended " + first.id());
    }

    @Test
    void aConsumerTakesUpWhereItHadBeenAfterARestart() {
        Session session = gateway.started("Ilse");
        follow("consumer=crm&types=started,ended&from=start", this::note);
        await().until(() -> gateway.log.cursor("crm") == gateway.log.last());
        gateway.restart();
        gateway.end(session);
        follow("consumer=crm&types=started,ended&from=start", this::note);
        await().until(() -> received.size() == 2);
        assertThat(received).containsExactly("started " + session.id(), "ended " + session.id());
    }

    @Test
    void aNewConsumerBeginsAtTheEndUnlessAskedOtherwise() {
        Session session = gateway.started("Ilse");
        RunningContext context = follow("consumer=crm", this::note);
        await().until(() -> gateway.log.cursor("crm") == gateway.log.last());
        gateway.end(session);
        await().until(() -> received.size() == 1);
        assertThat(context.failure()).isEmpty();
        assertThat(received).containsExactly("ended " + session.id());
    }

    @Test
    void theBodyTellsTheEventAndTheSessionWithoutWhatPeopleWrote() throws Exception {
        List<Map<?, ?>> bodies = new CopyOnWriteArrayList<>();
        List<Object> keys = new CopyOnWriteArrayList<>();
        Session session = gateway.started("Ilse");
        gateway.ask(session, new SessionCommand.Say(Author.CUSTOMER, "k1", "My PIN is 1234"));
        follow(
                "consumer=crm&types=started,said&from=start",
                exchange -> {
                    bodies.add(exchange.getIn().getBody(Map.class));
                    keys.add(exchange.getIn().getHeader(BelayHeaders.IDEMPOTENCY_KEY));
                });
        await().until(() -> bodies.size() == 2);
        JsonNode started = new ObjectMapper().valueToTree(bodies.get(0));
        assertThat(started.at("/type").asText()).isEqualTo("started");
        assertThat(started.at("/first").asBoolean()).isTrue();
        assertThat(started.at("/at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}\\.\\d{3}Z");
        assertThat(started.at("/session/id").asInt()).isEqualTo(session.id());
        assertThat(started.at("/session/name").asText()).isEqualTo("Ilse");
        assertThat(started.at("/session/technician/email").asText()).isEqualTo("mara@example.org");
        assertThat(started.at("/session/endedAt").isNull()).isTrue();
        assertThat(bodies.get(1).toString()).doesNotContain("1234");
        assertThat(keys).containsExactly("crm-3", "crm-4");
    }

    @Test
    void whatPeopleWroteComesWhenAskedFor() {
        List<Object> texts = new CopyOnWriteArrayList<>();
        Session session = gateway.started("Ilse");
        gateway.ask(session, new SessionCommand.Say(Author.CUSTOMER, "k1", "Hello"));
        follow(
                "consumer=crm&types=said&from=start&text=true",
                exchange -> texts.add(exchange.getIn().getBody(Map.class).get("text")));
        await().until(() -> texts.size() == 1);
        assertThat(texts).containsExactly("Hello");
    }

    @Test
    void anEventThatFailsIsTriedAgainInItsPlace() {
        AtomicInteger tries = new AtomicInteger();
        Session session = gateway.started("Ilse");
        gateway.end(session);
        follow(
                "consumer=crm&types=started,ended&from=start" + FAST,
                exchange -> {
                    if (tries.incrementAndGet() < 4) {
                        throw new IllegalStateException("not now");
                    }
                    note(exchange);
                });
        await().until(() -> received.size() == 2);
        assertThat(received).containsExactly("started " + session.id(), "ended " + session.id());
        assertThat(gateway.log.list(10)).isEmpty();
    }

    @Test
    void anEventThatAlwaysFailsIsLaidAsideAndTheOthersGoOn() {
        AtomicInteger tries = new AtomicInteger();
        Session bad = gateway.started("Bad");
        Session good = gateway.started("Good");
        follow(
                "consumer=crm&types=started&from=start&attempts=3" + FAST,
                exchange -> {
                    if (exchange.getIn().getHeader(BelayHeaders.SESSION_ID).equals(bad.id())) {
                        tries.incrementAndGet();
                        throw new IllegalStateException("never");
                    }
                    note(exchange);
                });
        await().until(() -> received.size() == 1);
        assertThat(received).containsExactly("started " + good.id());
        assertThat(tries).hasValue(3);
        DeadLetter letter = gateway.log.list(10).get(0);
        assertThat(letter.event().sessionId()).isEqualTo(bad.id());
        assertThat(letter.attempts()).isEqualTo(3);
        assertThat(letter.reason()).contains("never");
    }

    @Test
    void aDeadLetterIsReplayedOnceAndStaysWhenItFailsAgain() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        gateway.started("Ilse");
        follow(
                "consumer=crm&types=started&from=start&attempts=1" + FAST,
                exchange -> {
                    if (tries.incrementAndGet() < 3) {
                        throw new IllegalStateException("still not");
                    }
                    note(exchange);
                });
        await().until(() -> gateway.log.list(10).size() == 1);
        long id = gateway.log.list(10).get(0).id();
        assertThatThrownBy(() -> gateway.log.replay(id)).hasMessageContaining("still not");
        assertThat(gateway.log.list(10)).hasSize(1);
        assertThat(tries).hasValue(2);
        gateway.log.replay(id);
        assertThat(gateway.log.list(10)).isEmpty();
        assertThat(received).hasSize(1);
    }

    @Test
    void ourOwnDatabaseBeingAwayUsesUpNoAttempt() {
        AtomicInteger tries = new AtomicInteger();
        Session session = gateway.started("Ilse");
        follow(
                "consumer=crm&types=started&from=start&attempts=1",
                exchange -> {
                    if (tries.incrementAndGet() < 3) {
                        throw Refused.unavailable();
                    }
                    note(exchange);
                });
        await().until(() -> received.size() == 1);
        assertThat(received).containsExactly("started " + session.id());
        assertThat(gateway.log.list(10)).isEmpty();
    }

    @Test
    void stoppingInterruptsTheWaitForTheNextTryAndTheEventComesAgain() throws Exception {
        CountDownLatch tried = new CountDownLatch(1);
        Session session = gateway.started("Ilse");
        RunningContext context =
                follow(
                        "consumer=crm&types=started&from=start&delay=1h&maxDelay=1h",
                        exchange -> {
                            tried.countDown();
                            throw new IllegalStateException("not now");
                        });
        assertThat(tried.await(Patience.LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        long begun = System.nanoTime();
        gateway.contexts.close(List.of(context));
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun))
                .isLessThan(Patience.LONG.toSeconds());
        assertThat(gateway.log.list(10)).isEmpty();
        follow("consumer=crm&types=started&from=start", this::note);
        await().until(() -> received.size() == 1);
        assertThat(received).containsExactly("started " + session.id());
    }

    @Test
    void aWrongParameterIsNamed() {
        assertFailure("consumer=crm&typos=started", "typos");
        assertFailure("consumer=crm&types=begun", "begun");
        assertFailure("types=started", "consumer=<name>");
        assertFailure("consumer=CRM", "a-z 0-9");
        assertFailure("consumer=crm&from=middle", "middle");
    }

    private void assertFailure(String parameters, String part) {
        RunningContext context = follow(parameters, this::note);
        await().until(() -> context.failure().isPresent());
        assertThat(context.failure().orElseThrow()).contains(part);
        assertThat(gateway.contexts.health().level()).isEqualTo(Level.DEGRADED);
        gateway.contexts.close(List.of(context));
    }

    @Test
    void aRouteAddsANoteToTheSession() {
        Session session = gateway.started("Ilse");
        gateway.open(
                "notes",
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("belay:session-events?consumer=notes&types=started&from=start")
                                .setBody(constant("Case INC-20397 was opened"))
                                .to("belay:note");
                    }
                });
        await().until(() -> noteOf(session) != null);
        assertThat(noteOf(session).text()).isEqualTo("Case INC-20397 was opened");
        assertThat(((SessionEvent.Noted) noteOf(session).event()).author().role())
                .isEqualTo(Author.Role.SYSTEM);
    }

    private LoggedEvent noteOf(Session session) {
        return gateway.log.ofSession(session.id(), 0, 100).stream()
                .filter(event -> event.event() instanceof SessionEvent.Noted)
                .findFirst()
                .orElse(null);
    }

    @Test
    void aNoteForAnUnknownSessionFailsAndSaysSo() {
        gateway.started("Ilse");
        gateway.open(
                "notes",
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("belay:session-events?consumer=n&types=started&from=start&attempts=1")
                                .setHeader(BelayHeaders.SESSION_ID, constant(1))
                                .setBody(constant("Hello"))
                                .to("belay:note");
                    }
                });
        await().until(() -> gateway.log.list(10).size() == 1);
        assertThat(gateway.log.list(10).get(0).reason())
                .contains("session 1: There is no such session");
    }
}
