package org.belay.routing.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.belay.api.organization.Directory;
import org.belay.api.session.Author;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.SessionStatus;
import org.belay.api.session.Sessions;
import org.belay.api.session.Target;
import org.belay.api.setting.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a session that nobody has started for some minutes to another channel, once (SET-66): in that
 * queue it is Incoming, in its own Outgoing (SET-67).
 */
final class ChannelTransfer {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelTransfer.class);

    private final Sessions sessions;
    private final Directory directory;
    private final Settings settings;
    private final Clock clock;

    ChannelTransfer(Sessions sessions, Directory directory, Settings settings, Clock clock) {
        this.sessions = sessions;
        this.directory = directory;
        this.settings = settings;
        this.clock = clock;
    }

    /** When it is to be handed over if nothing happens until then; empty if it isn't. */
    Optional<Instant> at(Session session) {
        if (session.status() != SessionStatus.WAITING
                || session.channelId() == 0
                || session.company().transfer() != null) {
            return Optional.empty();
        }
        int minutes = settings.get(RoutingSettings.TRANSFER_AFTER, session.channelId());
        return minutes == 0 || to(session).isEmpty()
                ? Optional.empty()
                : Optional.of(session.createdAt().plus(Duration.ofMinutes(minutes)));
    }

    /** Its time has come, unless something else was set meanwhile. */
    void due(Session session) {
        if (at(session).filter(time -> !time.isAfter(clock.instant())).isEmpty()) {
            return;
        }
        to(session)
                .ifPresent(
                        channel ->
                                sessions.ask(
                                                session.id(),
                                                new SessionCommand.HandOver(
                                                        Author.SYSTEM, Target.channel(channel), ""))
                                        .whenComplete(
                                                (done, failure) -> log(session, channel, failure)));
    }

    private Optional<Integer> to(Session session) {
        String to = settings.get(RoutingSettings.TRANSFER_TO, session.channelId());
        return Optional.of(to)
                .filter(each -> !each.equals(RoutingSettings.NOWHERE))
                .map(Integer::valueOf)
                .filter(each -> each != session.channelId())
                .filter(directory::isEnabled);
    }

    private static void log(Session session, int channel, Throwable failure) {
        if (failure == null) {
            LOG.info("Session {} handed to channel {}", session.id(), channel);
        } else {
            LOG.debug("Session {} stays in its queue: {}", session.id(), failure.toString());
        }
    }
}
