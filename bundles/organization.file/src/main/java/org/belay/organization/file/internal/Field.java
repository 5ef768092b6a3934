package org.belay.organization.file.internal;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.belay.api.organization.UnitType;

/** What the file says of units, in the order in which it says it. */
enum Field {
    NAME("name", Kind.TEXT, ""),
    DESCRIPTION("description", Kind.TEXT, ""),
    NICKNAME("nickname", Kind.TEXT, ""),
    EMAIL("email", Kind.TEXT, ""),
    SSO_ID("sso-id", Kind.TEXT, ""),
    MOBILE("mobile", Kind.FLAG, "false"),
    ENABLED("enabled", Kind.FLAG, "true"),
    RIGHTS("rights", Kind.WORDS, ""),
    LABELS("labels", Kind.WORDS, ""),
    /** The group in which an administrator is a technician, too. */
    TECHNICIAN_GROUP("technician-group", Kind.UNIT, ""),
    /** Administrators and their groups that manage a technician group. */
    ADMINISTRATORS("administrators", Kind.UNITS, ""),
    /** Channels whose sessions a technician group takes. */
    CHANNELS("channels", Kind.UNITS, ""),
    /** External technicians and their groups who may be invited. */
    EXTERNAL_TECHNICIANS("external-technicians", Kind.UNITS, ""),
    /** Channels of his group that a technician doesn't take. */
    BARRED("barred", Kind.UNITS, "");

    /** What a field may hold. */
    enum Kind {
        TEXT,
        FLAG,
        WORDS,
        UNIT,
        UNITS
    }

    /** What belongs to a technician's place in the tree, and not to the person. */
    static final Set<Field> OF_PLACE = EnumSet.of(EXTERNAL_TECHNICIANS, BARRED);

    private static final Map<UnitType, Set<Field>> BY_TYPE = new EnumMap<>(UnitType.class);

    static {
        Set<Field> plain = EnumSet.of(NAME, DESCRIPTION);
        Set<Field> user = with(plain, NICKNAME, EMAIL, SSO_ID, MOBILE, ENABLED);
        BY_TYPE.put(UnitType.ORGANIZATION, EnumSet.of(NAME));
        BY_TYPE.put(UnitType.CHANNEL, with(plain, LABELS));
        BY_TYPE.put(
                UnitType.TECHNICIAN_GROUP,
                with(plain, ENABLED, LABELS, ADMINISTRATORS, CHANNELS, EXTERNAL_TECHNICIANS));
        BY_TYPE.put(UnitType.TECHNICIAN, with(user, EXTERNAL_TECHNICIANS, BARRED));
        BY_TYPE.put(UnitType.ADMINISTRATOR, with(user, TECHNICIAN_GROUP));
        BY_TYPE.put(UnitType.MASTER_ADMINISTRATOR, with(user, TECHNICIAN_GROUP));
        BY_TYPE.put(UnitType.ADMINISTRATOR_GROUP, with(plain, ENABLED, RIGHTS));
        BY_TYPE.put(UnitType.COMPUTER_GROUP, plain);
        BY_TYPE.put(UnitType.COMPUTER, plain);
        BY_TYPE.put(UnitType.EXTERNAL_TECHNICIAN_GROUP, plain);
        BY_TYPE.put(UnitType.EXTERNAL_TECHNICIAN, with(plain, EMAIL));
    }

    private final String key;
    private final Kind kind;
    private final String byDefault;

    Field(String key, Kind kind, String byDefault) {
        this.key = key;
        this.kind = kind;
        this.byDefault = byDefault;
    }

    /** Its name in the file. */
    String key() {
        return key;
    }

    Kind kind() {
        return kind;
    }

    /** What it holds where the file doesn't say. */
    List<String> byDefault() {
        return byDefault.isEmpty() ? List.of() : List.of(byDefault);
    }

    /** Whether units of that type have it. */
    boolean isOf(UnitType type) {
        return BY_TYPE.getOrDefault(type, Set.of()).contains(this);
    }

    /** The types of links that stand for it, none if it is a field of the unit itself. */
    Set<UnitType> links() {
        return switch (this) {
            case ADMINISTRATORS ->
                    EnumSet.of(UnitType.ADMINISTRATOR_LINK, UnitType.ADMINISTRATOR_GROUP_LINK);
            case CHANNELS -> EnumSet.of(UnitType.CHANNEL_LINK);
            case EXTERNAL_TECHNICIANS -> EnumSet.of(UnitType.EXTERNAL_LINK);
            default -> Set.of();
        };
    }

    /** Whether it names other units. */
    boolean isReference() {
        return kind == Kind.UNIT || kind == Kind.UNITS;
    }

    private static Set<Field> with(Set<Field> some, Field... others) {
        Set<Field> all = EnumSet.copyOf(some);
        all.addAll(Set.of(others));
        return all;
    }
}
