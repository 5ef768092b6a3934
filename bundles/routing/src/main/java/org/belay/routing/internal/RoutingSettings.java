package org.belay.routing.internal;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.belay.api.organization.Account;
import org.belay.api.organization.Directory;
import org.belay.api.refusal.Refused;
import org.belay.api.setting.Scope;
import org.belay.api.setting.SettingCheck;
import org.belay.api.setting.SettingContribution;
import org.belay.api.setting.SettingDefinition;
import org.belay.api.setting.SettingType.Choice;
import org.belay.api.setting.SettingType.Choices;
import org.belay.api.setting.SettingType.Flag;
import org.belay.api.setting.SettingType.Number;
import org.belay.api.setting.SettingType.Text;
import org.belay.api.setting.SettingType.Url;
import org.belay.api.setting.Settings;
import org.osgi.service.component.annotations.Component;

/** What administrators set of queues (SET-18, SET-19, SET-66 to SET-78). */
@Component(service = {SettingContribution.class, SettingCheck.class})
public final class RoutingSettings implements SettingContribution, SettingCheck {

    /** What happens to a request that nobody can take (SET-75 to SET-77). */
    enum Behaviour {
        KEEP,
        NOTIFY,
        ABORT;

        static Behaviour of(String value) {
            return valueOf(value.toUpperCase(Locale.ROOT));
        }
    }

    static final String ESTIMATE = "estimate";
    static final String NOWHERE = "none";

    /** Sessions below which technicians are given further ones: from here on it doesn't matter. */
    static final int WHATEVER = 10;

    private static final int CHANNELS = 10;
    private static final Set<Scope> CHANNEL = Set.of(Scope.CHANNEL);
    private static final Set<Scope> GROUP = Set.of(Scope.GROUP);

    static final SettingDefinition<Integer> TRANSFER_AFTER =
            SettingDefinition.of(
                    "routing.transfer-after",
                    new Number(1, 1_440, "minutes", "never"),
                    0,
                    CHANNEL,
                    "session-management",
                    10,
                    "SET-66");

    static final SettingDefinition<String> TRANSFER_TO =
            SettingDefinition.of(
                    "routing.transfer-to",
                    new Choice(
                            Stream.concat(
                                            Stream.of(NOWHERE),
                                            channels().stream().map(Object::toString))
                                    .toList()),
                    NOWHERE,
                    CHANNEL,
                    "session-management",
                    20,
                    "SET-66");

    static final SettingDefinition<Integer> START_BELOW =
            SettingDefinition.of(
                    "routing.start-below",
                    new Number(1, WHATEVER, "", "never"),
                    0,
                    CHANNEL,
                    "session-management",
                    30,
                    "SET-69");

    static final SettingDefinition<Boolean> INBOUND_RESTRICTED =
            SettingDefinition.of(
                    "routing.inbound-restricted",
                    new Flag(),
                    false,
                    CHANNEL,
                    "session-management",
                    40,
                    "SET-71");

    static final SettingDefinition<String> WAITING_SHOWS =
            SettingDefinition.of(
                    "routing.waiting-shows",
                    new Choice(List.of("position", ESTIMATE)),
                    "position",
                    CHANNEL,
                    "waiting",
                    10,
                    "SET-19");

    static final SettingDefinition<Boolean> PRIVATE_ESTIMATE =
            SettingDefinition.of(
                    "routing.private-estimate", new Flag(), false, GROUP, "waiting", 10, "SET-18");

    static final SettingDefinition<Integer> DEFER =
            SettingDefinition.of(
                    "routing.defer-after-sign-in",
                    new Number(1, 240, "minutes", "not"),
                    0,
                    GROUP,
                    "console",
                    20,
                    "SET-70");

    static final SettingDefinition<Boolean> EXEMPT =
            SettingDefinition.of(
                    "routing.exempt",
                    new Flag(),
                    false,
                    Set.of(Scope.TECHNICIAN),
                    "session-management",
                    10,
                    "SET-72");

    static final SettingDefinition<List<String>> DAYS =
            SettingDefinition.of(
                    "routing.hours.days",
                    new Choices(
                            Stream.of(DayOfWeek.values()).map(RoutingSettings::wireName).toList()),
                    Stream.of(DayOfWeek.values()).map(RoutingSettings::wireName).toList(),
                    CHANNEL,
                    "working-hours",
                    10,
                    "SET-73");

