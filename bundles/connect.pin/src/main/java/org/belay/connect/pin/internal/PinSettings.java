package org.belay.connect.pin.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

/** What groups set of codes; the defaults while there is nobody to ask. */
@Component(
        service = {SettingContribution.class, PinSettings.class},
        configurationPid = "org.belay.connect.pin")
public final class PinSettings implements SettingContribution {

    /** Whether technicians may issue codes (SET-58). */
    static final SettingDefinition<Boolean> ALLOWED =
            SettingDefinition.of(
                    "connect.pin.allowed",
                    new SettingType.Flag(),
                    true,
                    Set.of(Scope.GROUP),
                    "connection-methods",
                    10,
                    "SET-58");

    /** The page on which customers type the code, as technicians read it out (SET-58). */
    static final SettingDefinition<String> PAGE =
            SettingDefinition.of(
                    "connect.pin.page",
                    new SettingType.Url(),
                    "",
                    Set.of(Scope.GROUP),
                    "connection-methods",
                    20,
                    "SET-58");

    private final SettingDefinition<Integer> validity;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Settings settings;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Directory directory;

    /** What the configuration says is the default of what groups set. */
    @Activate
    public PinSettings(PinConfig config) {
        validity =
                SettingDefinition.of(
                        "connect.pin.validity",
                        new SettingType.Number(1, 20_160, "minutes", ""),
                        config.validity_minutes(),
                        Set.of(Scope.GROUP),
                        "time-outs",
                        5,
                        "SET-79");
    }

    /** Outside of OSGi. */
    PinSettings(PinConfig config, Settings settings, Directory directory) {
        this(config);
        this.settings = settings;
        this.directory = directory;
    }

    @Override
    public List<SettingDefinition<?>> settings() {
        return List.of(ALLOWED, PAGE, validity);
    }

    @Override
    public String texts() {
        return "/ui/connect.pin/texts/";
    }

    boolean allowed(Account technician) {
        return get(ALLOWED, technician);
    }

    /** Empty for the gateway's own page. */
    String page(Account technician) {
        return get(PAGE, technician);
    }

    Duration validity(Account technician) {
        return Duration.ofMinutes(get(validity, technician));
    }

    SettingDefinition<Integer> validity() {
        return validity;
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
