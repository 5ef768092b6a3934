package org.belay.security.internal.password;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.belay.api.security.Passwords.Strength;
import org.belay.api.setting.SettingDefinition;
import org.belay.api.setting.Settings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The password policy as it is set now; its defaults as long as nobody provides settings. */
@Component(service = PasswordPolicy.class)
public final class PasswordPolicy {

    // Not waited for: who provides settings may himself need passwords, as the set-up does.
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Settings settings;

    /** With defaults until there are settings. */
    @Activate
    public PasswordPolicy() {}

    /** Outside of OSGi. */
    public PasswordPolicy(Settings settings) {
        this.settings = settings;
    }

    /** How strong a password must be. */
    public Strength least() {
        String name = get(PasswordSettings.STRENGTH);
        return Arrays.stream(Strength.values())
                .filter(each -> each.wireName().equals(name))
                .findFirst()
                .orElse(Strength.GOOD);
    }

    int history() {
        return get(PasswordSettings.HISTORY);
    }

    /** How a password stands that was chosen then. */
    PasswordStanding standing(Instant changedAt, boolean given, Instant now) {
        int age = get(PasswordSettings.AGE);
        int warning = get(PasswordSettings.WARNING);
        Optional<Instant> end =
                age == 0 ? Optional.empty() : Optional.of(changedAt.plus(Duration.ofDays(age)));
        boolean expired = end.filter(each -> !now.isBefore(each)).isPresent();
        boolean forced = given && get(PasswordSettings.FORCED);
        boolean warn =
                warning > 0
                        && end.filter(each -> !now.isBefore(each.minus(Duration.ofDays(warning))))
                                .isPresent();
        return new PasswordStanding(changedAt, end, expired || forced, warn && !expired);
    }

    private <T> T get(SettingDefinition<T> setting) {
        Settings known = settings;
        return known == null ? setting.byDefault() : known.get(setting);
    }
}
