package org.belay.relay.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.belay.api.event.LoggedEvent;
import org.belay.api.routing.ExitPages;
import org.belay.api.routing.WaitEstimates;
import org.belay.api.session.Author;
import org.belay.api.session.Company;
import org.belay.api.session.NewSession;
import org.belay.api.session.Participant;
import org.belay.api.session.Participant.State;
import org.belay.api.session.Session;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.SessionEvent.PartCause;
import org.belay.api.session.SessionKind;
import org.belay.api.session.SessionStatus;
import org.belay.api.session.Target;
import org.belay.testing.fakes.FakeAccounts;
import org.belay.testing.fakes.FakeClock;
import org.belay.testing.fakes.FakeDirectory;
import org.belay.testing.fakes.FakeEventLog;
import org.belay.testing.fakes.FakeSessions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sessions and events as pages see them. */
class ViewsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T19:00:00Z");

    private final FakeClock clock = new FakeClock(NOW);
    private final FakeSessions sessions = new FakeSessions(new FakeEventLog(clock), clock);
    private final Views views =
            new Views(
                    new ObjectMapper(),
                    sessions,
                    new FakeAccounts().withTechnician(1002, "Nils Brodersen", "nils@example.org"),
                    new FakeDirectory());
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
    @Tag("SES-516")
    void theCustomerHasNoStatusOfHisOwn() {
        for (SessionStatus status :
                List.of(SessionStatus.CONNECTING, SessionStatus.WAITING, SessionStatus.ACTIVE)) {
            assertThat(views.forCustomer(session.inStatus(status, NOW)).path("status").asText())
                    .isEqualTo(status.wireName());
        }
    }

    @Test
    void bothSidesAreToldWhetherThereIsAChat() {
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

    private JsonNode seenBy(boolean customer, SessionEvent event) {
        LoggedEvent logged = new LoggedEvent(1, session.id(), NOW, event, "");
        return customer ? views.eventForCustomers("Ilse", logged) : views.event("Ilse", logged);
    }

    @Test
    @Tag("CONS-78")
    void theLogNamesWhereASessionWasHandedTo() {
        Author mara = Author.technician(1001, "Mara");

        JsonNode channel = seenBy(false, new SessionEvent.HandedOver(mara, Target.channel(101)));
        JsonNode person = seenBy(false, new SessionEvent.HandedOver(mara, Target.technician(1002)));

        assertThat(channel.at("/to/name").asText()).isEqualTo("Channel 1");
        assertThat(person.at("/to/name").asText()).isEqualTo("Nils Brodersen");
    }

    @Test
    @Tag("COLL-31")
    @Tag("COLL-32")
    void anOfferOfTheLeadNamesItsReceiverOrNobody() {
        Author mara = Author.technician(1001, "Mara");

        JsonNode offered = seenBy(false, new SessionEvent.LeadOffered(mara, 1002));
        JsonNode takenBack = seenBy(false, new SessionEvent.LeadOffered(mara, 0));

        assertThat(offered.at("/whom/name").asText()).isEqualTo("Nils Brodersen");
        assertThat(takenBack.path("whom").isNull()).isTrue();
    }

    @Test
    @Tag("COLL-59")
    void aFormerLeadTakesPartUnderTheNameOfHisAccount() {
        Participant former = new Participant(1002, "", State.COLLABORATING, Set.of(), "", NOW, NOW);

        JsonNode view = views.forCustomer(session.with(Company.NONE.with(former)));

        assertThat(view.at("/collaborators/0/name").asText()).isEqualTo("Nils Brodersen");
    }

    @Test
    void techniciansTellTheirOwnLinesByTheAuthorsAccountAndCustomersSeeNoAccounts() {
        Author mara = Author.technician(1001, "Mara");
        SessionEvent said = new SessionEvent.Said(mara, "k1");
        SessionEvent parted =
                new SessionEvent.Parted(
                        Author.technician(1002, "Nils"), mara, PartCause.DISMISSED, true);

        assertThat(seenBy(false, said).at("/author/id").asInt()).isEqualTo(1001);
        assertThat(seenBy(true, said).path("author").has("id")).isFalse();
        assertThat(seenBy(true, parted).path("whom").has("id")).isFalse();
        assertThat(seenBy(true, parted).at("/whom/name").asText()).isEqualTo("Nils");
    }

    @Test
    @Tag("SET-19")
    void aWaitingCustomerIsToldAnEstimateWhereThereIsOne() {
        Session waiting = session.inStatus(SessionStatus.WAITING, NOW);
        Views guided = guided(each -> Optional.of(Duration.ofSeconds(240)), id -> Optional.empty());

        assertThat(guided.forCustomer(waiting).path("wait").asInt()).isEqualTo(240);
        assertThat(guided.forCustomer(waiting).path("position").isNull()).isTrue();
        assertThat(guided.forCustomer(session).has("wait")).isFalse();
        assertThat(views.forCustomer(waiting).has("wait")).isFalse();
    }

    @Test
    @Tag("SET-77")
    void whoseSessionWasEndedBecauseNobodyCouldTakeItIsLedToAPage() {
        Views guided =
                guided(
                        each -> Optional.empty(),
                        id -> Optional.of(URI.create("https://www.acme.example/later")));

        assertThat(
                        guided.forCustomer(session.inStatus(SessionStatus.ABORTED, NOW))
                                .path("exit")
                                .asText())
                .isEqualTo("https://www.acme.example/later");
        assertThat(guided.forCustomer(session).has("exit")).isFalse();
    }

    private Views guided(WaitEstimates estimates, ExitPages exits) {
        return new Views(
                new ObjectMapper(),
                sessions,
                new FakeAccounts(),
                new FakeDirectory(),
                new Guidance(() -> estimates, () -> exits));
    }
}
