package org.belay.relay.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.SessionCommand.CustomerArrived;
import org.belay.api.session.SessionCommand.CustomerLost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** When a customer counts as lost. */
class PresenceTest {

    private RelayGateway gateway;
    private Session session;

    @BeforeEach
    void start() throws Exception {
        gateway = new RelayGateway();
        session = gateway.sessions.create("Ilse", RelayGateway.MARA);
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
    }

    private long lost() {
        return gateway.sessions.asked().stream().filter(CustomerLost.class::isInstance).count();
    }

    private void goAway(Page page) {
        page.drop();
        await().until(() -> gateway.timer.waiting() > 0);
    }

    @Test
    void aPageThatIsReloadedDoesNotLoseTheSession() {
        goAway(gateway.customer(session));
        gateway.timer.advance(Presence.GRACE.minusMillis(1));
        gateway.customer(session);
        gateway.timer.advance(Duration.ofMinutes(5));

        assertThat(lost()).isZero();
    }

    @Test
    @Tag("SES-53")
    void whoStaysAwayIsLostWithinAMinute() {
        goAway(gateway.customer(session));
        gateway.timer.advance(Duration.ofSeconds(10));

        assertThat(lost()).isEqualTo(1);
    }

    @Test
    void whoComesBackAfterTheLossIsAnnouncedAgain() {
        goAway(gateway.customer(session));
        gateway.timer.advance(Presence.GRACE);
        gateway.customer(session);

        assertThat(gateway.sessions.asked())
                .<Class<?>>extracting(SessionCommand::getClass)
                .containsExactly(CustomerArrived.class, CustomerLost.class, CustomerArrived.class);
    }

    @Test
    void whoDoesNotComeBackAfterAStartIsLost() {
        arrive();
        gateway.presence.expectThoseFromBefore(id -> false);
        gateway.timer.advance(Presence.GRACE_AFTER_START);

        assertThat(lost()).isEqualTo(1);
    }

    @Test
    void whoComesBackAfterAStartIsNotLost() {
        arrive();
        gateway.presence.expectThoseFromBefore(id -> false);
        gateway.customer(session);
        gateway.timer.advance(Duration.ofMinutes(5));

        assertThat(lost()).isZero();
    }

    @Test
    void whoHadNotComeBeforeAStartIsNotExpected() {
        gateway.presence.expectThoseFromBefore(id -> false);

        assertThat(gateway.timer.waiting()).isZero();
    }

    @Test
    void aLossThatCouldNotBeWrittenIsSaidAgain() {
        goAway(gateway.customer(session));
        gateway.sessions.refuseOnce(Refused.unavailable());
        gateway.timer.advance(Presence.GRACE);
        gateway.timer.advance(Presence.GRACE);
        gateway.timer.advance(Duration.ofMinutes(5));

        assertThat(lost()).isEqualTo(2);
    }

    @Test
    void anArrivalThatCouldNotBeWrittenIsSaidAgain() {
        gateway.sessions.refuseOnce(Refused.unavailable());
        gateway.presence.arrived(session.id());
        gateway.timer.advance(Presence.GRACE);
        gateway.timer.advance(Duration.ofMinutes(5));

        assertThat(gateway.sessions.asked()).hasSize(2).allMatch(CustomerArrived.class::isInstance);
    }

    @Test
    void aLossThatCouldNotBeWrittenIsForgottenWhenTheCustomerIsBack() {
        gateway.presence.gone(session.id());
        gateway.sessions.refuseOnce(Refused.unavailable());
        gateway.timer.advance(Presence.GRACE);
        gateway.presence.arrived(session.id());
        gateway.timer.advance(Duration.ofMinutes(5));

        assertThat(lost()).isEqualTo(1);
        assertThat(gateway.sessions.asked()).last().isInstanceOf(CustomerArrived.class);
    }

    @Test
    void aRefusalThatStaysIsNotRepeated() {
        gateway.sessions.refuseOnce(Refused.state("It is over"));
        gateway.presence.arrived(session.id());

        assertThat(gateway.timer.waiting()).isZero();
    }

    @Test
    void whoLeavesWhileTheGatewayStopsHarmsNothing() {
        gateway.timer.shutdownNow();
        gateway.presence.gone(session.id());

        assertThat(lost()).isZero();
    }

    private void arrive() {
        gateway.sessions.ask(session.id(), new CustomerArrived()).toCompletableFuture().join();
    }
}
