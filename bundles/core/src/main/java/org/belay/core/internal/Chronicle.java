package org.belay.core.internal;

import java.time.Duration;
import java.util.Locale;
import org.belay.api.event.LoggedEvent;
import org.belay.api.session.Session;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.SessionGate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line in the gateway's log for each thing that an administrator wants to know of sessions. */
final class Chronicle {

    private static final Logger LOG = LoggerFactory.getLogger("org.belay.session");

    void tell(Session session, LoggedEvent logged) {
        int id = session.id();
        SessionEvent event = logged.event();
        if (event instanceof SessionEvent.Created created) {
            LOG.info(
                    "Session {} created by {} for {} {}",
                    id,
                    created.method(),
                    created.channelId() == 0 ? "technician" : "channel",
                    created.channelId() == 0 ? created.technicianId() : created.channelId());
        } else if (event instanceof SessionEvent.Started started) {
            LOG.info(
                    "Session {} started by technician {} after {} s",
                    id,
                    started.author().accountId(),
                    Duration.between(session.createdAt(), logged.at()).toSeconds());
        } else if (event instanceof SessionEvent.HandedOver handedOver) {
            LOG.info(
                    "Session {} handed over by {} to {} {}",
                    id,
                    handedOver.author().accountId(),
                    handedOver.to().kind().name().toLowerCase(Locale.ROOT),
                    handedOver.to().id());
        } else if (event instanceof SessionEvent.Ended ended) {
            LOG.info(
                    "Session {} ended as {} ({}) after {} s",
                    id,
                    ended.status().wireName(),
                    ended.cause().wireName(),
                    Duration.between(session.createdAt(), logged.at()).toSeconds());
        } else {
            LOG.debug("Session {} {}", id, event.type().wireName());
        }
    }

    void brokenGate(SessionGate gate, Throwable e) {
        LOG.warn("Gate {} failed; what was asked is refused", gate.getClass().getName(), e);
    }
}
