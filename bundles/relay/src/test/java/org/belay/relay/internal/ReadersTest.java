package org.belay.relay.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Device;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.testing.fakes.FakeClock;
import org.belay.testing.fakes.FakeEventLog;
import org.belay.testing.fakes.FakeSessions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReadersTest {

    private static final int MARA = 1001;
    private static final int NILS = 1002;
    private static final Device LAPTOP = new Device("laptop");

    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-21T19:00:00Z"));
    private final FakeEventLog log = new FakeEventLog(clock);
    private final FakeSessions sessions = new FakeSessions(log, clock);
    private final Readers readers = new Readers(sessions, log);

    private int session(int technician, Device device) {
        Session session = sessions.create("", technician);
        if (device.isKnown()) {
            sessions.ask(session.id(), new SessionCommand.Recognise(device));
        }
        return session.id();
    }

    private int past(int technician, Device device) {
        int id = session(technician, device);
        sessions.ask(id, new SessionCommand.CustomerLeft());
        return id;
    }

    private void assertHidden(int id, int through, int account) {
        assertThatThrownBy(() -> readers.session(id, through, account))
                .satisfies(e -> assertThat(((Refused) e).code()).isEqualTo("not-found"));
    }

    @Test
    void itsLeadMayReadItLater() {
        int past = past(MARA, Device.UNKNOWN);

        assertThat(readers.session(past, 0, MARA).id()).isEqualTo(past);
        assertHidden(past, 0, NILS);
    }

    @Test
    @Tag("HIST-06")
    void whoeverTakesPartInALaterSessionWithTheDeviceMayReadIt() {
        int past = past(MARA, LAPTOP);
        int now = session(NILS, LAPTOP);

        assertThat(readers.session(past, now, NILS).id()).isEqualTo(past);
    }

    @Test
    @Tag("HIST-06")
    void nobodyReadsAnyOtherByItsNumber() {
        int past = past(MARA, LAPTOP);

        assertHidden(past, session(NILS, new Device("phone")), NILS); // another device
        assertHidden(past, session(MARA, LAPTOP), NILS); // another's session
        assertHidden(past, past, NILS); // through itself
        assertHidden(past, 123456789, NILS); // through none
        assertHidden(past(MARA, Device.UNKNOWN), session(NILS, Device.UNKNOWN), NILS);
        assertHidden(session(MARA, LAPTOP), session(NILS, LAPTOP), NILS); // it isn't over
    }
}
