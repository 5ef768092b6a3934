package org.belay.organization.internal.rules;

import java.util.List;
import java.util.Locale;
import org.belay.api.refusal.Refused;
import org.belay.organization.internal.Choice;

/** How far a saved form reaches (SET-02 to SET-04). */
public enum Save {
    /** The selected unit alone. */
    UNIT,
    /** The selected unit and all of its kind below it. */
    SUBGROUPS,
    /** All units of its kind. */
    ALL;

    private static final Choice<Save> CHOICE =
            new Choice<>("save", List.of(values()), Save::wireName);

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The name in requests. */
    public String wireName() {
        return wireName;
    }

    /**
     * The target of that name; the unit alone if none is named.
     *
     * @throws Refused {@code invalid} for the field {@code save}
     */
    public static Save of(String name) {
        return name == null || name.isEmpty() ? UNIT : CHOICE.of(name);
    }
}
