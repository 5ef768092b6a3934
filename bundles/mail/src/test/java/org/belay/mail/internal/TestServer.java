package org.belay.mail.internal;

import java.time.Duration;

/** Mail servers as tests configure them, on this machine and with short waits. */
final class TestServer {

    private TestServer() {}

    static MailServer at(int port) {
        return server(port, MailServer.Encryption.NONE, "", "", 10, 3);
    }

    static MailServer server(
            int port,
            MailServer.Encryption encryption,
            String user,
            String password,
            int waiting,
            int attempts) {
        return new MailServer(
                "127.0.0.1",
                port,
                encryption,
                user,
                password,
                "Support <support@acme.example>",
                waiting,
                attempts,
                Duration.ofMillis(50),
                Duration.ofMillis(200));
    }
}
