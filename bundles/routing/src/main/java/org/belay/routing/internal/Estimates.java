package org.belay.routing.internal;

import java.time.Duration;
import java.util.Optional;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.belay.api.routing.WaitEstimates;
import org.belay.api.session.Session;
import org.belay.api.setting.Settings;

/** The mean of the last pick-ups, where the channel or group has it shown (SET-18, SET-19). */
final class Estimates implements WaitEstimates {

    private final PickUps pickUps;
    private final Directory directory;
    private final Settings settings;

    Estimates(PickUps pickUps, Directory directory, Settings settings) {
        this.pickUps = pickUps;
        this.directory = directory;
        this.settings = settings;
    }

    @Override
    public Optional<Duration> of(Session waiting) {
        return shown(waiting) ? pickUps.mean(waiting) : Optional.empty();
    }

    private boolean shown(Session waiting) {
        if (waiting.channelId() != 0) {
            return settings.get(RoutingSettings.WAITING_SHOWS, waiting.channelId())
                    .equals(RoutingSettings.ESTIMATE);
        }
        int unit = directory.technician(waiting.technicianId()).map(Unit::id).orElse(0);
        return settings.get(RoutingSettings.PRIVATE_ESTIMATE, unit);
    }
}
