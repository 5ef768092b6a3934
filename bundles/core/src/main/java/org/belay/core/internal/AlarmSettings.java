package org.belay.core.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.belay.api.session.Urgency;
import org.belay.api.setting.Scope;
import org.belay.api.setting.SettingDefinition;
import org.belay.api.setting.SettingType;

/** What groups and channels set of the alarms in consoles' lists (SES-62, SET-85, CONS-66). */
final class AlarmSettings {

    /** A minute is long for whoever waits, two are too long. */
    private static final int URGENT_AFTER = 120;

    private static final int A_DAY = 86_400;
    private static final int FRESH_FOR = 8;
    private static final int FIRST = 40;

    private static final Map<Urgency, SettingDefinition<Integer>> CONNECTING =
            levels("connecting", 0, FIRST);
    private static final Map<Urgency, SettingDefinition<Integer>> WAITING =
            levels("waiting", URGENT_AFTER, FIRST + 10);
    private static final SettingDefinition<Integer> FRESH =
            seconds("fresh", 600, FRESH_FOR, FIRST + 20, "CONS-66");

    private AlarmSettings() {}

    static List<SettingDefinition<?>> declared() {
        List<SettingDefinition<?>> all = new ArrayList<>(CONNECTING.values());
        all.addAll(WAITING.values());
        all.add(FRESH);
        return all;
    }

    /** The alarms by those values. */
    static Escalation read(ToIntFunction<SettingDefinition<Integer>> value) {
        return new Escalation(
                reached(CONNECTING, value),
                reached(WAITING, value),
                Duration.ofSeconds(value.applyAsInt(FRESH)));
    }

    private static Map<Urgency, Duration> reached(
            Map<Urgency, SettingDefinition<Integer>> levels,
            ToIntFunction<SettingDefinition<Integer>> value) {
        Map<Urgency, Duration> reached = new EnumMap<>(Urgency.class);
        levels.forEach(
                (level, setting) -> {
                    int seconds = value.applyAsInt(setting);
                    if (seconds > 0) {
                        reached.put(level, Duration.ofSeconds(seconds));
                    }
                });
        return reached;
    }

    private static Map<Urgency, SettingDefinition<Integer>> levels(
            String phase, int urgentAfter, int order) {
        Map<Urgency, SettingDefinition<Integer>> levels = new EnumMap<>(Urgency.class);
        for (Urgency level : List.of(Urgency.RAISED, Urgency.URGENT, Urgency.CRITICAL)) {
            String key = phase + "." + level.name().toLowerCase(Locale.ROOT);
            int byDefault = level == Urgency.URGENT ? urgentAfter : 0;
            levels.put(level, seconds(key, A_DAY, byDefault, order + level.ordinal(), "SET-85"));
        }
        return levels;
    }

    private static SettingDefinition<Integer> seconds(
            String key, int most, int byDefault, int order, String row) {
        return SettingDefinition.of(
                "alarms." + key,
                new SettingType.Number(1, most, "seconds", "never"),
                byDefault,
                Set.of(Scope.GROUP, Scope.CHANNEL),
                "time-outs",
                order,
                row);
    }
}
