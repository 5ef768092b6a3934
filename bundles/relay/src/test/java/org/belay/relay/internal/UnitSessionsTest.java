package org.belay.relay.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.belay.api.organization.Directory;
import org.belay.api.organization.UnitType;
import org.belay.api.session.Author;
import org.belay.api.session.NewSession;
import org.belay.api.session.Participant;
import org.belay.api.session.Session;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.Target;
import org.belay.api.session.Transfer;
import org.belay.testing.fakes.FakeClock;
import org.belay.testing.fakes.FakeDirectory;
import org.belay.testing.fakes.FakeEventLog;
import org.belay.testing.fakes.FakeSessions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which sessions an administrator finds at a unit. */
class UnitSessionsTest {

    private static final int NORTH = 20;
    private static final int HULL = 21;
    private static final int SOUTH = 22;
    private static final int MARA = 1001;
    private static final int NILS = 1002;
    private static final int WINDOWS = Directory.FIRST_CHANNEL;

    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-21T19:00:00Z"));
    private final FakeSessions sessions = new FakeSessions(new FakeEventLog(clock), clock);
    private final FakeDirectory tree =
            new FakeDirectory()
                    .withGroup(NORTH, Directory.TECHNICIANS, "North")
                    .withGroup(HULL, NORTH, "Hull")
                    .withGroup(SOUTH, Directory.TECHNICIANS, "South")
                    .withTechnician(31, HULL, MARA, "Mara")
                    .withTechnician(32, SOUTH, NILS, "Nils")
                    .withLink(UnitType.CHANNEL_LINK, HULL, WINDOWS);
    private final UnitSessions units = new UnitSessions(sessions, tree);
    private final Session marasOwn = sessions.create("Ilse", MARA);
    private final Session nilssOwn = sessions.create("Otto", NILS);
    private final Session windows =
            sessions.create(NewSession.ofChannel("channel", "Ada", Map.of(), WINDOWS, ""));

    private static List<Integer> ids(List<Session> some) {
        return some.stream().map(Session::id).toList();
    }

    @Test
    @Tag("ADM-02")
    void aGroupHasTheSessionsOfItsTechniciansAndSubgroupsAndWhatWaitsInTheirChannels() {
        assertThat(ids(units.of(NORTH))).containsExactlyInAnyOrder(marasOwn.id(), windows.id());
        assertThat(ids(units.of(SOUTH))).containsExactly(nilssOwn.id());
    }

    @Test
    @Tag("ADM-02")
    void aTechnicianHasHisOwn() {
        assertThat(ids(units.of(32))).containsExactly(nilssOwn.id());
    }

    @Test
    @Tag("ADM-02")
    @Tag("ADM-10")
    void aChannelHasThoseThatCameThroughIt() {
        assertThat(ids(units.of(WINDOWS))).containsExactly(windows.id());
        assertThat(units.of(WINDOWS + 1)).isEmpty();
    }

    @Test
    @Tag("ADM-02")
    void whatIsOnItsWayToAGroupOrTechnicianBelongsToIt() {
        hand(nilssOwn, Target.group(HULL));
        assertThat(ids(units.of(NORTH))).contains(nilssOwn.id());
        assertThat(ids(units.of(SOUTH))).contains(nilssOwn.id());
        hand(windows, Target.technician(NILS));
        assertThat(ids(units.of(32))).contains(windows.id());
    }

    private void hand(Session session, Target to) {
        Author by = Author.technician(NILS, "Nils");
        sessions.write(
                session.with(
                        session.company()
                                .transferred(new Transfer(to, by, "", clock.instant(), true))),
                new SessionEvent.HandedOver(by, to),
                null);
    }

    @Test
    @Tag("MON-22")
    void aGroupWhoseTechnicianHelpsInAnothersSessionFindsItButItIsNotItsOwn() {
        Participant mara =
                new Participant(
                        MARA,
                        "Mara",
                        Participant.State.COLLABORATING,
                        Set.of(),
                        "",
                        clock.instant(),
                        clock.instant());
        Session helped = nilssOwn.with(nilssOwn.company().with(mara));
        sessions.write(
                helped, new SessionEvent.Collaborated(Author.technician(MARA, "Mara")), null);

        assertThat(ids(units.of(NORTH))).contains(helped.id());
        assertThat(units.own(NORTH).test(helped)).isFalse();
        assertThat(units.own(SOUTH).test(helped)).isTrue();
    }

    @Test
    void theRootOfTechniciansHasAll() {
        assertThat(units.of(Directory.TECHNICIANS)).hasSize(3);
    }

    @Test
    void aSessionOfAnotherUnitIsNotFound() {
        assertThat(units.of(SOUTH, marasOwn.id())).isEmpty();
        assertThat(units.of(NORTH, marasOwn.id())).isPresent();
    }
}
