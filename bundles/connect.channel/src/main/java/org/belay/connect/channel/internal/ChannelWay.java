package org.belay.connect.channel.internal;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.belay.api.connect.ChannelEntrance;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Throttles;
import org.belay.api.security.Throttles.Limit;
import org.belay.api.security.Throttles.Throttle;
import org.belay.api.session.Session;
import org.belay.api.setting.Settings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way in by a channel's link or form (CHAN-01, CHAN-07, CHAN-08): nobody has to be known, so how
 * often somebody comes is limited by where he comes from.
 */
@Component(service = ChannelWay.class, configurationPid = "org.belay.connect.channel")
@Designate(ocd = ChannelConfig.class)
public final class ChannelWay {

    static final String METHOD = "channel";

    private static final Logger LOG = LoggerFactory.getLogger(ChannelWay.class);
    private static final Duration COUNTED = Duration.ofMinutes(10);

    private final ChannelEntrance entrance;
    private final Settings settings;
    private final Throttle throttle;

    @Activate
    public ChannelWay(
            @Reference ChannelEntrance entrance,
            @Reference Settings settings,
            @Reference Throttles throttles,
            ChannelConfig config) {
        this.entrance = entrance;
        this.settings = settings;
        this.throttle =
                throttles.throttle(
                        METHOD,
                        new Limit(config.sessions_per_address(), COUNTED),
                        new Limit(config.sessions_overall(), COUNTED));
    }

    /**
     * What the channel asks now; from memory.
     *
     * @throws Refused {@code not-found}, {@code channel-closed} or {@code unavailable}
     */
    ChannelForm form(int channel) {
        entrance.objection(channel)
                .ifPresent(
                        refused -> {
                            throw refused;
                        });
        return ChannelForm.of(settings, channel);
    }

    /** Lets somebody in. The stage fails as {@link #form} does, or {@code throttled}, or by field. */
    CompletionStage<Session> enter(int channel, Map<String, String> given, String address) {
        Map<String, String> answers;
        try {
            answers = form(channel).answers(given);
            throttle.check(address);
        } catch (Refused refused) {
            return CompletableFuture.failedFuture(refused);
        }
        // Counted before it is done: the next one mustn't slip through meanwhile.
        throttle.failed(address);
        return entrance.enter(METHOD, channel, answers, address)
                .thenApply(
                        session -> {
                            LOG.info("Session {} came in by channel {}", session.id(), channel);
                            return session;
                        });
    }
}
