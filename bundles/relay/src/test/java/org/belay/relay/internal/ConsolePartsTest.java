package org.belay.relay.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.belay.api.console.Console;
import org.belay.api.console.ConsolePart;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Access.Cookie;
import org.belay.api.security.Caller;
import org.belay.testing.fakes.FakeVisitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What other bundles say to consoles, over real sockets. */
class ConsolePartsTest {

    private RelayGateway gateway;
    private final KeepingPart part = new KeepingPart();

    private static final class KeepingPart implements ConsolePart {
        private final List<Console> open = new CopyOnWriteArrayList<>();
        private final List<Map<String, Object>> heard = new CopyOnWriteArrayList<>();
        private RuntimeException failure;

        @Override
        public Set<String> types() {
            return Set.of("knock", "ping");
        }

        @Override
        public void opened(Console console) {
            open.add(console);
            console.tell(Map.of("type", "hello", "account", console.account()));
        }

        @Override
        public void closed(Console console) {
            open.remove(console);
        }

        @Override
        public void heard(Console console, String type, Map<String, Object> message) {
            heard.add(message);
            if (failure != null) {
                throw failure;
            }
        }
    }

    @BeforeEach
    void start() throws Exception {
        gateway = new RelayGateway();
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
    }

    @Test
    void aPartHearsOfConsolesThatComeAndGo() {
        gateway.relay.parts().add(part);
        Page page = gateway.console(RelayGateway.MARA);

        assertThat(page.hear("hello").path("account").asInt()).isEqualTo(RelayGateway.MARA);
        assertThat(page.all().get(0).path("type").asText()).isEqualTo("welcome");
        page.drop();
        await().until(part.open::isEmpty);
    }

    @Test
    void aPartThatComesLateHearsOfThoseWhoAreThere() {
        Page page = gateway.console(RelayGateway.MARA);
        page.settle();
        gateway.relay.parts().add(part);

        page.hear("hello");
        assertThat(part.open).hasSize(1);
    }

    @Test
    void aPartThatGoesIsToldThatNothingIsOpenForItAnyMore() {
        gateway.relay.parts().add(part);
        Page page = gateway.console(RelayGateway.MARA);
        page.hear("hello");
        gateway.relay.parts().remove(part);

        assertThat(part.open).isEmpty();
        page.say("knock");
        assertThat(page.hear("error").path("code").asText()).isEqualTo("unknown-type");
    }

    @Test
    void itsMessagesReachItAndTheRelaysOwnDoNot() {
        gateway.relay.parts().add(part);
        Page page = gateway.console(RelayGateway.MARA);
        page.say("knock", "loud", true, "times", 3);
        page.settle(); // a ping

        assertThat(part.heard).containsExactly(Map.of("type", "knock", "loud", true, "times", 3));
    }

    @Test
    void whatItRefusesGoesBackToTheSender() {
        part.failure = Refused.field("invalid", "loud", "Not so loud");
        gateway.relay.parts().add(part);
        Page page = gateway.console(RelayGateway.MARA);
        page.say("knock", "loud", true);

        assertThat(page.hear("error").path("field").asText()).isEqualTo("loud");
    }

    @Test
    void aPartThatFailsHarmsNobody() {
        part.failure = new IllegalStateException("broken");
        gateway.relay.parts().add(part);
        Page page = gateway.console(RelayGateway.MARA);
        page.say("knock");

        assertThat(page.hear("error").path("code").asText()).isEqualTo("unavailable");
        page.settle();
    }

    @Test
    void customersAreNoneOfItsBusiness() {
        gateway.relay.parts().add(part);
        Page page = gateway.customer(gateway.sessions.create("Ilse", RelayGateway.MARA));
        page.say("knock");

        assertThat(page.hear("error").path("code").asText()).isEqualTo("unknown-type");
        assertThat(part.open).isEmpty();
    }

    @Test
    void signingAConsoleOutEndsItsSignInBeforeThePageHearsOfIt() {
        gateway.relay.parts().add(part);
        Cookie cookie = gateway.access.signIn(RelayGateway.MARA);
        Page page = gateway.open(new Page(true), "/ws", cookie, gateway.technicianTicket(cookie));
        page.hear("hello");
        part.open.get(0).signOut(Map.of("type", "bye"));

        page.hear("bye");
        assertThat(gateway.access.signedIn(FakeVisitor.with(cookie.name(), cookie.value())))
                .isInstanceOf(Caller.Anonymous.class);
        assertThat(page.closeCode()).isEqualTo(4001);
    }

    @Test
    void aSignInThatCannotBeEndedNowLeavesTheConsoleOpen() {
        gateway.relay.parts().add(part);
        Page page = gateway.console(RelayGateway.MARA);
        page.hear("hello");
        gateway.busy(true);
        part.open.get(0).signOut(Map.of("type", "bye"));
        gateway.busy(false);
        page.settle();

        assertThat(page.isOpen()).isTrue();
    }
}
