package org.belay.organization.internal.rules;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.belay.api.permission.PermissionContribution;
import org.belay.api.permission.PermissionDefinition;
import org.belay.api.refusal.Refused;
import org.belay.api.setting.Scope;
import org.belay.api.setting.SettingContribution;
import org.belay.api.setting.SettingDefinition;
import org.belay.api.setting.SettingType;

/** Declarations of a bundle that comes and goes. */
final class Sample {

    static final String TEXTS = "/ui/sample/texts/";

    static final SettingDefinition<Integer> WAITING =
            SettingDefinition.of(
                    "sample.waiting",
                    new SettingType.Number(1, 999, "minutes", "never"),
                    120,
                    Set.of(Scope.GROUP, Scope.CHANNEL),
                    "sample",
                    10,
                    "SET-81");
    static final SettingDefinition<Boolean> SOUND =
            SettingDefinition.of(
                    "sample.sound",
                    new SettingType.Flag(),
                    false,
                    Set.of(Scope.GROUP, Scope.TECHNICIAN),
                    "sample",
                    20,
                    "SET-92");
    static final SettingDefinition<String> COLOUR =
            SettingDefinition.of(
                    "sample.colour",
                    new SettingType.Choice(List.of("red", "green")),
                    "red",
                    Set.of(Scope.GLOBAL),
                    "sample",
                    30,
                    "SET-92");
    static final SettingDefinition<List<String>> PLACES =
            SettingDefinition.of(
                    "sample.places",
                    new SettingType.Entries(3, "north", Sample::place),
                    List.of(),
                    Set.of(Scope.GROUP),
                    "sample",
                    40,
                    "SET-92");
    static final SettingDefinition<Integer> AUTO_START =
            new SettingDefinition<>(
                    "sample.auto-start",
                    new SettingType.Number(1, 10, "", ""),
                    10,
                    Set.of(Scope.CHANNEL),
                    "sample",
                    50,
                    true,
                    "SET-06");

    private Sample() {}

    static SettingContribution settings(SettingDefinition<?>... settings) {
        return new SettingContribution() {
            @Override
            public List<SettingDefinition<?>> settings() {
                return List.of(settings);
            }

            @Override
            public String texts() {
                return TEXTS;
            }
        };
    }

    static PermissionContribution permissions(PermissionDefinition... permissions) {
        return new PermissionContribution() {
            @Override
            public List<PermissionDefinition> permissions() {
                return List.of(permissions);
            }

            @Override
            public String texts() {
                return TEXTS;
            }
        };
    }

    private static String place(String line) {
        if (line.length() > 10) {
            throw Refused.field("invalid", "value", "A place has at most 10 letters");
        }
        return line.toLowerCase(Locale.ROOT);
    }
}
