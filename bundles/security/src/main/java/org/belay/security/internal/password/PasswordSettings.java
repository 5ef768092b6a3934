package org.belay.security.internal.password;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.belay.api.security.Passwords.Strength;
import org.belay.api.setting.Scope;
import org.belay.api.setting.SettingContribution;
import org.belay.api.setting.SettingDefinition;
import org.belay.api.setting.SettingType;
import org.osgi.service.component.annotations.Component;

/** The password policy (AUTH-02): one for everybody, set by master administrators. */
@Component
public final class PasswordSettings implements SettingContribution {

    /** How strong a password must be (AUTH-08). */
    public static final SettingDefinition<String> STRENGTH =
            global(
                    "password.strength",
                    new SettingType.Choice(
                            Arrays.stream(Strength.values())
                                    .filter(each -> each != Strength.NONE)
                                    .map(Strength::wireName)
                                    .toList()),
                    Strength.GOOD.wireName(),
                    10,
                    "AUTH-08");

    /** Days a password stays good, 0 for ever (AUTH-09). */
    public static final SettingDefinition<Integer> AGE =
            global(
                    "password.age",
                    new SettingType.Number(1, 3_650, "days", "no-limit"),
                    0,
                    20,
                    "AUTH-09");

    /** Days before its end from which its owner is told, 0 for never (AUTH-10). */
    public static final SettingDefinition<Integer> WARNING =
            global(
                    "password.warning",
                    new SettingType.Number(1, 365, "days", "no-warning"),
                    0,
                    30,
                    "AUTH-10");

    /** Whether a password that somebody else chose must be changed at the next sign-in. */
    public static final SettingDefinition<Boolean> FORCED =
            global("password.forced", new SettingType.Flag(), false, 40, "AUTH-11");

    /** How many earlier passwords can't be chosen again, 0 for none. */
    public static final SettingDefinition<Integer> HISTORY =
            global(
                    "password.history",
                    new SettingType.Number(1, 24, "passwords", "none"),
                    5,
                    50,
                    "AUTH-02");

    @Override
    public List<SettingDefinition<?>> settings() {
        return List.of(STRENGTH, AGE, WARNING, FORCED, HISTORY);
    }

    @Override
    public String texts() {
        return "/ui/security/texts/";
    }

    private static <T> SettingDefinition<T> global(
            String key, SettingType<T> type, T byDefault, int order, String row) {
        return SettingDefinition.of(
                key, type, byDefault, Set.of(Scope.GLOBAL), "password-policy", order, row);
    }
}
