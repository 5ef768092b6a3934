package org.belay.core.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Session;
import org.belay.api.setting.Scope;
import org.belay.api.setting.SettingDefinition;
import org.belay.api.setting.SettingType;
import org.belay.api.setting.Settings;

/** The time-outs and alarms of sessions as the technician's group has them (SET-80 to SET-85). */
final class TimeOuts {

    /** While nobody can tell: a session that was ended for a mistake can't be taken up again. */
    private static final Limits NONE = new Limits(Duration.ZERO, Duration.ZERO, Duration.ZERO);

    private final SettingDefinition<Integer> connecting;
    private final SettingDefinition<Integer> waiting;
    private final SettingDefinition<Integer> active;

    /** Declares them with that configuration's values as defaults. */
    TimeOuts(CoreConfig config) {
        connecting = minutes("connecting", config.connecting_time_out_minutes(), 10, "SET-80");
        waiting = minutes("waiting", config.waiting_time_out_minutes(), 20, "SET-81");
        active = minutes("active", config.idle_time_out_minutes(), 30, "SET-82");
    }

    List<SettingDefinition<?>> declared() {
        List<SettingDefinition<?>> all = new ArrayList<>(List.of(connecting, waiting, active));
        all.addAll(AlarmSettings.declared());
        return all;
    }

    /**
     * The limits of a session.
     *
     * @param settings null while there are none: the defaults hold then
     * @param directory null while there is none, too
     */
    Limits of(Session session, Settings settings, Directory directory) {
        if (settings == null || directory == null) {
            return new Limits(
                    Duration.ofMinutes(connecting.byDefault()),
                    Duration.ofMinutes(waiting.byDefault()),
                    Duration.ofMinutes(active.byDefault()),
                    AlarmSettings.read(SettingDefinition::byDefault));
        }
        try {
            int unit =
                    session.technicianId() == 0
                            ? session.channelId()
                            : directory.technician(session.technicianId()).map(Unit::id).orElse(0);
            return new Limits(
                    Duration.ofMinutes(settings.get(connecting, unit)),
                    Duration.ofMinutes(settings.get(waiting, unit)),
                    Duration.ofMinutes(settings.get(active, unit)),
                    AlarmSettings.read(setting -> settings.get(setting, unit)));
        } catch (Refused refused) {
            return NONE;
        }
    }

    private static SettingDefinition<Integer> minutes(
            String key, int byDefault, int order, String row) {
        return SettingDefinition.of(
                "time-outs." + key,
                new SettingType.Number(1, 999, "minutes", "never"),
                byDefault,
                Set.of(Scope.GROUP, Scope.CHANNEL),
                "time-outs",
                order,
                row);
    }
}
