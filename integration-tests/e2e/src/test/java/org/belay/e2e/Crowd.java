package org.belay.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.belay.testing.gateway.GatewayClient;

/** Many technicians and customers in talk with each other, all at once. */
final class Crowd implements AutoCloseable {

    /** One chat with both its ends, and the keys of all that was said in it. */
    record Chat(
            int id,
            GatewayClient client,
            SteadyPage technician,
            SteadyPage customer,
            Queue<String> said) {}

    private static final int MOST_UNACKNOWLEDGED = 20;

    private final ScheduledExecutorService hands = Executors.newScheduledThreadPool(8);
    private final HttpClient http = GatewayClient.http();
    private final List<SteadyPage> pages = new ArrayList<>();
    private final List<Chat> chats = new ArrayList<>();
    private final URI gateway;
    private ScheduledFuture<?> talk;
    private final AtomicInteger lines = new AtomicInteger();

    /**
     * So many technicians, each in so many active chats; nobody says anything yet.
     *
     * @param desk where technicians meet the gateway
     */
    Crowd(URI gateway, URI desk, int technicians, int chatsEach) {
        this.gateway = gateway;
        GatewayClient administrator = client();
        administrator.signIn(GatewayUnderTest.EMAIL, GatewayUnderTest.PASSWORD);
        for (int i = 0; i < technicians; i++) {
            String email = "crowd-" + System.nanoTime() + "@acme.example";
            administrator.createTechnician("Crowd " + i, email, GatewayUnderTest.PASSWORD);
            GatewayClient client = new GatewayClient(desk, http);
            client.signIn(email, GatewayUnderTest.PASSWORD);
            SteadyPage console = page(new SteadyPage(client::technicianSocket, hands));
            for (int j = 0; j < chatsEach; j++) {
                chats.add(chat(client, console));
            }
        }
    }

    private Chat chat(GatewayClient technician, SteadyPage console) {
        GatewayClient customer = client();
        int id = customer.redeemPin(technician.issuePin("In the crowd"));
        SteadyPage page = page(new SteadyPage(() -> customer.customerSocket(id), hands));
        // Until the customer's page has come it can't be started.
        await().until(
                        () ->
                                technician.post("/api/sessions/" + id + "/start", null).status()
                                        == 200);
        console.open(id);
        page.open(id);
        return new Chat(id, technician, console, page, new ConcurrentLinkedQueue<>());
    }

    private SteadyPage page(SteadyPage page) {
        pages.add(page);
        return page;
    }

    private GatewayClient client() {
        return new GatewayClient(gateway, http);
    }

    List<Chat> chats() {
        return chats;
    }

    /** Lets them say so many lines a second, each chat in turn, both sides in turn. */
    void talk(int aSecond) {
        atRate(aSecond, line -> sayNext(line, line / chats.size() % 2 == 0, "Line " + line));
    }

    /** Lets the customers alone say that so many times a second. */
    void customersSay(String text, int aSecond) {
        atRate(aSecond, line -> sayNext(line, true, text));
    }

    private void atRate(int aSecond, IntConsumer speak) {
        long pause = TimeUnit.SECONDS.toMicros(1) / aSecond;
        talk =
                hands.scheduleAtFixedRate(
                        () -> speak.accept(lines.getAndIncrement()),
                        0,
                        pause,
                        TimeUnit.MICROSECONDS);
    }

    private void sayNext(int line, boolean customer, String text) {
        Chat chat = chats.get(line % chats.size());
        String key = "line-" + line;
        SteadyPage speaker = customer ? chat.customer() : chat.technician();
        // Nobody types on for ever while nothing gets through.
        if (speaker.unacknowledged().size() < MOST_UNACKNOWLEDGED) {
            chat.said().add(key);
            speaker.say(chat.id(), key, text);
        }
    }

    /** Waits until so many more lines are acknowledged; they go on talking. */
    void awaitLines(int more) {
        long before = acknowledged();
        await().until(() -> acknowledged() >= before + more);
    }

    /** Nobody begins another line. */
    void hush() {
        if (talk != null) {
            talk.cancel(false);
        }
    }

    private long acknowledged() {
        return pages.stream().mapToLong(page -> page.acknowledged().size()).sum();
    }

    /** How often one of their lines was lost. */
    int losses() {
        return pages.stream().mapToInt(SteadyPage::losses).sum();
    }

    /** Whether all of them are connected. */
    boolean isWhole() {
        return pages.stream().allMatch(SteadyPage::isConnected);
    }

    /** Waits until all lines are acknowledged. */
    void awaitAcknowledged() {
        await().untilAsserted(
                        () ->
                                assertThat(pages)
                                        .allSatisfy(
                                                page ->
                                                        assertThat(page.unacknowledged())
                                                                .isEmpty()));
    }

    /** The log of each chat has each line once, and nothing else that was said. */
    void checkLogs() {
        assertThat(chats)
                .allSatisfy(
                        chat ->
                                assertThat(logged(chat))
                                        .containsExactlyInAnyOrderElementsOf(chat.said()));
    }

    private static List<String> logged(Chat chat) {
        List<String> keys = new ArrayList<>();
        long after = 0;
        boolean more = true;
        while (more) {
            JsonNode page =
                    chat.client().get("/api/sessions/" + chat.id() + "/log?after=" + after).ok();
            said(page).forEach(keys::add);
            more = page.path("more").asBoolean();
            after =
                    more
                            ? page.at("/events/" + (page.path("events").size() - 1) + "/seq")
                                    .asLong()
                            : after;
        }
        return keys;
    }

    private static Stream<String> said(JsonNode page) {
        return StreamSupport.stream(page.path("events").spliterator(), false)
                .filter(event -> event.path("type").asText().equals("said"))
                .map(event -> event.path("key").asText());
    }

    @Override
    public void close() {
        hush();
        chats.forEach(chat -> chat.client().post("/api/sessions/" + chat.id() + "/end", null));
        pages.forEach(SteadyPage::close);
        hands.shutdownNow();
    }
}
