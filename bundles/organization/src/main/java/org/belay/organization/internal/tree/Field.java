package org.belay.organization.internal.tree;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.belay.api.organization.UnitDraft;
import org.belay.api.organization.UnitType;

/** The fields of units, and which types have them. */
enum Field {
    NAME("name", UnitDraft::name),
    DESCRIPTION("description", UnitDraft::description),
    ENABLED("enabled", UnitDraft::enabled),
    NICKNAME("nickname", UnitDraft::nickname),
    EMAIL("email", UnitDraft::email),
    SSO_ID("ssoId", UnitDraft::ssoId),
    PASSWORD("password", UnitDraft::password),
    TECHNICIAN_GROUP("technicianGroup", UnitDraft::technicianGroup),
    MOBILE("mobile", UnitDraft::mobile),
    RIGHTS("rights", UnitDraft::rights),
    LABELS("labels", UnitDraft::labels),
    BARRED("barred", UnitDraft::barred);

    private static final Map<UnitType, Set<Field>> BY_TYPE = new EnumMap<>(UnitType.class);

    static {
        Set<Field> plain = EnumSet.of(NAME, DESCRIPTION);
        Set<Field> user = with(plain, ENABLED, NICKNAME, EMAIL, SSO_ID, PASSWORD, MOBILE);
        BY_TYPE.put(UnitType.ORGANIZATION, EnumSet.of(NAME));
        BY_TYPE.put(UnitType.CHANNEL, with(plain, LABELS));
        BY_TYPE.put(UnitType.TECHNICIAN_GROUP, with(plain, ENABLED, LABELS));
        BY_TYPE.put(UnitType.TECHNICIAN, with(user, BARRED));
        BY_TYPE.put(UnitType.ADMINISTRATOR, with(user, TECHNICIAN_GROUP));
        BY_TYPE.put(UnitType.MASTER_ADMINISTRATOR, with(user, TECHNICIAN_GROUP));
        BY_TYPE.put(UnitType.ADMINISTRATOR_GROUP, with(plain, ENABLED, RIGHTS));
        BY_TYPE.put(UnitType.COMPUTER_GROUP, plain);
        BY_TYPE.put(UnitType.COMPUTER, plain);
        BY_TYPE.put(UnitType.EXTERNAL_TECHNICIAN_GROUP, plain);
        BY_TYPE.put(UnitType.EXTERNAL_TECHNICIAN, with(plain, EMAIL));
    }

    /** What somebody may change of himself, although he administers nothing. */
    static final Set<Field> OWN = EnumSet.of(NAME, NICKNAME, EMAIL, PASSWORD);

    /** What belongs to the person and not to his place in the tree. */
    static final Set<Field> OF_PERSON =
            EnumSet.of(NAME, DESCRIPTION, NICKNAME, EMAIL, SSO_ID, PASSWORD, MOBILE);

    private final String wireName;

    @SuppressWarnings("ImmutableEnumChecker") // method references are
    private final Function<UnitDraft, Optional<?>> value;

    Field(String wireName, Function<UnitDraft, Optional<?>> value) {
        this.wireName = wireName;
        this.value = value;
    }

    /** As requests call it. */
    String wireName() {
        return wireName;
    }

    /** Whether the draft says anything about it. */
    boolean isIn(UnitDraft draft) {
        return value.apply(draft).isPresent();
    }

    /** The fields of that type; none of links and roots. */
    static Set<Field> of(UnitType type) {
        return BY_TYPE.getOrDefault(type, Set.of());
    }

    /** The fields about which the draft says something. */
    static Set<Field> in(UnitDraft draft) {
        Set<Field> named = EnumSet.noneOf(Field.class);
        for (Field each : values()) {
            if (each.isIn(draft)) {
                named.add(each);
            }
        }
        return named;
    }

    private static Set<Field> with(Set<Field> some, Field... others) {
        Set<Field> all = EnumSet.copyOf(some);
        all.addAll(Set.of(others));
        return all;
    }
}
