package org.belay.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.belay.api.connect.ChannelEntrance;
import org.belay.api.connect.GuestDoor;
import org.belay.api.connect.Invitations;
import org.belay.api.health.ReadinessCheck.Health;
import org.belay.api.organization.Directory;
import org.belay.api.organization.OrganizationChange;
import org.belay.api.organization.OrganizationListener;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand.CustomerArrived;
import org.belay.api.session.SessionEventListener;
import org.belay.api.session.SessionStatus;
import org.belay.api.session.Sessions;
import org.belay.testing.fakes.FakeDirectory;
import org.belay.testing.fakes.FakeInvitationStore;
import org.belay.testing.fakes.StrictEventLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** The core as it is put together, with threads and a clock of its own. */
class CoreTest {

    private final StrictEventLog log = new StrictEventLog();
    private final FakeInvitationStore store = new FakeInvitationStore(log::isUsed);
    private final Map<Class<?>, Object> services = new ConcurrentHashMap<>();
    private final CountDownLatch hanging = new CountDownLatch(1);
    private Core core;

    @AfterEach
    void stop() {
        hanging.countDown();
        core.stop();
        assertThat(services).isEmpty();
    }

    private void start() {
        core = new Core(context(), new Defaults(), log, store);
    }

    private void startAndAwaitReady() {
        start();
        await().until(() -> core.health().equals(Health.READY));
    }

    private Session redeemed() {
        Invitations invitations = (Invitations) services.get(Invitations.class);
        String code = invitations.issue("pin", 1001, "", Map.of(), Duration.ofMinutes(5)).code();
        return invitations.redeem(code, "").toCompletableFuture().join();
    }

    private Sessions sessions() {
        return (Sessions) services.get(Sessions.class);
    }

    @Test
    void itServesAsSoonAsTheOpenSessionsAreTakenUp() {
        startAndAwaitReady();

        assertThat(services)
                .containsOnlyKeys(
                        Sessions.class,
                        Invitations.class,
                        GuestDoor.class,
                        ChannelEntrance.class,
                        OrganizationListener.class);
        assertThat(sessions().all()).isEmpty();
    }

    @Test
    void withoutDatabaseItIsDownAndServesNothingUntilTheDatabaseIsBack() {
        log.goAway();
        start();
        await().until(() -> core.health().reason().contains("can't be read"));
        assertThat(services).isEmpty();

        log.comeBack();

        await().until(() -> core.health().equals(Health.READY));
        assertThat(services).containsKey(Sessions.class);
    }

    @Test
    void listenersThatHangHoldUpNoSession() {
        startAndAwaitReady();
        AtomicInteger hung = new AtomicInteger();
        int more = 2 * Math.max(2, Runtime.getRuntime().availableProcessors());
        for (int i = 0; i < more; i++) {
            core.bindListener(
                    (session, event) -> {
                        hung.incrementAndGet();
                        awaitTheEnd();
                    });
        }
        Told quick = new Told();
        core.bindListener(quick);
        int id = redeemed().id();
        await().until(() -> hung.get() == more);

        Session session = sessions().ask(id, new CustomerArrived()).toCompletableFuture().join();

        assertThat(session.status()).isEqualTo(SessionStatus.WAITING);
        await().until(() -> quick.events.size() == 2);
    }

    private void awaitTheEnd() {
        try {
            hanging.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aListenerThatIsTakenAwayHearsNothingMore() {
        startAndAwaitReady();
        Told gone = new Told();
        SessionEventListener listener = gone;
        core.bindListener(listener);
        core.unbindListener(listener);

        redeemed();

        assertThat(gone.events).isEmpty();
    }

    @Test
    @Tag("ORG-34")
    void whoseTechnicianIsDisabledIsAbortedAsSoonAsTheOrganizationTells() {
        FakeDirectory tree =
                new FakeDirectory()
                        .withMasterAdministrator(11, 11, "Greta")
                        .withGroup(111, Directory.TECHNICIANS, "Desk")
                        .withTechnician(1001, 111, 1001, "Mara");
        start();
        core.with(tree);
        await().until(() -> core.health().equals(Health.READY));
        int id = redeemed().id();

        tree.switched(1001, false);
        ((OrganizationListener) services.get(OrganizationListener.class))
                .changed(
                        new OrganizationChange(Set.of(1001), Set.of(1001), Set.of(1001), Set.of()));

        await().atMost(Duration.ofSeconds(5)) // sooner than it would be found without being told
                .until(() -> log.session(id).orElseThrow().status() == SessionStatus.ABORTED);
    }

    private BundleContext context() {
        return proxy(
                BundleContext.class,
                (method, args) -> {
                    assertThat(method).isEqualTo("registerService");
                    Class<?> type = (Class<?>) args[0];
                    services.put(type, args[1]);
                    return proxy(
                            ServiceRegistration.class,
                            (unregister, none) -> {
                                services.remove(type);
                                return null;
                            });
                });
    }

    private interface Answer {
        Object to(String method, Object[] args);
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, args) -> answer.to(method.getName(), args)));
    }

    @SuppressWarnings("BadAnnotationImplementation") // stands for what Declarative Services make
    static final class Defaults implements CoreConfig {
        @Override
        public int connecting_time_out_minutes() {
            return 10;
        }

        @Override
        public int waiting_time_out_minutes() {
            return 120;
        }

        @Override
        public int idle_time_out_minutes() {
            return 60;
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return CoreConfig.class;
        }
    }
}