    static final SettingDefinition<String> FROM = time("routing.hours.from", "00:00", 20);
    static final SettingDefinition<String> TO = time("routing.hours.to", "24:00", 30);

    static final SettingDefinition<String> ZONE =
            SettingDefinition.of(
                    "routing.hours.zone",
                    new Text(64, false, true),
                    "UTC",
                    CHANNEL,
                    "working-hours",
                    40,
                    "SET-73");

    static final Absent WORKING = Absent.of("working", CHANNEL, 50, "SET-74");
    static final Absent CLOSED = Absent.of("closed", CHANNEL, 70, "SET-74");
    static final Absent PRIVATE = Absent.of("private", GROUP, 10, "SET-78");

    /**
     * What happens while nobody can take a request, as two settings that belong together.
     *
     * @param page to which customers are led whose sessions are ended
     */
    record Absent(SettingDefinition<String> behaviour, SettingDefinition<String> page) {
        private static Absent of(String when, Set<Scope> scopes, int order, String row) {
            String section = scopes == CHANNEL ? "working-hours" : "nobody-available";
            return new Absent(
                    SettingDefinition.of(
                            "routing.nobody." + when,
                            new Choice(List.of("keep", "notify", "abort")),
                            "keep",
                            scopes,
                            section,
                            order,
                            row),
                    SettingDefinition.of(
                            "routing.nobody." + when + ".page",
                            new Url(),
                            "",
                            scopes,
                            section,
                            order + 10,
                            "SET-77"));
        }
    }

    @Override
    public List<SettingDefinition<?>> settings() {
        return List.of(
                TRANSFER_AFTER,
                TRANSFER_TO,
                START_BELOW,
                INBOUND_RESTRICTED,
                WAITING_SHOWS,
                PRIVATE_ESTIMATE,
                DEFER,
                EXEMPT,
                DAYS,
                FROM,
                TO,
                ZONE,
                WORKING.behaviour(),
                WORKING.page(),
                CLOSED.behaviour(),
                CLOSED.page(),
                PRIVATE.behaviour(),
                PRIVATE.page());
    }

    @Override
    public String texts() {
        return "/ui/routing/texts/";
    }

    /** What a type can't know: times, zones, and a channel that would transfer to itself. */
    @Override
    public Map<String, Refused> objections(
            int unit, Map<String, Object> values, Account saver, String address) {
        Map<String, Refused> objections = new HashMap<>();
        for (SettingDefinition<String> time : List.of(FROM, TO)) {
            if (values.get(time.key()) instanceof String text
                    && WorkingHours.minute(text).isEmpty()) {
                objections.put(
                        time.key(),
                        Refused.field("not-a-time", "value", "It must be a time such as 08:30"));
            }
        }
        if (values.get(ZONE.key()) instanceof String zone && WorkingHours.zone(zone).isEmpty()) {
            objections.put(
                    ZONE.key(),
                    Refused.field(
                            "not-a-zone",
                            "value",
                            "It must be the name of a time zone such as Europe/Berlin"));
        }
        if (Integer.toString(unit).equals(values.get(TRANSFER_TO.key()))) {
            objections.put(
                    TRANSFER_TO.key(),
                    Refused.field("invalid", "value", "A channel can't transfer to itself"));
        }
        return objections;
    }

    /** The channels there are (CHAN-03). */
    static List<Integer> channels() {
        return IntStream.range(0, CHANNELS)
                .mapToObj(each -> Directory.FIRST_CHANNEL + each)
                .toList();
    }

    /** A channel's hours; what is stored and can't be read counts as always. */
    static WorkingHours hours(Settings settings, int channel) {
        EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        settings.get(DAYS, channel)
                .forEach(each -> days.add(DayOfWeek.valueOf(each.toUpperCase(Locale.ROOT))));
        return new WorkingHours(
                days,
                WorkingHours.minute(settings.get(FROM, channel)).orElse(0),
                WorkingHours.minute(settings.get(TO, channel)).orElse(24 * 60),
                WorkingHours.zone(settings.get(ZONE, channel)).orElse((ZoneId) ZoneOffset.UTC));
    }

    private static SettingDefinition<String> time(String key, String byDefault, int order) {
        return SettingDefinition.of(
                key,
                new Text(5, false, true),
                byDefault,
                CHANNEL,
                "working-hours",
                order,
                "SET-73");
    }

    private static String wireName(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }
}
