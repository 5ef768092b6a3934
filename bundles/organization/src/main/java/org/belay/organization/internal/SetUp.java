package org.belay.organization.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.belay.api.data.Transactions;
import org.belay.api.health.ReadinessCheck;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Throttles;
import org.belay.organization.internal.tree.Founding;
import org.belay.organization.internal.tree.TreeBook;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first step of a new gateway. As long as there is no organization, whoever can read the file
 * {@code setup-link.txt} may found it, once; afterwards there is no set-up any more.
 */
@Component(
        service = {SetUp.class, ReadinessCheck.class},
        immediate = true,
        configurationPid = {"org.belay.web", "org.apache.felix.http"},
        configurationPolicy = ConfigurationPolicy.OPTIONAL)
public final class SetUp implements ReadinessCheck {

    private static final Logger LOG = LoggerFactory.getLogger(SetUp.class);
    private static final long FIRST_WAIT_MILLIS = 200;
    private static final long LONGEST_WAIT_MILLIS = 300;

    private final TreeBook tree;
    private final Founding founding;
    private final Transactions database;
    private final SetUpLink link;
    private final String address;
    private final Throttles.Throttle guesses;
    private volatile boolean looked;
    private final ScheduledExecutorService background =
            Executors.newSingleThreadScheduledExecutor(
                    work -> {
                        Thread thread = new Thread(work, "belay-set-up");
                        thread.setDaemon(true);
                        return thread;
                    });

    /** Looks soon, on a thread of its own, whether the gateway is set up. */
    @Activate
    public SetUp(
            @Reference TreeBook tree,
            @Reference Founding founding,
            @Reference Transactions database,
            @Reference Throttles throttles,
            BundleContext context,
            Map<String, Object> configuration) {
        this(
                tree,
                founding,
                database,
                throttles,
                Path.of(context.getProperty("karaf.data")),
                Address.of(configuration));
        lookSoon(0, FIRST_WAIT_MILLIS);
    }

    SetUp(
            TreeBook tree,
            Founding founding,
            Transactions database,
            Throttles throttles,
            Path data,
            String address) {
        this.tree = tree;
        this.founding = founding;
        this.database = database;
        this.link = new SetUpLink(data.resolve("setup-link.txt"));
        this.address = address;
        this.guesses =
                throttles.throttle(
                        "set-up",
                        new Throttles.Limit(5, Duration.ofMinutes(1)),
                        new Throttles.Limit(100, Duration.ofHours(1)));
    }

    @Deactivate
    void close() {
        background.shutdownNow();
    }

    @Override
    public String part() {
        return "organization";
    }

    /** Ready once the link is there or known to be needless: whoever starts a gateway waits for it. */
    @Override
    public Health health() {
        return looked ? Health.READY : Health.down("looking whether the gateway is set up");
    }

    @Override
    public boolean essential() {
        return true;
    }

    /**
     * Founds the organization with its first master administrator, who is a technician too.
     *
     * @param from address of who asks, for throttling
     * @throws Refused {@code not-found} once it is done; {@code invalid} for a wrong token; {@code
     *     throttled}; a field's refusal
     */
    void found(String token, Founding.Founder founder, String from) {
        if (!tree.organizationName().isEmpty()) {
            throw Refused.notFound("set-up");
        }
        guesses.check(from);
        if (token == null || token.isEmpty()) {
            throw Refused.missing("token");
        }
        SetUpToken given = new SetUpToken(token);
        if (!database.run(given::isKept)) {
            guesses.failed(from);
            throw Refused.field("invalid", "token", "This isn't the link of this gateway");
        }
        founding.found(founder, given::take);
        LOG.info("The gateway is set up; the set-up link is good no more");
        deleteLink();
    }

    /** Makes sure that there is a link exactly as long as there is no organization. */
    void look() throws IOException {
        if (!tree.organizationName().isEmpty()) {
            database.run(
                    on -> {
                        SetUpToken.clear(on);
                        return null;
                    });
            link.delete();
            looked = true;
            return;
        }
        Optional<SetUpToken> earlier = link.read();
        if (earlier.isEmpty() || !database.run(earlier.get()::isKept)) {
            SetUpToken fresh = SetUpToken.fresh();
            database.run(
                    on -> {
                        fresh.keep(on);
                        return null;
                    });
            link.write(address, fresh);
        }
        looked = true;
        LOG.info("This gateway isn't set up yet: open the link in {}", link.file());
    }

    private void lookSoon(long wait, long nextWait) {
        background.schedule(() -> tryToLook(nextWait), wait, TimeUnit.MILLISECONDS);
    }

    private void tryToLook(long nextWait) {
        try {
            look();
        } catch (Refused refused) {
            // The database is lost at the moment.
            lookSoon(nextWait, Math.min(2 * nextWait, LONGEST_WAIT_MILLIS));
        } catch (IOException | RuntimeException e) {
            LOG.error("The set-up link in {} can't be written", link.file(), e);
            lookSoon(LONGEST_WAIT_MILLIS, LONGEST_WAIT_MILLIS);
        }
    }

    private void deleteLink() {
        try {
            link.delete();
        } catch (IOException e) {
            LOG.warn("{} is good no more, but couldn't be deleted", link.file(), e);
        }
    }
}
