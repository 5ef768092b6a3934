package org.belay.relay.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.belay.api.event.LoggedEvent;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Author;
import org.belay.api.session.Session;
import org.belay.api.session.SessionEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session's log as a page reads it, while more happens. */
class OpenedLogTest {

    private RelayGateway gateway;
    private Session session;
    private Page console;

    @BeforeEach
    void start() throws Exception {
        gateway = new RelayGateway();
        session = gateway.sessions.create("Ilse", RelayGateway.MARA);
        console = gateway.console(RelayGateway.MARA);
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
    }

    private void said(String text) {
        gateway.sessions.write(
                session.id(), new SessionEvent.Said(Author.CUSTOMER, "k-" + text.hashCode()), text);
    }

    private void saidTimes(int times) {
        IntStream.range(0, times).forEach(i -> said("line " + i));
    }

    private void open(Page page, long after) {
        page.say("open", "session", session.id(), "after", after);
    }

    private List<Long> inLog() {
        return gateway.memory.ofSession(session.id(), 0, Integer.MAX_VALUE).stream()
                .map(LoggedEvent::seq)
                .toList();
    }

    private void awaitAll(Page page) {
        await().untilAsserted(() -> assertThat(page.numbers()).hasSameSizeAs(inLog()));
    }

    @Test
    void whatIsBehindComesAsOnePage() {
        said("Hello");
        open(console, 0);

        JsonNode log = console.hear("log");
        assertThat(log.path("events")).hasSize(2);
        assertThat(log.path("events").get(1).path("text").asText()).isEqualTo("Hello");
        assertThat(log.path("more").asBoolean()).isFalse();
        assertThat(log.path("last").asLong()).isEqualTo(2);
    }

    @Test
    void onlyWhatIsNotKnownYetComes() {
        said("Hello");
        open(console, 1);

        assertThat(console.hear("log").path("events")).hasSize(1);
    }

    @Test
    void whatHappensAfterwardsComesLive() {
        open(console, 0);
        console.hear("log");
        said("Hello");

        assertThat(console.hear("event").path("event").path("text").asText()).isEqualTo("Hello");
    }

    @Test
    void aLogThatNobodyOpenedIsNotToldLive() {
        said("Hello");
        console.settle();

        assertThat(console.numbers()).isEmpty();
    }

    @Test
    void aLongLogComesInPagesThatAreAskedFor() {
        saidTimes(450);
        open(console, 0);
        JsonNode first = console.hear("log");
        assertThat(first.path("events")).hasSize(200);
        assertThat(first.path("more").asBoolean()).isTrue();

        open(console, first.path("last").asLong());
        long second =
                console.hear("log", page -> page.path("last").asLong() == 400)
                        .path("last")
                        .asLong();
        open(console, second);
        console.hear("log", page -> !page.path("more").asBoolean());

        assertThat(console.numbers()).isEqualTo(inLog());
    }

    @Test
    void aPageOfLongLinesEndsEarlySoThatItFitsTheLine() {
        // A control character takes six in JSON: two hundred such lines would overflow the line.
        IntStream.range(0, 199).forEach(i -> said(i + "\u0001".repeat(3_990)));
        open(console, 0);
        for (JsonNode page = console.hear("log"); page.path("more").asBoolean(); ) {
            long last = page.path("last").asLong();
            open(console, last);
            page = console.hear("log", next -> next.path("last").asLong() > last);
        }

        assertThat(console.numbers()).isEqualTo(inLog());
        assertThat(console.all("log"))
                .allSatisfy(page -> assertThat(page.toString().length()).isLessThan(256 * 1024));
    }

    @Test
    void whatHappensWhileAPageIsReadFollowsItWithoutGap() {
        said("before");
        gateway.log.hold();
        open(console, 0);
        await().until(() -> gateway.log.reads() == 1);
        said("meanwhile 1");
        said("meanwhile 2");
        gateway.log.release();
        awaitAll(console);
        said("after");
        awaitAll(console);

        assertThat(console.numbers()).isEqualTo(inLog());
    }

