package org.belay.hotswap;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.systemTimeout;
import static org.ops4j.pax.exam.CoreOptions.vmOptions;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.doNotModifyLogConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFileExtend;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.File;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.karaf.features.FeaturesService;
import org.belay.api.connect.ConnectionMethod;
import org.belay.api.session.Sessions;
import org.belay.api.ui.Contributions;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Takes optional features out of the built distribution and puts them back, seen from inside: nothing
 * else restarts, and nothing stays behind.
 */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class HotSwapIT {

    private static final String PIN = "belay-connect-pin";
    private static final String WEBHOOK = "belay-integration-webhook";
    private static final EnumSet<FeaturesService.Option> PLAINLY =
            EnumSet.noneOf(FeaturesService.Option.class);
    // Declared by the feature that comes and goes.
    private static final String VALIDITY = "connect.pin.validity";
    private static final String PIN_PERMISSION = "connect.pin";
    private static final int TIMES = 20;
    // Pools grow and shrink meanwhile; a leak would leave TIMES of a kind.
    private static final long POOLS = TIMES / 4;
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    @Inject private FeaturesService features;
    @Inject private BundleContext context;

    @Configuration
    public Option[] distribution() throws IOException {
        String karaf = System.getProperty("belay.karaf.version");
        return new Option[] {
            karafDistributionConfiguration()
                    .frameworkUrl("file:" + System.getProperty("belay.distribution"))
                    .karafVersion(karaf)
                    .name("Belay")
                    .unpackDirectory(new File("target", "exam"))
                    .useDeployFolder(false),
            // Its log shows what the gateway said, in its own format.
            doNotModifyLogConfiguration(),
            configureConsole().ignoreLocalConsole().ignoreRemoteShell(),
            editConfigurationFilePut(
                    "etc/org.apache.felix.http.cfg", "org.osgi.service.http.port", freePort()),
            editConfigurationFilePut("etc/org.apache.karaf.shell.cfg", "sshPort", freePort()),
            // The distribution fetches nothing from outside; the tests' own bundles lie here.
            editConfigurationFileExtend(
                    "etc/org.ops4j.pax.url.mvn.cfg",
                    "org.ops4j.pax.url.mvn.defaultRepositories",
                    new File(System.getProperty("belay.maven.repository")).toURI()
                            + "@id=tests@snapshots"),
            // So that a refresh would happen if one were needed.
            editConfigurationFilePut("etc/org.apache.karaf.features.cfg", "autoRefresh", "true"),
            // With an address it has routes and a context. Nobody listens there, and nothing is
            // posted.
            editConfigurationFilePut(
                    "etc/org.belay.integration.webhook-default.cfg", "url", "http://127.0.0.1:9/"),
            // As bin/karaf starts it, which Pax Exam does not use; from the container's own folder.
            vmOptions(
                    "-Xmx512m",
                    "-XX:+UseSerialGC",
                    "-Djava.awt.headless=true",
                    "--add-reads=java.xml=java.logging",
                    "--add-exports=java.base/org.apache.karaf.specs.locator=java.xml,ALL-UNNAMED",
                    "--patch-module=java.base=" + endorsed("locator", karaf),
                    "--patch-module=java.xml=" + endorsed("java.xml", karaf)),
            // Costs nothing where it isn't needed; a busy machine takes minutes for a first start.
            systemTimeout(600_000),
        };
    }

    private static String endorsed(String name, String version) {
        return "lib/endorsed/org.apache.karaf.specs." + name + "-" + version + ".jar";
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        }
    }

    @Before
    public void gatewayIsUp() throws Exception {
        for (String feature : List.of(PIN, WEBHOOK)) {
            if (!features.isInstalled(features.getFeature(feature))) {
                features.installFeature(feature, PLAINLY);
            }
        }
        await("sessions", () -> context.getServiceReference(Sessions.class) != null);
        await("contributions", () -> context.getServiceReference(Contributions.class) != null);
        awaitBoth();
        // Services come before the addresses behind which they are asked.
        await("the gateway to be ready", AdministrationCenter::gatewayIsReady);
    }

    @Test
    public void removingPinsTakesTheirServiceAway() throws Exception {
        features.uninstallFeature(PIN, PLAINLY);
        await("PIN to go", () -> !pinIsOffered());

        features.installFeature(PIN, PLAINLY);
        await("PIN to come", this::pinIsOffered);
    }

    @Test
    public void removingWebhooksStopsTheirRoutes() throws Exception {
        features.uninstallFeature(WEBHOOK, PLAINLY);
        await("webhook to go", () -> !webhookFollowsTheLog());

        features.installFeature(WEBHOOK, PLAINLY);
        await("webhook to come", HotSwapIT::webhookFollowsTheLog);
    }

    @Test
    public void nothingButTheFeaturesOwnBundleStops() throws Exception {
        ServiceReference<?> sessions = context.getServiceReference(Sessions.class);

        assertEquals(Set.of("org.belay.connect.pin"), stoppedByReinstalling(PIN));
        assertEquals(Set.of("org.belay.integration.webhook"), stoppedByReinstalling(WEBHOOK));

        assertEquals(sessions, context.getServiceReference(Sessions.class));
    }

    @Test
    public void whatARemovedBundleDeclaredIsKeptAndComesBack() throws Exception {
        AdministrationCenter page = new AdministrationCenter();
        String settings = "api/units/" + firstGroup(page) + "/settings";
        String permissions = "api/units/" + firstGroup(page) + "/permissions?audience=members";
        save(page, settings, "settings", VALIDITY, "value", 33);
        save(page, permissions, "permissions", PIN_PERMISSION, "given", false);

        page.look();
        features.uninstallFeature(PIN, PLAINLY);
        page.awaitNews();
        await("setting to go", () -> find(page, settings, VALIDITY).isMissingNode());
        await("permission to go", () -> find(page, permissions, PIN_PERMISSION).isMissingNode());
        assertEquals("33", unknown(page, settings, VALIDITY).path("value").asText());
        assertFalse(unknown(page, permissions, PIN_PERMISSION).isMissingNode());

        page.look();
        features.installFeature(PIN, PLAINLY);
        page.awaitNews();
        await("setting to come", () -> !find(page, settings, VALIDITY).isMissingNode());
        await("permission to come", () -> !find(page, permissions, PIN_PERMISSION).isMissingNode());
        assertEquals(33, find(page, settings, VALIDITY).path("value").asInt());
        assertTrue(find(page, settings, VALIDITY).path("own").asBoolean());
        assertFalse(find(page, permissions, PIN_PERMISSION).path("given").asBoolean(true));
        save(page, permissions, "permissions", PIN_PERMISSION, "given", true);
    }

    private static int firstGroup(AdministrationCenter page) throws Exception {
        for (JsonNode each : page.get("api/tree?unit=4").path("children")) {
            if (each.path("type").asText().equals("technician-group")) {
                return each.path("id").asInt();
            }
        }
        throw new AssertionError("no technician group");
    }

    private static void save(
            AdministrationCenter page,
            String path,
            String what,
            String key,
            String member,
            Object value)
            throws Exception {
        int revision = find(page, path, key).path("revision").asInt();
        page.put(
                path,
                Map.of(
                        "save",
                        "unit",
                        what,
                        Map.of(key, Map.of("revision", revision, member, value))));
    }

    /** The declared permission or setting of that key. */
    private static JsonNode find(AdministrationCenter page, String path, String key) {
        JsonNode answer = read(page, path);
        for (JsonNode each : answer.path("permissions")) {
            if (each.path("key").asText().equals(key)) {
                return each;
            }
        }
        for (JsonNode section : answer.path("sections")) {
            for (JsonNode each : section.path("settings")) {
                if (each.path("key").asText().equals(key)) {
                    return each;
                }
            }
        }
        return MissingNode.getInstance();
    }

    private static JsonNode unknown(AdministrationCenter page, String path, String key) {
        for (JsonNode each : read(page, path).path("unknown")) {
            if (each.path("key").asText().equals(key)) {
                return each;
            }
        }
        return MissingNode.getInstance();
    }

    private static JsonNode read(AdministrationCenter page, String path) {
        try {
            return page.get(path);
        } catch (Exception e) {
            throw new AssertionError(path, e);
        }
    }

    private Set<String> stoppedByReinstalling(String feature) throws Exception {
        Set<String> stopped = new ConcurrentSkipListSet<>();
        SynchronousBundleListener listener =
                event -> {
                    if (event.getType() == BundleEvent.STOPPED
                            || event.getType() == BundleEvent.UNRESOLVED) {
                        stopped.add(event.getBundle().getSymbolicName());
                    }
                };
        context.addBundleListener(listener);
        try {
            features.uninstallFeature(feature, PLAINLY);
            features.installFeature(feature, PLAINLY);
            awaitBoth();
        } finally {
            context.removeBundleListener(listener);
        }
        return stopped;
    }

    @Test
    public void twentyReinstallationsLeaveNothingBehind() throws Exception {
        reinstall(2); // what is made once for all is made by now
        Map<String, Long> services = services();
        Map<String, Long> threads = threads();

        List<WeakReference<ClassLoader>> loaders = reinstall(TIMES);

        awaitNone("services lost", () -> more(services(), services, 0));
        awaitNone("services left behind", () -> more(services, services(), 0));
        awaitNone("threads left behind", () -> more(threads, threads(), POOLS));
        awaitNone("class loaders left behind", () -> alive(loaders));
    }

    /** Both features at once; returns the class loaders of the bundles that are gone. */
    private List<WeakReference<ClassLoader>> reinstall(int times) throws Exception {
        Set<String> both = Set.of(PIN, WEBHOOK);
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            loaders.add(loaderOf("org.belay.connect.pin"));
            loaders.add(loaderOf("org.belay.integration.webhook"));
            features.uninstallFeatures(both, PLAINLY);
            await("PIN to go", () -> !pinIsOffered());
            await("webhook to go", () -> !webhookFollowsTheLog());
            features.installFeatures(both, PLAINLY);
            awaitBoth();
        }
        return loaders;
    }

    private WeakReference<ClassLoader> loaderOf(String symbolicName) {
        Bundle bundle =
                Arrays.stream(context.getBundles())
                        .filter(each -> symbolicName.equals(each.getSymbolicName()))
                        .findFirst()
                        .orElse(null);
        assertNotNull(symbolicName, bundle);
        return new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader());
    }

    private static Set<String> alive(List<WeakReference<ClassLoader>> loaders) {
        System.gc();
        return loaders.stream()
                .map(WeakReference::get)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void awaitBoth() {
        await("PIN to come", this::pinIsOffered);
        await("webhook to come", HotSwapIT::webhookFollowsTheLog);
    }

    private boolean pinIsOffered() {
        return context.getServiceReference(ConnectionMethod.class) != null;
    }

    /** Its Camel context runs: a route of it reads the event log. */
    private static boolean webhookFollowsTheLog() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().startsWith("belay-consumer-webhook"));
    }

    private Map<String, Long> services() {
        return Arrays.stream(context.getBundles())
                .map(Bundle::getRegisteredServices)
                .filter(Objects::nonNull)
                .flatMap(Arrays::stream)
                .map(service -> (String[]) service.getProperty(Constants.OBJECTCLASS))
                .collect(Collectors.groupingBy(Arrays::toString, Collectors.counting()));
    }

    // Numbers go: a pool's third thread is no other kind of thread than its first.
    private static Map<String, Long> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(thread -> thread.getName().replaceAll("[0-9]+", "#"))
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
    }

    private static Set<String> more(Map<String, Long> before, Map<String, Long> now, long allowed) {
        return now.entrySet().stream()
                .filter(each -> each.getValue() > before.getOrDefault(each.getKey(), 0L) + allowed)
                .map(each -> each.getValue() + " " + each.getKey())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void await(String what, BooleanSupplier condition) {
        awaitNone("waited in vain", () -> condition.getAsBoolean() ? Set.of() : Set.of(what));
    }

    private static void awaitNone(String what, Supplier<Set<String>> rest) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        for (Set<String> left = rest.get(); !left.isEmpty(); left = rest.get()) {
            assertTrue(what + ": " + left, System.nanoTime() < deadline);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
