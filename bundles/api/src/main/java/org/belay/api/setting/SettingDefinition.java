package org.belay.api.setting;

import java.util.Set;

/**
 * A setting as the bundle that reads it declares it; forms, checks and documents are derived. Label
 * and help stand in the bundle's texts as {@code setting.<key>} and {@code setting.<key>.help},
 * sections as {@code section.<section>}.
 *
 * @param <T> the value's type
 * @param key such as {@code time-outs.waiting}: unique, at most 96 characters, never changed
 * @param byDefault where nobody has set anything
 * @param scopes where it can be set
 * @param section heading under which forms show it; one section may hold settings of several bundles
 * @param order place within the section; smaller is first
 * @param onlyHere whether it can't be saved for all units at once (SET-06)
 * @param row of the requirement catalogue
 */
public record SettingDefinition<T>(
        String key,
        SettingType<T> type,
        T byDefault,
        Set<Scope> scopes,
        String section,
        int order,
        boolean onlyHere,
        String row) {

    /** Makes the scopes unmodifiable. */
    public SettingDefinition {
        scopes = Set.copyOf(scopes);
    }

    /** One that can be saved for several units at once. */
    public static <T> SettingDefinition<T> of(
            String key,
            SettingType<T> type,
            T byDefault,
            Set<Scope> scopes,
            String section,
            int order,
            String row) {
        return new SettingDefinition<>(key, type, byDefault, scopes, section, order, false, row);
    }
}
