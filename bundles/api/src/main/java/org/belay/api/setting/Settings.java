package org.belay.api.setting;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Reads settings. From memory, costs no query; safe from any thread. The definition is the key: who
 * has it may read, also before its contribution is registered. {@link
 * org.belay.api.organization.OrganizationListener} tells of changes.
 */
@ProviderType
public interface Settings {

    /**
     * The value that holds at a unit: its own, else that of the nearest unit above it that has one,
     * else the default. A stored text that is no value any more counts as none.
     *
     * @param unit a technician group, a technician (his group's value then), a channel; whatever it
     *     is for a global setting
     */
    <T> T get(SettingDefinition<T> setting, int unit);

    /** The value of a global setting. */
    <T> T get(SettingDefinition<T> setting);
}
