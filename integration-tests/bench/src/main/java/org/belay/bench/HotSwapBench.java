package org.belay.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.belay.testing.gateway.GatewayClient;
import org.belay.testing.gateway.GatewaySocket;
import org.belay.testing.gateway.TestGateway;

/**
 * How long an administrator's {@code feature:install belay-connect-pin} takes until an open console
 * has heard of the tab and has fetched its module. The time of the shell's own SSH connection is
 * counted and printed apart.
 */
public final class HotSwapBench {

    private static final String PIN = "belay-connect-pin";
    private static final String EMAIL = "bench@belay.example";
    private static final String PASSWORD = "Belay-on-7-ropes";

    private HotSwapBench() {}

    /** Argument: how often (15). */
    public static void main(String[] arguments) throws Exception {
        int times = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15;
        Path home = Files.createTempDirectory("belay-bench");
        try (TestGateway gateway = TestGateway.unpack(TestGateway.distribution(), home)) {
            gateway.start();
            GatewayClient technician = new GatewayClient(gateway.address(), GatewayClient.http());
            technician.setUp(gateway.setUpToken(), "Bench", "Bench", EMAIL, PASSWORD);
            technician.signIn(EMAIL, PASSWORD);
            measure(gateway, technician, times);
        } finally {
            try (var files = Files.walk(home)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }

    private static void measure(TestGateway gateway, GatewayClient technician, int times)
            throws Exception {
        LinkedBlockingQueue<Long> changes = new LinkedBlockingQueue<>();
        GatewaySocket console = technician.technicianSocket();
        console.onMessage(
                message -> {
                    if (message.path("type").asText().equals("contributions")) {
                        changes.add(System.nanoTime());
                    }
                });
        long[] shell = new long[times];
        long[] total = new long[times];
        for (int i = 0; i < times; i++) {
            long begin = System.nanoTime();
            gateway.shell("feature:list --installed --no-format");
            shell[i] = System.nanoTime() - begin;
            gateway.shell("feature:uninstall " + PIN);
            until(changes, () -> tab(technician).isMissingNode());
            long asked = System.nanoTime();
            Thread administrator =
                    new Thread(() -> gateway.shell("feature:install " + PIN), "administrator");
            administrator.start();
            until(changes, () -> !tab(technician).isMissingNode());
            technician.get(tab(technician).path("module").asText());
            total[i] = System.nanoTime() - asked;
            administrator.join();
        }
        print("feature:install -> tab in the console", total);
        print("of that, a command that does nothing", shell);
        console.close();
    }

    private static JsonNode tab(GatewayClient technician) {
        return technician
                .get("/api/contributions?page=console")
                .ok()
                .at("/slots/console.new-session/0");
    }

    private static void until(LinkedBlockingQueue<Long> changes, BooleanSupplier holds)
            throws InterruptedException {
        while (!holds.getAsBoolean()) {
            if (changes.poll(20, TimeUnit.SECONDS) == null) {
                throw new IllegalStateException("the console heard of no change");
            }
        }
    }

    private static void print(String what, long[] nanos) {
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%-40s median %7.0f ms   max %7.0f ms   (%d)%n",
                what,
                nanos[nanos.length / 2] / 1e6,
                nanos[nanos.length - 1] / 1e6,
                nanos.length);
    }
}