    @Test
    void nothingIsLostDoubledOrReorderedUnderSteadyTalk() {
        saidTimes(150);
        CompletableFuture<Void> talk = CompletableFuture.runAsync(() -> saidTimes(1_500));
        long last = 0;
        boolean more = true;
        open(console, 0);
        while (more) {
            long before = last;
            JsonNode page = console.hear("log", next -> next.path("last").asLong() > before);
            last = page.path("last").asLong();
            more = page.path("more").asBoolean();
            if (more) {
                open(console, last);
            }
        }
        talk.join();
        awaitAll(console);

        assertThat(console.numbers()).isEqualTo(inLog());
    }

    @Test
    void askingTwiceWhileAPageIsOnTheWayGivesItOnce() {
        gateway.log.hold();
        open(console, 0);
        await().until(() -> gateway.log.reads() == 1);
        open(console, 0);
        console.settle();
        gateway.log.release();
        console.hear("log");
        console.settle();

        assertThat(console.all("log")).hasSize(1);
    }

    @Test
    void aLogThatIsShutIsToldNoMore() {
        open(console, 0);
        console.hear("log");
        console.say("shut", "session", session.id());
        console.settle();
        said("Hello");
        console.settle();

        assertThat(console.all("event")).isEmpty();
    }

    @Test
    void aPageThatWasOnTheWayWhenTheLogWasShutDoesNotCome() {
        gateway.log.hold();
        open(console, 0);
        await().until(() -> gateway.log.reads() == 1);
        console.say("shut", "session", session.id());
        open(console, 0);
        await().until(() -> gateway.log.reads() == 2);
        gateway.log.release();
        console.hear("log");
        said("Hello");
        console.hear("event");

        assertThat(console.all("log")).hasSize(1);
    }

    @Test
    void whileTheDatabaseIsAwayItSaysSoAndMayBeAskedAgain() {
        gateway.log.failOnce(Refused.unavailable());
        open(console, 0);
        JsonNode error = console.hear("error");
        assertThat(error.path("code").asText()).isEqualTo("unavailable");
        assertThat(error.path("session").asInt()).isEqualTo(session.id());

        open(console, 0);
        assertThat(console.hear("log").path("events")).hasSize(1);
    }

    @Test
    void aReadThatFailsUnexpectedlyMayBeAskedAgain() {
        gateway.log.failOnce(new IllegalStateException("driver"));
        open(console, 0);
        assertThat(console.hear("error").path("code").asText()).isEqualTo("unavailable");

        open(console, 0);
        assertThat(console.hear("log").path("events")).hasSize(1);
    }

    @Test
    void whenTooManyLogsAreReadItSaysBusyAndMayBeAskedAgain() {
        gateway.busy(true);
        open(console, 0);
        JsonNode error = console.hear("error");
        assertThat(error.path("code").asText()).isEqualTo("busy");
        assertThat(error.path("session").asInt()).isEqualTo(session.id());

        gateway.busy(false);
        open(console, 0);
        assertThat(console.hear("log").path("events")).hasSize(1);
    }

    @Test
    void theCustomerSeesNoNotes() {
        Page customer = gateway.customer(session);
        Author mara = Author.technician(RelayGateway.MARA, "Mara");
        gateway.sessions.write(session.id(), new SessionEvent.Noted(mara), "difficult person");
        open(customer, 0);
        customer.hear("log");
        gateway.sessions.write(session.id(), new SessionEvent.Noted(mara), "very difficult");
        said("Hello");
        customer.hear("event");

        assertThat(customer.all().toString()).doesNotContain("difficult");
    }

    @Test
    void theTechnicianSeesNotes() {
        Author mara = Author.technician(RelayGateway.MARA, "Mara");
        gateway.sessions.write(session.id(), new SessionEvent.Noted(mara), "has two screens");
        open(console, 0);

        assertThat(console.hear("log").toString()).contains("has two screens");
    }
}
