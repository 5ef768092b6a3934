package org.belay.testing.fakes;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.belay.api.setting.SettingDefinition;
import org.belay.api.setting.Settings;

/** Defaults, and what the test has set; units don't matter unless it says so. */
public final class FakeSettings implements Settings {

    private final Map<String, Object> values = new ConcurrentHashMap<>();

    /** From now on that value holds everywhere. */
    public <T> FakeSettings with(SettingDefinition<T> setting, T value) {
        values.put(setting.key(), value);
        return this;
    }

    /** From now on that value holds at that unit. */
    public <T> FakeSettings with(SettingDefinition<T> setting, int unit, T value) {
        values.put(setting.key() + "@" + unit, value);
        return this;
    }

    @Override
    @SuppressWarnings("unchecked") // only values of the setting's type come in
    public <T> T get(SettingDefinition<T> setting, int unit) {
        Object here = values.get(setting.key() + "@" + unit);
        return here == null ? get(setting) : (T) here;
    }

    @Override
    @SuppressWarnings("unchecked") // only values of the setting's type come in
    public <T> T get(SettingDefinition<T> setting) {
        return (T) values.getOrDefault(setting.key(), setting.byDefault());
    }
}
