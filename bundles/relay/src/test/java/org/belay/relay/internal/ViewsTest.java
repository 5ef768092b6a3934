package org.belay.relay.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Map;
import org.belay.api.event.LoggedEvent;
import org.belay.api.session.NewSession;
import org.belay.api.session.Session;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.SessionKind;
import org.belay.testing.fakes.FakeAccounts;
import org.belay.testing.fakes.FakeClock;
import org.belay.testing.fakes.FakeEventLog;
import org.belay.testing.fakes.FakeSessions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sessions and events as pages see them. */
class ViewsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T19:00:00Z");

    private final FakeClock clock = new FakeClock(NOW);
    private final FakeSessions sessions = new FakeSessions(new FakeEventLog(clock), clock);
    private final Views views = new Views(new ObjectMapper(), sessions, new FakeAccounts());
    private final Session session =
            sessions.create(NewSession.ofTechnician("pin", "Ilse", Map.of(), 1001, "192.0.2.7"));

    @Test
    @Tag("AUTH-37")
    void techniciansSeeTheCustomersAddress() {
        assertThat(
                        views.forTechnician(session, session.technicianId())
                                .orElseThrow()
                                .path("customerAddress")
                                .asText())
                .isEqualTo("192.0.2.7");
    }

    @Test
    void theCustomersOwnViewSaysNothingOfAddresses() {
        assertThat(views.forCustomer(session).toString()).doesNotContain("192.0.2.7");
    }

    @Test
    @Tag("PERM-43")
    void chatIsOnInInstantChatAndNobodySwitchesItOff() {
        JsonNode technician =
                views.forTechnician(session, session.technicianId()).orElseThrow().path("chat");
        JsonNode customer = views.forCustomer(session).path("chat");

        assertThat(technician.path("on").asBoolean()).isTrue();
        assertThat(technician.path("switchable").asBoolean()).isFalse();
        assertThat(customer).isEqualTo(technician);
    }

    @Test
    @Tag("CONN-32")
    void theLogNamesTheCodeWithWhichTheCustomerCame() {
        LoggedEvent created =
                new LoggedEvent(
                        1,
                        session.id(),
                        NOW,
                        new SessionEvent.Created(SessionKind.PRIVATE, "pin", 1001),
                        "418029");

        JsonNode view = views.event("Ilse", created);

        assertThat(view.path("code").asText()).isEqualTo("418029");
    }
}
