package org.belay.relay.internal;

import org.belay.api.session.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What tests of a technician and a customer in one session begin with: both are there, and the
 * technician reads the log.
 */
abstract class Talk {

    RelayGateway gateway;
    Session session;
    Page console;
    Page customer;

    @BeforeEach
    void start() throws Exception {
        gateway = new RelayGateway();
        session = gateway.sessions.create("Ilse", RelayGateway.MARA);
        console = gateway.console(RelayGateway.MARA);
        customer = gateway.customer(session);
        reads(console);
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
    }

    /** That page reads the session's log from now on. */
    void reads(Page page) {
        page.say("open", "session", session.id(), "after", 0);
        page.hear("log");
    }
}
