package org.belay.routing.internal;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.belay.api.session.EndCause;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.Sessions;
import org.belay.api.setting.Settings;
import org.belay.routing.internal.RoutingSettings.Absent;
import org.belay.routing.internal.RoutingSettings.Behaviour;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a request that nobody can take when it comes (SET-73 to SET-78). Outside of working
 * hours that is so whoever is there.
 */
final class Absence {

    private static final Logger LOG = LoggerFactory.getLogger(Absence.class);

    private final Sessions sessions;
    private final Directory directory;
    private final Settings settings;
    private final Staff staff;
    private final Exits exits;
    private final Calls calls;
    private final Clock clock;

    Absence(
            Sessions sessions,
            Directory directory,
            Settings settings,
            Staff staff,
            Exits exits,
            Calls calls,
            Clock clock) {
        this.sessions = sessions;
        this.directory = directory;
        this.settings = settings;
        this.staff = staff;
        this.exits = exits;
        this.calls = calls;
        this.clock = clock;
    }

    /** A customer has begun to wait. */
    void judge(Session session) {
        if (session.channelId() == 0) {
            judgePrivate(session);
        } else {
            judgeChannel(session, session.channelId());
        }
    }

    private void judgePrivate(Session session) {
        int technician = session.technicianId();
        if (staff.isAvailable(technician)) {
            return;
        }
        int unit = directory.technician(technician).map(Unit::id).orElse(0);
        act(session, RoutingSettings.PRIVATE, unit, List.of(technician));
    }

    private void judgeChannel(Session session, int channel) {
        boolean working = RoutingSettings.hours(settings, channel).include(clock.instant());
        if (working && staff.anybodyFor(channel)) {
            return;
        }
        act(
                session,
                working ? RoutingSettings.WORKING : RoutingSettings.CLOSED,
                channel,
                staff.allOf(channel));
    }

    private void act(Session session, Absent absent, int unit, List<Integer> technicians) {
        switch (Behaviour.of(settings.get(absent.behaviour(), unit))) {
            case KEEP -> {}
            case NOTIFY -> {
                if (technicians.stream().noneMatch(staff::isAtConsole)) {
                    calls.call(session, technicians);
                }
            }
            case ABORT -> abort(session, settings.get(absent.page(), unit));
        }
    }

    private void abort(Session session, String page) {
        // First the page: the customer is told of the end before the stage completes
        Optional.of(page)
                .filter(each -> !each.isEmpty())
                .ifPresent(each -> exits.put(session.id(), URI.create(each)));
        sessions.ask(session.id(), new SessionCommand.Abort(EndCause.NOBODY_AVAILABLE))
                .whenComplete(
                        (done, failure) -> {
                            if (failure != null) {
                                LOG.debug(
                                        "Session {} goes on: {}", session.id(), failure.toString());
                            }
                        });
    }
}
