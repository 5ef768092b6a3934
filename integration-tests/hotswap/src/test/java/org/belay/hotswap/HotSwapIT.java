package org.belay.hotswap;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.doNotModifyLogConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;

import java.io.File;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
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
import org.osgi.framework.BundleListener;
import org.osgi.framework.ServiceReference;
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
    private static final EnumSet<FeaturesService.Option> QUIETLY =
            EnumSet.of(FeaturesService.Option.NoAutoRefreshBundles);
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    @Inject private FeaturesService features;
    @Inject private BundleContext context;

    @Configuration
    public Option[] distribution() throws IOException {
        return new Option[] {
            karafDistributionConfiguration()
                    .frameworkUrl("file:" + System.getProperty("belay.distribution"))
                    .karafVersion(System.getProperty("belay.karaf.version"))
                    .name("Belay")
                    .unpackDirectory(new File("target", "exam"))
                    .useDeployFolder(false),
            // Its log shows what the gateway said, in its own format.
            doNotModifyLogConfiguration(),
            configureConsole().ignoreLocalConsole().ignoreRemoteShell(),
            editConfigurationFilePut(
                    "etc/org.apache.felix.http.cfg", "org.osgi.service.http.port", freePort()),
            editConfigurationFilePut("etc/org.apache.karaf.shell.cfg", "sshPort", freePort()),
        };
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
                features.installFeature(feature, QUIETLY);
            }
        }
        await("sessions", () -> context.getServiceReference(Sessions.class) != null);
        await("contributions", () -> context.getServiceReference(Contributions.class) != null);
        await("PIN", () -> pinMethod() != null);
    }

    @Test
    public void removingPinsTakesTheirServiceAway() throws Exception {
        features.uninstallFeature(PIN, QUIETLY);
        await("PIN to go", () -> pinMethod() == null);

        features.installFeature(PIN, QUIETLY);
        await("PIN to come", () -> pinMethod() != null);
    }

    @Test
    public void nothingButTheFeatureItselfRestarts() throws Exception {
        Object sessions = context.getServiceReference(Sessions.class);
        Set<String> touched = new ConcurrentSkipListSet<>();
        BundleListener listener =
                event -> {
                    if (event.getType() == BundleEvent.STOPPED
                            || event.getType() == BundleEvent.UNRESOLVED) {
                        touched.add(event.getBundle().getSymbolicName());
                    }
                };
        context.addBundleListener(listener);

        for (String feature : List.of(PIN, WEBHOOK)) {
            features.uninstallFeature(feature, QUIETLY);
            features.installFeature(feature, QUIETLY);
        }
        await("PIN to come", () -> pinMethod() != null);
        context.removeBundleListener(listener);

        assertEquals(
                new TreeSet<>(Set.of("org.belay.connect.pin", "org.belay.integration.webhook")),
                new TreeSet<>(touched));
        assertEquals(sessions, context.getServiceReference(Sessions.class));
    }

    @Test
    public void twentyReinstallationsLeaveNothingBehind() throws Exception {
        reinstall(2, new ArrayList<>()); // what is made once for all is made by now
        Set<String> threads = threads();
        int services = services();
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();

        reinstall(20, loaders);

        await("services to be as before, but are " + services(), () -> services() == services);
        await(
                "class loaders to go",
                () -> {
                    System.gc();
                    return loaders.stream().filter(loader -> loader.get() != null).count() <= 2;
                });
        Set<String> more = threads();
        more.removeAll(threads);
        assertTrue("threads left behind: " + more, more.isEmpty());
    }

    private void reinstall(int times, List<WeakReference<ClassLoader>> loaders) throws Exception {
        for (int i = 0; i < times; i++) {
            loaders.add(loaderOf("org.belay.connect.pin"));
            loaders.add(loaderOf("org.belay.integration.webhook"));
            for (String feature : List.of(PIN, WEBHOOK)) {
                features.uninstallFeature(feature, QUIETLY);
                features.installFeature(feature, QUIETLY);
            }
            await("PIN to come", () -> pinMethod() != null);
        }
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

    private ServiceReference<?> pinMethod() {
        return context.getServiceReference(ConnectionMethod.class);
    }

    private int services() {
        return Arrays.stream(context.getBundles())
                .map(Bundle::getRegisteredServices)
                .mapToInt(registered -> registered == null ? 0 : registered.length)
                .sum();
    }

    // Numbers go: a pool's third thread is no other kind of thread than its first.
    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(thread -> thread.getName().replaceAll("[0-9]+", "#"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            assertTrue("waited in vain for " + what, System.nanoTime() < deadline);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
