package org.belay.presence.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.belay.api.session.Author;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.testing.fakes.FakeClock;
import org.belay.testing.fakes.FakeEventLog;
import org.belay.testing.fakes.FakeSessions;
import org.junit.jupiter.api.Test;

class ActiveSessionsTest {

    private static final int MARA = 1001;
    private static final int NILS = 1002;

    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-23T08:00:00Z"));
    private final FakeEventLog log = new FakeEventLog(clock);
    private final FakeSessions sessions = new FakeSessions(log, clock);
    private final List<Integer> changed = new ArrayList<>();
    private final ActiveSessions active = new ActiveSessions(sessions, changed::add);

    private Session create(int technician) {
        Session session = sessions.create("Ilse", technician);
        sessions.ask(session.id(), new SessionCommand.CustomerArrived());
        return session;
    }

    private Session ask(Session session, SessionCommand command) {
        Session after = sessions.ask(session.id(), command).toCompletableFuture().join();
        active.happened(after, log.after(0, 1).get(0));
        return after;
    }

    private Session start(Session session) {
        return ask(session, new SessionCommand.Start(Author.technician(MARA, "Mara")));
    }

    @Test
    void sessionsCountFromStartToEnd() {
        Session first = start(create(MARA));
        start(create(MARA));
        assertThat(active.of(MARA)).isEqualTo(2);
        ask(first, new SessionCommand.End(Author.technician(MARA, "Mara")));

        assertThat(active.of(MARA)).isEqualTo(1);
        assertThat(changed).containsExactly(MARA, MARA, MARA);
    }

    @Test
    void waitingOnesAndLostOnesDoNotCount() {
        Session session = create(MARA);
        active.happened(session, log.after(0, 1).get(0));
        assertThat(active.of(MARA)).isZero();
        ask(start(session), new SessionCommand.CustomerLost());

        assertThat(active.of(MARA)).isZero();
    }

    @Test
    void whatIsSaidIsNoNews() {
        Session session = start(create(MARA));
        changed.clear();
        ask(session, new SessionCommand.Say(Author.CUSTOMER, "k", "Hello"));

        assertThat(changed).isEmpty();
    }

    @Test
    void aSessionThatChangesHandsCountsForTheNewOne() {
        Session session = start(create(MARA));
        Session handedOver = session.ledBy(NILS).nextRevision();
        active.happened(handedOver, log.after(0, 1).get(0));

        assertThat(active.of(MARA)).isZero();
        assertThat(active.of(NILS)).isEqualTo(1);
        assertThat(changed).containsExactly(MARA, MARA, NILS);
    }

    @Test
    void whatWasMissedIsCountedAnew() {
        Session ended = start(create(MARA));
        sessions.ask(ended.id(), new SessionCommand.End(Author.technician(MARA, "Mara")));
        Session unheard = create(NILS);
        sessions.ask(unheard.id(), new SessionCommand.Start(Author.technician(NILS, "Nils")));
        changed.clear();
        active.missed();

        assertThat(active.of(MARA)).isZero();
        assertThat(active.of(NILS)).isEqualTo(1);
        assertThat(changed).containsExactlyInAnyOrder(MARA, NILS);
    }
}
