package org.belay.presence.internal;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.belay.api.setting.Scope;
import org.belay.api.setting.SettingContribution;
import org.belay.api.setting.SettingDefinition;
import org.belay.api.setting.SettingType;
import org.belay.api.setting.Settings;
import org.osgi.service.component.annotations.Component;

/**
 * What administrators set for groups of their technicians' statuses. In the same section stands how
 * many sessions they may have active (SET-86), which the core declares.
 */
@Component
public final class PresenceSettings implements SettingContribution {

    private static final String SECTION = "technician-status";
    private static final int DAY = 1_440;

    /** Number of active sessions from which a technician is Busy; 0 for never. */
    static final SettingDefinition<Integer> BUSY_FROM =
            of("technician.busy-from", new SettingType.Number(1, 10, "", "never"), 0, 20, "SET-87");

    /** Minutes without any action after which he is Away; 0 for never. */
    static final SettingDefinition<Integer> AWAY_AFTER =
            of("technician.away-after", minutes(), 0, 30, "SET-88");

    /** Minutes without any action after which he is logged off; 0 for never. */
    static final SettingDefinition<Integer> LOG_OFF_AFTER =
            of("technician.log-off-after", minutes(), 0, 40, "SET-89");

    /** Where his browser goes when he leaves the console; empty for the sign-in page. */
    static final SettingDefinition<String> LOG_OFF_URL =
            of("technician.log-off-url", new SettingType.Url(), "", 50, "SET-91");

    @Override
    public List<SettingDefinition<?>> settings() {
        return List.of(BUSY_FROM, AWAY_AFTER, LOG_OFF_AFTER, LOG_OFF_URL);
    }

    @Override
    public String texts() {
        return "/ui/presence/texts/";
    }

    /** What holds for the account now; what is set for everybody if it is no technician. */
    static Limits of(int account, Settings settings, Directory directory) {
        int unit = directory.technician(account).map(Unit::id).orElse(Directory.TECHNICIANS);
        return new Limits(
                settings.get(BUSY_FROM, unit),
                Duration.ofMinutes(settings.get(AWAY_AFTER, unit)),
                Duration.ofMinutes(settings.get(LOG_OFF_AFTER, unit)),
                settings.get(LOG_OFF_URL, unit));
    }

    private static SettingType.Number minutes() {
        return new SettingType.Number(1, DAY, "minutes", "never");
    }

    private static <T> SettingDefinition<T> of(
            String key, SettingType<T> type, T byDefault, int order, String row) {
        return SettingDefinition.of(key, type, byDefault, Set.of(Scope.GROUP), SECTION, order, row);
    }
}
