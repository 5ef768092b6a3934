package org.belay.guest.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.belay.api.organization.Account;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.belay.api.setting.Scope;
import org.belay.api.setting.SettingContribution;
import org.belay.api.setting.SettingDefinition;
import org.belay.api.setting.SettingType;
import org.belay.api.setting.Settings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** What groups set of invitations from outside; the defaults while there is nobody to ask. */
@Component(
        service = {SettingContribution.class, GuestSettings.class},
        configurationPid = "org.belay.guest")
public final class GuestSettings implements SettingContribution {

    private static final Map<Way, SettingDefinition<Boolean>> ALLOWED =
            Way.all().stream()
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    Function.identity(), GuestSettings::allowing));

    private final SettingDefinition<Integer> validity;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Settings settings;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Directory directory;

    /** What the configuration says is the default of what groups set. */
    @Activate
    public GuestSettings(GuestConfig config) {
        validity =
                SettingDefinition.of(
                        "guest.validity",
                        new SettingType.Number(1, 20_160, "minutes", ""),
                        config.validity_minutes(),
                        Set.of(Scope.GROUP),
                        "guest-methods",
                        20,
                        "EXT-05");
    }

    /** Outside of OSGi. */
    GuestSettings(GuestConfig config, Settings settings, Directory directory) {
        this(config);
        this.settings = settings;
        this.directory = directory;
    }

    @Override
    public List<SettingDefinition<?>> settings() {
        List<SettingDefinition<?>> all = new ArrayList<>();
        Way.all().forEach(way -> all.add(allowed(way)));
        all.add(validity);
        return all;
    }

    @Override
    public String texts() {
        return "/ui/guest/texts/";
    }

    private static SettingDefinition<Boolean> allowing(Way way) {
        return SettingDefinition.of(
                "guest." + way.wireName(),
                new SettingType.Flag(),
                true,
                Set.of(Scope.GROUP),
                "guest-methods",
                10 + way.ordinal(),
                "EXT-05");
    }

    /** The setting by which groups allow that way. */
    static SettingDefinition<Boolean> allowed(Way way) {
        return ALLOWED.get(way);
    }

    boolean allows(Way way, Account technician) {
        return get(allowed(way), technician);
    }

    Duration validity(Account technician) {
        return Duration.ofMinutes(get(validity, technician));
    }

    private <T> T get(SettingDefinition<T> setting, Account technician) {
        Settings now = settings;
        return Optional.ofNullable(directory)
                .flatMap(tree -> tree.technician(technician.id()))
                .map(Unit::id)
                .filter(unit -> now != null)
                .map(unit -> now.get(setting, unit))
                .orElse(setting.byDefault());
    }
}
