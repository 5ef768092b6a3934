package org.belay.integration.webhook.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.camel.CamelContext;
import org.belay.api.event.DeadLetters.DeadLetter;
import org.belay.api.organization.Account;
import org.belay.api.organization.Role;
import org.belay.api.session.Author;
import org.belay.api.session.NewSession;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.camel.internal.BelayContextMaker;
import org.belay.camel.internal.HttpLimits;
import org.belay.camel.internal.PluginComponents;
import org.belay.camel.internal.component.BelayServices;
import org.belay.integration.webhook.internal.Receiver.Request;
import org.belay.testing.fakes.FakeAccounts;
import org.belay.testing.fakes.FakeClock;
import org.belay.testing.fakes.FakeEventLog;
import org.belay.testing.fakes.FakeSessions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class WebhookTest {

    private static final Author MARA = Author.technician(1001, "Mara");
    private static final Set<Trigger> START_AND_END = Set.of(Trigger.START, Trigger.END);

    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-21T19:28:13.120Z"));
    private final FakeEventLog log = new FakeEventLog(clock);
    private final FakeSessions sessions = new FakeSessions(log, clock);
    private final FakeAccounts accounts =
            new FakeAccounts()
                    .with(
                            new Account(
                                    1001,
                                    "Mara Alvers",
                                    "Mara",
                                    "mara@example.org",
                                    "sso-7",
                                    "First line",
                                    Set.of(Role.TECHNICIAN),
                                    true,
                                    false));
    private Receiver receiver;
    private CamelContext context;

    @BeforeEach
    void open() throws IOException {
        receiver = new Receiver();
    }

    @AfterEach
    void close() {
        stop();
        receiver.close();
    }

    private void stop() {
        if (context != null) {
            context.stop();
            context = null;
        }
    }

    private void run(Target target) throws Exception {
        context =
                new BelayContextMaker(
                                new BelayServices(log, log, log, sessions, accounts),
                                new HttpLimits(Duration.ofSeconds(9), Duration.ofSeconds(9)),
                                new PluginComponents())
                        .make(target.label(), getClass().getClassLoader(), new HashSet<>());
        new WebhookRoutes(target, log, accounts).configure(context);
        context.start();
    }

    private Target target(Format format, Set<Trigger> triggers, boolean chatText) {
        return new Target(
                "crm",
                URI.create(receiver.url("/belay")),
                format,
                triggers,
                chatText,
                "",
                "",
                "",
                1,
                1,
                3,
                0,
                0);
    }

    private Session session() {
        Session session =
                sessions.create(
                        NewSession.ofTechnician(
                                "pin",
                                "Ilse Bergman",
                                Map.of("cfield1", "INC-20397", "tracking0", "case 7"),
                                1001,
                                ""));
        ask(session, new SessionCommand.CustomerArrived());
        return session;
    }

    private void ask(Session session, SessionCommand command) {
        sessions.ask(session.id(), command).toCompletableFuture().join();
    }

    private void say(Session session, Author author, String text) {
        ask(session, new SessionCommand.Say(author, text, text));
    }

    /** A session of 90 seconds: 10 of waiting, a line of each side, a note. */
    private Session wholeSession() {
        Session session = session();
        clock.advance(Duration.ofSeconds(10));
        ask(session, new SessionCommand.Start(MARA));
        clock.advance(Duration.ofSeconds(30));
        say(session, Author.CUSTOMER, "My <printer> & I");
        clock.advance(Duration.ofSeconds(20));
        say(session, MARA, "Grüße");
        ask(session, new SessionCommand.Note(MARA, "Toner"));
        clock.advance(Duration.ofSeconds(30));
        ask(session, new SessionCommand.CustomerLeft());
        return session;
    }

    private List<Request> received(int count) {
        await().until(() -> receiver.requests.size() >= count);
        return receiver.requests;
    }

    private static void restartAt(FakeEventLog log) {
        // A consumer that never ran begins with what happens from now on; these tests want the
        // past.
        log.cursorTo("webhook.crm", 0);
    }

    @Test
    @Tag("INT-01")
    @Tag("INT-02")
    @Tag("INT-04")
    @Tag("INT-06")
    @Tag("INT-11")
    @Tag("INT-17")
    @Tag("INT-18")
    @Tag("INT-19")
    @Tag("INT-20")
    @Tag("INT-21")
    @Tag("INT-22")
    @Tag("INT-23")
    @Tag("INT-24")
    @Tag("INT-29")
    @Tag("INT-31")
    @Tag("INT-32")
    @Tag("INT-33")
    @Tag("INT-34")
    @Tag("INT-36")
    void startAndEndArePostedAsFormInTheOrderOfTheSample() throws Exception {
        restartAt(log);
        Session session = wholeSession();
        run(target(Format.FORM, START_AND_END, true));
        List<Request> requests = received(2);
        assertThat(requests).allMatch(request -> request.method().equals("POST"));
        assertThat(requests)
                .allMatch(
                        request ->
                                request.headers()
                                        .getFirst("Content-Type")
                                        .equals("application/x-www-form-urlencoded"));
        assertThat(requests.get(0).form())
                .containsEntry("SessionID", Integer.toString(session.id()))
                .containsEntry("TechID", "1001")
                .containsEntry("TechSSOID", "sso-7")
                .containsEntry("TechName", "Mara Alvers")
                .containsEntry("TechEmail", "mara@example.org")
                .containsEntry("TechDescr", "First line")
                .containsEntry("CField0", "Ilse Bergman")
                .containsEntry("CField1", "INC-20397")
                .containsEntry("CField2", "")
                .containsEntry("Tracking0", "case 7")
                .containsEntry("WaitingTime", "10")
                .containsEntry("PickupTime", "2026-11-21T19:28:23Z")
                .containsEntry("ClosingTime", "")
                .containsEntry("LastActionTime", "2026-11-21T19:28:23Z")
                .containsEntry("Notes", "");
        assertThat(requests.get(1).form())
                .containsEntry("ClosingTime", "2026-11-21T19:29:43Z")
                .containsEntry("LastActionTime", "2026-11-21T19:29:13Z")
                .containsEntry("Notes", "Toner");
    }

    @Test
    @Tag("INT-49")
    @Tag("INT-35")
    @Tag("INT-37")
    @Tag("INT-38")
    @Tag("INT-39")
    @Tag("INT-48")
    void allVariablesAreSentInTheirOrderAlsoTheEmptyOnes() throws Exception {
        restartAt(log);
        wholeSession();
        run(target(Format.FORM, START_AND_END, true));
        List<String> names = List.copyOf(received(1).get(0).form().keySet());
        assertThat(names)
                .containsExactly(
                        "SessionID TechID TechSSOID TechName TechEmail TechDescr CField0 CField1 CField2 CField3 CField4 CField5 Tracking0 ChatLog Notes WaitingTime PickupTime ClosingTime WorkTime LastActionTime Transmitted Platform TSurvey0 TSurvey1 TSurvey2 TSurvey3 TSurvey4 TSurvey5 TSurvey6 TSurvey7 TSurvey8 TSurvey9"
                                .split(" "));
        assertThat(received(1).get(0).form())
                .containsEntry("WorkTime", "")
                .containsEntry("Transmitted", "")
                .containsEntry("Platform", "")
                .containsEntry("TSurvey0", "")
                .containsEntry("TSurvey9", "");
    }

    @Test
    @Tag("INT-10")
    @Tag("INT-12")
    void theXmlHasOneElementForEachVariableBelowSession() throws Exception {
        restartAt(log);
        Session session = wholeSession();
        run(target(Format.XML, Set.of(Trigger.END), true));
        Request request = received(1).get(0);
        assertThat(request.headers().getFirst("Content-Type")).isEqualTo("text/xml; charset=UTF-8");
        assertThat(request.text())
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?><session>");
        Document document =
                DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(request.body()));
        Element root = document.getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("session");
        assertThat(root.getChildNodes().getLength()).isEqualTo(Variable.values().length);
        assertThat(text(root, "sessionid")).isEqualTo(Integer.toString(session.id()));
        assertThat(text(root, "techssoid")).isEqualTo("sso-7");
        assertThat(text(root, "chatlog")).contains("My <printer> & I").contains("Grüße");
        assertThat(
                        Arrays.stream(Variable.values())
                                .map(Variable::element)
                                .allMatch(name -> root.getElementsByTagName(name).getLength() == 1))
                .isTrue();
    }

    private static String text(Element root, String name) {
        return root.getElementsByTagName(name).item(0).getTextContent();
    }

    @Test
    void whatXmlCanNotHoldIsReplaced() {
        String xml =
                new String(
                        Format.XML.write(Map.of(Variable.CHAT_LOG, "a\u0000b\u001bc\ud800d")),
                        UTF_8);
        assertThat(xml).contains("<chatlog>a\uFFFDb\uFFFDc\uFFFDd</chatlog>");
    }

    @Test
    @Tag("INT-13")
    @Tag("INT-30")
    void eachPostingHasTheChatSinceTheOneBefore() throws Exception {
        restartAt(log);
        wholeSession();
        run(target(Format.FORM, START_AND_END, true));
        List<Request> requests = received(2);
        assertThat(requests.get(0).form().get("ChatLog"))
                .isEqualTo(
                        "2026-11-21T19:28:13Z Ilse Bergman is waiting\n"
                                + "2026-11-21T19:28:23Z Mara started the session");
        assertThat(requests.get(1).form().get("ChatLog"))
                .isEqualTo(
                        "2026-11-21T19:28:53Z Ilse Bergman: My <printer> & I\n"
                                + "2026-11-21T19:29:13Z Mara: Grüße\n"
                                + "2026-11-21T19:29:43Z Ilse Bergman ended the session");
    }

    @Test
    @Tag("INT-14")
    void withoutChatTextOnlySystemMessagesAreSent() throws Exception {
        restartAt(log);
        wholeSession();
        run(target(Format.FORM, START_AND_END, false));
        assertThat(received(2).get(1).form().get("ChatLog"))
                .isEqualTo("2026-11-21T19:29:43Z Ilse Bergman ended the session");
    }

    @Test
    @Tag("INT-05")
    void onlyTheFirstStartIsPostedWhenAskedFor() throws Exception {
        restartAt(log);
        Session session = session();
        ask(session, new SessionCommand.Start(MARA));
        ask(session, new SessionCommand.Start(MARA));
        Session marker = session();
        ask(marker, new SessionCommand.Start(MARA));
        run(target(Format.FORM, Set.of(Trigger.FIRST_START), true));
        assertThat(received(2))
                .extracting(request -> request.form().get("SessionID"))
                .containsExactly(Integer.toString(session.id()), Integer.toString(marker.id()));
    }

    @Test
    @Tag("INT-09")
    void thePasswordGoesInAHeaderAndTheBodyIsSigned() throws Exception {
        restartAt(log);
        wholeSession();
        Target plain = target(Format.FORM, Set.of(Trigger.END), true);
        run(
                new Target(
                        "crm",
                        URI.create(receiver.url("/hook?key=a%20b&password=x&delay=9")),
                        plain.format(),
                        plain.triggers(),
                        true,
                        "belay",
                        "p:w",
                        "secret",
                        1,
                        1,
                        3,
                        0,
                        0));
        Request request = received(1).get(0);
        assertThat(request.uri()).isEqualTo("/hook?key=a%20b&password=x&delay=9");
        assertThat(request.headers().getFirst("Authorization"))
                .isEqualTo(
                        "Basic " + Base64.getEncoder().encodeToString("belay:p:w".getBytes(UTF_8)));
        assertThat(request.headers().getFirst("X-Belay-Signature"))
                .isEqualTo(Signature.of(request.body(), "secret"))
                .matches("sha256=[0-9a-f]{64}");
    }

    @Test
    void theSignatureIsTheWellKnownOne() {
        // RFC 4231, test case 2
        assertThat(Signature.of("what do ya want for nothing?".getBytes(UTF_8), "Jefe"))
                .isEqualTo(
                        "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void aReceiverThatIsDownGetsThePostingLaterWithTheSameKey() throws Exception {
        receiver.answering(number -> number < 3 ? 503 : 204);
        restartAt(log);
        wholeSession();
        run(target(Format.FORM, START_AND_END, true));
        List<Request> requests = received(4);
        assertThat(requests)
                .extracting(request -> request.headers().getFirst("Idempotency-Key"))
                .containsExactly(
                        "webhook.crm-3", "webhook.crm-3", "webhook.crm-3", "webhook.crm-7");
        assertThat(requests.get(2).text()).isEqualTo(requests.get(0).text());
        await().until(() -> log.cursor("webhook.crm") == log.last());
        assertThat(log.list(10)).isEmpty();
    }

    @Test
    void whatIsRefusedIsLaidAsideAndCanBeReplayed() throws Exception {
        receiver.answering(number -> number <= 3 ? 400 : 200);
        restartAt(log);
        wholeSession();
        run(target(Format.FORM, START_AND_END, true));
        received(4);
        await().until(() -> log.list(10).size() == 1);
        DeadLetter letter = log.list(10).get(0);
        assertThat(letter.consumer()).isEqualTo("webhook.crm");
        assertThat(letter.reason()).isEqualTo("answered 400");
        assertThat(letter.attempts()).isEqualTo(3);
        log.replay(letter.id());
        assertThat(log.list(10)).isEmpty();
        assertThat(receiver.requests.get(4).text()).isEqualTo(receiver.requests.get(0).text());
    }

    @Test
    void aRedirectIsNoDelivery() throws Exception {
        receiver.answering(number -> 302);
        restartAt(log);
        wholeSession();
        run(target(Format.FORM, Set.of(Trigger.END), true));
        await().until(() -> log.list(10).size() == 1);
        assertThat(log.list(10).get(0).reason()).isEqualTo("answered 302");
    }

    @Test
    void aReceiverThatDoesNotAnswerInTimeIsTriedAgain() throws Exception {
        receiver.answering(number -> number == 1 ? 0 : 200);
        restartAt(log);
        wholeSession();
        run(target(Format.FORM, Set.of(Trigger.END), true));
        assertThat(received(2)).hasSize(2);
        await().until(() -> log.cursor("webhook.crm") == log.last());
        assertThat(log.list(10)).isEmpty();
    }

    @Test
    void whatHappensWhileTheRoutesAreAwayIsPostedWhenTheyReturn() throws Exception {
        restartAt(log);
        Session session = session();
        run(target(Format.FORM, START_AND_END, true));
        ask(session, new SessionCommand.Start(MARA));
        received(1);
        await().until(() -> log.cursor("webhook.crm") == log.last());
        stop();
        ask(session, new SessionCommand.End(MARA));
        run(target(Format.FORM, START_AND_END, true));
        assertThat(received(2).get(1).form().get("ChatLog")).endsWith("Mara ended the session");
    }

    @Test
    @Tag("INT-09")
    void aPasswordInTheAddressIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> Target.of("crm", config("http://belay:secret@example.org/x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("use username and password")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> Target.of("crm", config("http://belay:se cret@example.org/x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("cret");
        assertThatThrownBy(() -> Target.of("crm", config("ftp://example.org/x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("http://host");
    }

    @Test
    void theNameComesFromTheFilesName() {
        assertThat(Webhook.name("org.belay.integration.webhook~Crm 2")).isEqualTo("crm-2");
    }

    private static WebhookConfig config(String url) {
        return (WebhookConfig)
                Proxy.newProxyInstance(
                        WebhookConfig.class.getClassLoader(),
                        new Class<?>[] {WebhookConfig.class},
                        (proxy, method, arguments) ->
                                method.getName().equals("url") ? url : method.getDefaultValue());
    }
}
