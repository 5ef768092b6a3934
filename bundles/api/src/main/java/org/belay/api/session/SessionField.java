package org.belay.api.session;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.belay.api.setting.Scope;
import org.belay.api.setting.SettingDefinition;
import org.belay.api.setting.SettingType;

/** What may be said of a session by whoever begins it: who the customer is, and five custom fields. */
public enum SessionField {
    /** Who the customer is; any identifier (CONN-24). */
    NAME(64, "fields.name", "Name"),
    /** Custom field 1. */
    CFIELD1(512, "fields.custom-1", "Custom field 1"),
    /** Custom field 2. */
    CFIELD2(512, "fields.custom-2", "Custom field 2"),
    /** Custom field 3. */
    CFIELD3(256, "fields.custom-3", "Custom field 3"),
    /** Custom field 4. */
    CFIELD4(64, "fields.custom-4", "Custom field 4"),
    /** Custom field 5. */
    CFIELD5(64, "fields.custom-5", "Custom field 5");

    private final int longest;
    private final String setting;
    private final String title;

    SessionField(int longest, String setting, String title) {
        this.longest = longest;
        this.setting = setting;
        this.title = title;
    }

    /** The name by which requests, routes and the database know it: {@code name}, {@code cfield1}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The longest value, in characters (API-65). */
    public int longest() {
        return longest;
    }

    /** What the organization calls it, in consoles, forms and reports (SET-105). */
    public SettingDefinition<String> title() {
        return SettingDefinition.of(
                setting,
                new SettingType.Text(64, false, true),
                title,
                Set.of(Scope.GLOBAL),
                "fields",
                10 + ordinal(),
                "SET-105");
    }

    /** The field of that key, empty if there is none. */
    public static Optional<SessionField> ofKey(String key) {
        return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst();
    }
}
