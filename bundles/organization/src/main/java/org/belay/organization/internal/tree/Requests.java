package org.belay.organization.internal.tree;

import jakarta.ws.rs.core.SecurityContext;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.belay.api.organization.Actor;
import org.belay.api.organization.AdministratorRight;
import org.belay.api.organization.UnitDraft;
import org.belay.api.organization.UnitType;
import org.belay.api.permission.Permissions;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Caller;
import org.belay.organization.internal.Choice;

/** Reads what requests say about units. A field that is null is one that isn't there. */
final class Requests {

    private static final Choice<UnitType> TYPES =
            new Choice<>("type", List.of(UnitType.values()), UnitType::wireName);
    private static final Choice<AdministratorRight> RIGHTS =
            new Choice<>(
                    "rights", List.of(AdministratorRight.values()), AdministratorRight::wireName);

    private Requests() {}

    static int account(SecurityContext security) {
        return ((Caller) security.getUserPrincipal()).signedIn().account().id();
    }

    static Actor actor(SecurityContext security) {
        Caller.SignedIn caller = ((Caller) security.getUserPrincipal()).signedIn();
        Actor actor = Actor.of(caller.account());
        // Else a key that may only manage groups would make itself a master administrator.
        return caller.byKey() && !caller.permissions().contains(Permissions.ADMIN_GLOBAL)
                ? actor.asBounded()
                : actor;
    }

    static UnitDraft draft(Map<String, Object> body) {
        Faults faults = new Faults();
        UnitDraft draft =
                new UnitDraft(
                        faulty(faults, body, "name", String.class),
                        faulty(faults, body, "description", String.class),
                        faulty(faults, body, "enabled", Boolean.class),
                        faulty(faults, body, "nickname", String.class),
                        faulty(faults, body, "email", String.class),
                        faulty(faults, body, "ssoId", String.class),
                        faulty(faults, body, "password", String.class),
                        faulty(faults, body, "technicianGroup", Integer.class),
                        faulty(faults, body, "mobile", Boolean.class),
                        faulty(faults, body, "rights", List.class)
                                .flatMap(it -> faults.read("rights", () -> rights(it))),
                        faulty(faults, body, "labels", List.class)
                                .flatMap(
                                        it ->
                                                faults.read(
                                                        "labels",
                                                        () -> set("labels", it, String.class))),
                        faulty(faults, body, "barred", List.class)
                                .flatMap(
                                        it ->
                                                faults.read(
                                                        "barred",
                                                        () -> set("barred", it, Integer.class))));
        faults.check();
        return draft;
    }

    private static <T> Optional<T> faulty(
            Faults faults, Map<String, Object> body, String field, Class<T> type) {
        return faults.read(field, () -> optional(body, field, type)).flatMap(each -> each);
    }

    /** The field's value, empty if there is none. */
    static <T> Optional<T> optional(Map<String, Object> body, String field, Class<T> type) {
        Object value = body == null ? null : body.get(field);
        if (value != null && !type.isInstance(value)) {
            throw Refused.field("invalid", field, field + " isn't what it should be");
        }
        return Optional.ofNullable(type.cast(value));
    }

    /** The field's value. */
    static <T> T needed(Map<String, Object> body, String field, Class<T> type) {
        return optional(body, field, type).orElseThrow(() -> Refused.missing(field));
    }

    static UnitType type(String wireName) {
        return TYPES.of(wireName);
    }

    private static Set<AdministratorRight> rights(List<?> names) {
        return set("rights", names, String.class).stream()
                .map(RIGHTS::of)
                .collect(Collectors.toSet());
    }

    private static <T> Set<T> set(String field, List<?> values, Class<T> type) {
        Set<T> set = new HashSet<>();
        for (Object each : values) {
            if (!type.isInstance(each)) {
                throw Refused.field("invalid", field, field + " isn't what it should be");
            }
            set.add(type.cast(each));
        }
        return set;
    }
}
