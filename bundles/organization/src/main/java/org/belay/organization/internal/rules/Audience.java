package org.belay.organization.internal.rules;

import java.util.List;
import java.util.Locale;
import org.belay.api.refusal.Refused;
import org.belay.organization.internal.Choice;

/** Whose permissions a unit's set of them is about. */
public enum Audience {
    /** The unit's own people. */
    MEMBERS,
    /** Unlisted external technicians whom a technician group's members invite (PERM-38). */
    EXTERNAL;

    private static final Choice<Audience> CHOICE =
            new Choice<>("audience", List.of(values()), Audience::wireName);

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The name in tables and requests. */
    public String wireName() {
        return wireName;
    }

    /**
     * The audience of that name; members if none is named.
     *
     * @throws Refused {@code invalid} for the field {@code audience}
     */
    public static Audience of(String name) {
        return name == null || name.isEmpty() ? MEMBERS : CHOICE.of(name);
    }
}
