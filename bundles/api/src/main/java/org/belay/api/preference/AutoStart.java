package org.belay.api.preference;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.belay.api.setting.Scope;
import org.belay.api.setting.SettingDefinition;
import org.belay.api.setting.SettingType.Choice;

/**
 * Whether a technician's private sessions go from Connecting to Active by themselves (CONS-91, SET-65).
 *
 * @param byDefault what holds for a technician who has never touched the option
 * @param locked whether his group takes the option out of his hands
 */
public record AutoStart(boolean byDefault, boolean locked) {

    /** Key of the technician's own preference: {@code true} or {@code false}. */
    public static final String PREFERENCE = "session.auto-start-private";

    /** What his group says: off or on until he chooses himself, or always on. */
    public static final SettingDefinition<String> SETTING =
            SettingDefinition.of(
                    "session.auto-start-private",
                    new Choice(List.of("off", "on", "always")),
                    "off",
                    Set.of(Scope.GROUP),
                    "console",
                    10,
                    "SET-65");

    /** What a value of {@link #SETTING} comes to. */
    public static AutoStart of(String setting) {
        return new AutoStart(!setting.equals("off"), setting.equals("always"));
    }

    /**
     * Whether it is on for somebody with those preferences: his own choice wins once he has made one,
     * unless it is locked.
     */
    public boolean isOn(Map<String, String> preferences) {
        String own = preferences.get(PREFERENCE);
        return (locked || own == null) ? byDefault : own.equals("true");
    }
}
