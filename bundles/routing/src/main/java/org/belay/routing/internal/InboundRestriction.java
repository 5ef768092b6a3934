package org.belay.routing.internal;

import java.util.Optional;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Author;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.SessionGate;
import org.belay.api.session.Target;
import org.belay.api.setting.Settings;

/** Keeps technicians from handing sessions to channels where nobody is available (SET-71). */
final class InboundRestriction implements SessionGate {

    private final Settings settings;
    private final Staff staff;

    InboundRestriction(Settings settings, Staff staff) {
        this.settings = settings;
        this.staff = staff;
    }

    @Override
    public Optional<Refused> objection(Session session, SessionCommand command) {
        return command instanceof SessionCommand.HandOver handOver
                        && handOver.author().role() == Author.Role.TECHNICIAN
                        && handOver.to().kind() == Target.Kind.CHANNEL
                        && settings.get(RoutingSettings.INBOUND_RESTRICTED, handOver.to().id())
                        && !staff.anybodyFor(handOver.to().id())
                ? Optional.of(
                        Refused.because(
                                Reason.STATE,
                                "channel-empty",
                                "No technician of that channel is available"))
                : Optional.empty();
    }
}
