package org.belay.mail.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.belay.api.message.Message;
import org.belay.api.refusal.Refused;
import org.belay.camel.internal.BelayContextMaker;
import org.belay.camel.internal.HttpLimits;
import org.belay.camel.internal.PluginComponents;
import org.belay.camel.internal.component.BelayServices;
import org.belay.testing.Patience;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailTest {

    private static final Message HELLO =
            new Message("mara@example.org", "Grüße", "Hallo Mara,\n\n„schön“ €\n");

    private GreenMail server;
    private CamelContext context;
    private MailChannel channel;

    @AfterEach
    void ends() {
        if (channel != null) {
            channel.close();
        }
        if (context != null) {
            context.stop();
        }
        if (server != null) {
            server.stop();
        }
    }

    @Test
    void aMailReachesTheServerAsItWasWritten() throws Exception {
        open(TestServer.at(serve(ServerSetup.PROTOCOL_SMTP)));

        waitFor(channel.send(HELLO));

        MimeMessage mail = only();
        assertThat(mail.getSubject()).isEqualTo("Grüße");
        assertThat(mail.getAllRecipients())
                .extracting(Object::toString)
                .containsExactly("mara@example.org");
        assertThat(mail.getFrom()[0]).hasToString("Support <support@acme.example>");
        assertThat(((String) mail.getContent()).replace("\r\n", "\n").strip())
                .isEqualTo(HELLO.text().strip());
        assertThat(mail.getContentType()).startsWith("text/plain");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @Test
    void aLineBreakInTheSubjectBeginsNoHeader() throws Exception {
        open(TestServer.at(serve(ServerSetup.PROTOCOL_SMTP)));

        waitFor(
                channel.send(
                        new Message(
                                "mara@example.org", "Hello\r\nBcc: thief@example.org\nX: y", "x")));

        assertThat(only().getSubject()).isEqualTo("Hello Bcc: thief@example.org X: y");
        assertThat(only().getHeader("Bcc")).isNull();
        assertThat(only().getHeader("X")).isNull();
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mara",
                "mara@example.org,thief@example.org",
                "mara@example.org\r\nBcc: thief@example.org",
                "Mara <mara@example.org>",
                "a b@example.org",
                "mara@@example.org",
                "(x)mara@example.org"
            })
    void onlyOnePlainAddressIsAnAddress(String to) throws Exception {
        open(TestServer.at(serve(ServerSetup.PROTOCOL_SMTP)));

        assertThat(refusal(channel.send(new Message(to, "s", "t"))).code()).isEqualTo("invalid");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void userAndPasswordAreShownToTheServer() throws Exception {
        int port = serve(ServerSetup.PROTOCOL_SMTP);
        server.getUserManager().setAuthRequired(true);
        server.setUser("belay@acme.example", "belay", "p:a)s&s%w@rd");
        open(server(port, "belay", "p:a)s&s%w@rd", 10, 1));

        waitFor(channel.send(HELLO));

        assertThat(only().getSubject()).isEqualTo("Grüße");
    }

    @Test
    void whatIsNotTakenIsTriedAgainUntilItIs() throws Exception {
        int port = freePort();
        open(server(port, "", "", 10, 20));
        CompletionStage<Void> sent = channel.send(HELLO);
        await().until(() -> channel.underWay() == 1);

        server = new GreenMail(setup(port, ServerSetup.PROTOCOL_SMTP));
        server.start();

        waitFor(sent);
        assertThat(only().getSubject()).isEqualTo("Grüße");
        assertThat(channel.underWay()).isZero();
    }

    @Test
    void afterTheLastTryItIsGivenUp() throws Exception {
        try (StubbornServer stubborn = new StubbornServer("451 later, perhaps")) {
            open(server(stubborn.port(), "", "", 10, 3));

            assertThat(refusal(channel.send(HELLO)).code()).isEqualTo("unavailable");
            assertThat(stubborn.recipients()).isEqualTo(3);
            assertThat(channel.underWay()).isZero();
        }
    }

    @Test
    void anAddressThatTheServerDoesNotKnowIsNotTriedAgain() throws Exception {
        try (StubbornServer stubborn = new StubbornServer("550 nobody of that name")) {
            open(server(stubborn.port(), "", "", 10, 3));

            assertThat(refusal(channel.send(HELLO)).code()).isEqualTo("unavailable");
            assertThat(stubborn.recipients()).isEqualTo(1);
        }
    }

    @Test
    void whenTooManyWaitMoreAreRefusedAtOnce() throws Exception {
        try (StubbornServer stubborn = new StubbornServer(StubbornServer.SILENCE)) {
            open(server(stubborn.port(), "", "", 5, 3));
            List<CompletionStage<Void>> waiting =
                    IntStream.range(0, 5).mapToObj(each -> channel.send(HELLO)).toList();

            assertThat(refusal(channel.send(HELLO)).code()).isEqualTo("busy");

            channel.close();
            waiting.forEach(each -> assertThat(refusal(each).code()).isEqualTo("unavailable"));
            assertThat(channel.underWay()).isZero();
        }
    }

    @Test
    void whereEncryptionIsAskedForNothingGoesInClear() throws Exception {
        int port = serve(ServerSetup.PROTOCOL_SMTP); // which offers no STARTTLS
        open(TestServer.server(port, MailServer.Encryption.STARTTLS, "u", "p", 10, 1));

        assertThat(refusal(channel.send(HELLO)).code()).isEqualTo("unavailable");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerWhoseCertificateNobodyVouchesForGetsNothing() throws Exception {
        int port = serve(ServerSetup.PROTOCOL_SMTPS);
        open(TestServer.server(port, MailServer.Encryption.TLS, "", "", 10, 1));

        assertThat(refusal(channel.send(HELLO)).code()).isEqualTo("unavailable");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void neitherLogsNorTextsHoldAddresses() {
        assertThat(
                        Fault.of(
                                new IllegalStateException(
                                        "550 5.1.1 <mara.alvers@example.org>: no such user")))
                .isEqualTo("IllegalStateException: 550 5.1.1 <…>: no such user");
        assertThat(Fault.of(null)).isEqualTo("nobody said why");
        assertThat(HELLO.toString()).doesNotContain("mara").doesNotContain("schön");
        assertThat(server(1, "u", "secret", 1, 1).toString()).doesNotContain("secret");
        assertThat(server(1, "u", "secret", 1, 1).endpoint()).isEqualTo("smtp:127.0.0.1:1");
    }

    private void open(MailServer mailServer) throws Exception {
        MailRoute route = new MailRoute(mailServer);
        channel = new MailChannel(mailServer, route);
        context =
                new BelayContextMaker(
                                new BelayServices(null, null, null, null, null),
                                new HttpLimits(Duration.ofSeconds(9), Duration.ofSeconds(9)),
                                new PluginComponents())
                        .make("Routes mail", getClass().getClassLoader(), new HashSet<>());
        route.configure(context);
        context.start();
    }

    private static ServerSetup setup(int port, String protocol) {
        ServerSetup setup = new ServerSetup(port, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(Patience.LONG.toMillis()); // two seconds otherwise
        return setup;
    }

    private int serve(String protocol) {
        server = new GreenMail(setup(0, protocol));
        server.start();
        return protocol.equals(ServerSetup.PROTOCOL_SMTPS)
                ? server.getSmtps().getPort()
                : server.getSmtp().getPort();
    }

    private static MailServer server(
            int port, String user, String password, int waiting, int attempts) {
        return TestServer.server(
                port, MailServer.Encryption.NONE, user, password, waiting, attempts);
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private MimeMessage only() {
        MimeMessage[] mails = server.getReceivedMessages();
        assertThat(mails).hasSize(1);
        return mails[0];
    }

    private static void waitFor(CompletionStage<Void> sent) throws Exception {
        sent.toCompletableFuture().get(Patience.LONG.toSeconds(), TimeUnit.SECONDS);
    }

    private static Refused refusal(CompletionStage<Void> sent) {
        Refused[] refused = new Refused[1];
        assertThatThrownBy(
                        () ->
                                sent.toCompletableFuture()
                                        .orTimeout(Patience.LONG.toSeconds(), TimeUnit.SECONDS)
                                        .join())
                .isInstanceOfSatisfying(
                        CompletionException.class, each -> refused[0] = (Refused) each.getCause());
        return refused[0];
    }
}
