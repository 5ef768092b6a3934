package org.belay.relay.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.belay.api.security.Access.Cookie;
import org.belay.api.session.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may open a socket. */
class HandshakeTest {

    private RelayGateway gateway;
    private Cookie cookie;
    private String ticket;

    @BeforeEach
    void start() throws Exception {
        gateway = new RelayGateway();
        cookie = gateway.access.signIn(RelayGateway.MARA);
        ticket = "ticket." + gateway.technicianTicket(cookie);
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
    }

    private int open(String... protocols) {
        return gateway.handshake("/ws", gateway.origin(), header(cookie), protocols);
    }

    private static String header(Cookie cookie) {
        return cookie.name() + "=" + cookie.value();
    }

    @Test
    void aTicketWithItsCookieOpens() {
        assertThat(open("belay.v1", ticket)).isEqualTo(101);
    }

    @Test
    void withoutATicketNobodyComesIn() {
        assertThat(open("belay.v1")).isEqualTo(401);
    }

    @Test
    void anInventedTicketDoesNotOpen() {
        assertThat(open("belay.v1", "ticket.t999")).isEqualTo(401);
    }

    @Test
    void aStolenTicketDoesNotOpenWithoutItsCookie() {
        assertThat(gateway.handshake("/ws", gateway.origin(), "", "belay.v1", ticket))
                .isEqualTo(401);
    }

    @Test
    void aStolenTicketDoesNotOpenWithAnothersCookie() {
        Cookie thief = gateway.access.signIn(RelayGateway.NILS);

        assertThat(gateway.handshake("/ws", gateway.origin(), header(thief), "belay.v1", ticket))
                .isEqualTo(401);
    }

    @Test
    void aTicketOpensOnlyOnce() {
        open("belay.v1", ticket);

        assertThat(open("belay.v1", ticket)).isEqualTo(401);
    }

    @Test
    void anExpiredTicketDoesNotOpen() {
        gateway.clock.advance(Duration.ofSeconds(31));

        assertThat(open("belay.v1", ticket)).isEqualTo(401);
    }

    @Test
    void whileNobodyCanSayWhoComesHeIsAskedToComeAgain() {
        gateway.access.available(false);

        assertThat(open("belay.v1", ticket)).isEqualTo(503);
    }

    @Test
    void aPageOfAnotherOriginIsRefused() {
        assertThat(
                        gateway.handshake(
                                "/ws", "https://evil.example", header(cookie), "belay.v1", ticket))
                .isEqualTo(403);
    }

    @Test
    void aPageWithoutAnOriginOfItsOwnIsRefused() {
        assertThat(gateway.handshake("/ws", "null", header(cookie), "belay.v1", ticket))
                .isEqualTo(403);
    }

    @Test
    void anotherOriginDoesNotUseTheTicketUp() {
        gateway.handshake("/ws", "https://evil.example", header(cookie), "belay.v1", ticket);

        assertThat(open("belay.v1", ticket)).isEqualTo(101);
    }

    @Test
    void whoDoesNotSpeakTheProtocolIsRefused() {
        assertThat(open("belay.v9", ticket)).isEqualTo(400);
    }

    @Test
    void aCustomersTicketOpensTogetherWithHisCookie() {
        Session session = gateway.sessions.create("Ilse", RelayGateway.MARA);
        Cookie his = gateway.access.admitCustomer(session.id());
        String hisTicket = "ticket." + gateway.customerTicket(session, his);

        assertThat(gateway.handshake("/ws", gateway.origin(), header(his), "belay.v1", hisTicket))
                .isEqualTo(101);
    }

    @Test
    void theEntranceNeedsNoTicket() {
        assertThat(gateway.handshake("/ws/entry", gateway.origin(), "", "belay.v1")).isEqualTo(101);
    }

    @Test
    void theEntranceIsClosedToOtherOrigins() {
        assertThat(gateway.handshake("/ws/entry", "https://evil.example", "", "belay.v1"))
                .isEqualTo(403);
    }
}
