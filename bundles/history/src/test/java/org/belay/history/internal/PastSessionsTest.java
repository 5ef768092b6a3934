package org.belay.history.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.belay.api.event.LoggedEvent;
import org.belay.api.event.SessionArchive;
import org.belay.api.organization.Directory;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Author;
import org.belay.api.session.Device;
import org.belay.api.session.NewSession;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.history.internal.PastSessions.Page;
import org.belay.history.internal.PastSessions.Past;
import org.belay.testing.fakes.FakeAccounts;
import org.belay.testing.fakes.FakeClock;
import org.belay.testing.fakes.FakeDirectory;
import org.belay.testing.fakes.FakeEventLog;
import org.belay.testing.fakes.FakeSessions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PastSessionsTest {

    private static final int MARA = 1001;
    private static final int NILS = 1002;
    private static final int DESK = 1100;
    private static final Device LAPTOP = new Device("laptop");

    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-21T19:00:00Z"));
    private final FakeEventLog log = new FakeEventLog(clock);
    private final FakeSessions sessions = new FakeSessions(log, clock);
    private final List<Session> made = new ArrayList<>();
    private final PastSessions past =
            new PastSessions(
                    sessions,
                    new Archive(),
                    new FakeAccounts().withTechnician(MARA, "Mara Alvers", "mara@example.org"),
                    new FakeDirectory().withGroup(DESK, Directory.TECHNICIANS, "Desk"));

    /** Over the log in memory; the real one keeps the same promises in the store's contract. */
    private final class Archive implements SessionArchive {
        @Override
        public List<Session> ofDevice(Device device, Place from, int limit) {
            return made.stream()
                    .map(each -> log.session(each.id()).orElseThrow())
                    .filter(each -> device.isKnown() && each.device().equals(device))
                    .filter(each -> each.status().isOver())
                    .sorted(Comparator.comparing(Session::createdAt).reversed())
                    .filter(each -> each.createdAt().isBefore(from.createdAt()))
                    .limit(limit)
                    .toList();
        }

        @Override
        public List<LoggedEvent> notes(int sessionId, int limit) {
            throw new UnsupportedOperationException();
        }
    }

    private Session begin(NewSession wish, Device device) {
        clock.advance(Duration.ofMinutes(1));
        Session session = sessions.create(wish);
        if (device.isKnown()) {
            sessions.ask(session.id(), new SessionCommand.Recognise(device));
        }
        made.add(session);
        return session;
    }

    private Session begin(Device device) {
        return begin(NewSession.ofTechnician("pin", "Ilse", Map.of(), MARA, ""), device);
    }

    private int ended(Device device) {
        Session session = begin(device);
        sessions.ask(session.id(), new SessionCommand.CustomerLeft());
        return session.id();
    }

    private static List<Integer> ids(Page page) {
        return page.sessions().stream().map(Past::id).toList();
    }

    private static Consumer<Throwable> refused(String code) {
        return e -> assertThat(((Refused) e).code()).isEqualTo(code);
    }

    @Test
    @Tag("HIST-02")
    @Tag("HIST-10")
    void whatWasWithTheSameDeviceIsThereAndNothingElse() {
        int first = ended(LAPTOP);
        ended(new Device("phone"));
        ended(Device.UNKNOWN);
        int second = ended(LAPTOP);

        Page page = past.page(begin(LAPTOP).id(), MARA, "", 50);

        assertThat(page.known()).isTrue();
        assertThat(ids(page)).containsExactly(second, first);
        assertThat(page.next()).isNull();
    }

    @Test
    @Tag("HIST-02")
    void aRowSaysWhoWhenHowAndWhatCameOfIt() {
        Session session = begin(LAPTOP);
        sessions.ask(
                session.id(), new SessionCommand.Start(Author.technician(MARA, "Mara Alvers")));
        sessions.ask(session.id(), new SessionCommand.Note(Author.SYSTEM, "Case 1"));
        Instant begun = clock.instant();
        clock.advance(Duration.ofMinutes(7));
        sessions.ask(session.id(), new SessionCommand.CustomerLeft());

        assertThat(past.page(begin(LAPTOP).id(), MARA, "", 50).sessions())
                .containsExactly(
                        new Past(
                                session.id(),
                                "Ilse",
                                "private",
                                null,
                                "Mara Alvers",
                                begun,
                                begun,
                                begun.plusSeconds(420),
                                "closed",
                                1));
    }

    @Test
    void whatCameByAChannelAndWasNeverStartedHasItsNameAndNoTechnician() {
        Session session = begin(NewSession.ofChannel("channel", "", Map.of(), DESK, ""), LAPTOP);
        sessions.ask(session.id(), new SessionCommand.CustomerLeft());

        Past row = past.page(begin(LAPTOP).id(), MARA, "", 50).sessions().get(0);

        assertThat(row.channel()).isEqualTo("Desk");
        assertThat(row.technician()).isNull();
        assertThat(row.startedAt()).isNull();
    }

    @Test
    void pagesFollowEachOther() {
        int first = ended(LAPTOP);
        int second = ended(LAPTOP);
        int third = ended(LAPTOP);
        int current = begin(LAPTOP).id();

        Page page = past.page(current, MARA, "", 2);
        assertThat(ids(page)).containsExactly(third, second);
        Page rest = past.page(current, MARA, page.next(), 2);
        assertThat(ids(rest)).containsExactly(first);
        assertThat(rest.next()).isNull();
    }

    @Test
    @Tag("HIST-06")
    void onlyWhoTakesPartSeesIt() {
        ended(LAPTOP);
        int current = begin(LAPTOP).id();

        assertThatThrownBy(() -> past.page(current, NILS, "", 50)).satisfies(refused("not-found"));
        assertThatThrownBy(() -> past.page(123456789, MARA, "", 50))
                .satisfies(refused("not-found"));
    }

    @Test
    void aDeviceThatBroughtNothingHasNoHistory() {
        ended(Device.UNKNOWN);

        Page page = past.page(begin(Device.UNKNOWN).id(), MARA, "", 50);

        assertThat(page.known()).isFalse();
        assertThat(page.sessions()).isEmpty();
    }

    @Test
    void whatIsWrongIsNamed() {
        int current = begin(LAPTOP).id();

        for (String before : List.of("x", "1-2-3", "1-x", "-")) {
            assertThatThrownBy(() -> past.page(current, MARA, before, 50))
                    .satisfies(e -> assertThat(((Refused) e).field()).hasValue("before"));
        }
        assertThatThrownBy(() -> past.page(current, MARA, "", 0))
                .satisfies(e -> assertThat(((Refused) e).field()).hasValue("limit"));
        assertThatThrownBy(() -> past.page(current, MARA, "", 101))
                .satisfies(e -> assertThat(((Refused) e).field()).hasValue("limit"));
    }
}
