package org.belay.organization.internal.tree;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.belay.api.organization.AdministratorRight;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitDraft;
import org.belay.api.organization.UnitType;
import org.belay.api.refusal.Refused;

/**
 * Checks what somebody wants a unit to be. First what each field holds by itself, then what it means
 * in the tree; the second once more when nobody else can change it any more.
 */
final class Form {

    private final UnitType type;
    private final Faults faults = new Faults();

    Form(UnitType type) {
        this.type = type;
    }

    /** The draft with its fields in their normal form; the password as it is. */
    UnitDraft read(UnitDraft draft) {
        for (Field each : Field.in(draft)) {
            if (!Field.of(type).contains(each)) {
                String field = each.wireName();
                faults.add(
                        field,
                        Refused.field("invalid", field, "Such a unit has no field " + field));
            }
        }
        return new UnitDraft(
                draft.name().flatMap(it -> faults.read("name", () -> Fields.name("name", it))),
                draft.description()
                        .flatMap(it -> faults.read("description", () -> Fields.description(it))),
                draft.enabled(),
                draft.nickname().flatMap(it -> faults.read("nickname", () -> nickname(it))),
                draft.email().flatMap(it -> faults.read("email", () -> Fields.email("email", it))),
                draft.ssoId().flatMap(it -> faults.read("ssoId", () -> Fields.ssoId(it))),
                // A form with an empty entry for a new password wants to keep the old one.
                draft.password().filter(each -> !each.isEmpty()),
                draft.technicianGroup(),
                draft.mobile(),
                draft.rights().flatMap(it -> faults.read("rights", () -> rights(it))),
                draft.labels(),
                draft.barred());
    }

    /** Checks what it means in that tree, and says all that is wrong. */
    void check(Tree tree, Optional<Unit> unit, UnitDraft draft, boolean hasPassword) {
        int account = unit.map(Unit::account).orElse(0);
        draft.email()
                .filter(each -> type.isUser() && !each.isEmpty())
                .flatMap(tree::accountOfEmail)
                .filter(each -> each != account)
                .ifPresent(each -> taken("email", "There is an account of that address already"));
        draft.ssoId()
                .flatMap(tree::accountOfSsoId)
                .filter(each -> each != account)
                .ifPresent(each -> taken("ssoId", "There is an account of that ID already"));
        draft.technicianGroup()
                .filter(each -> each != 0 && !is(tree, each, UnitType.TECHNICIAN_GROUP))
                .ifPresent(each -> invalid("technicianGroup", "There is no such technician group"));
        draft.labels()
                .filter(each -> !tree.content().labels().keySet().containsAll(each))
                .ifPresent(each -> invalid("labels", "There is no such label"));
        draft.barred().ifPresent(each -> checkBars(tree, unit, each));
        checkAccess(tree, unit, draft, hasPassword);
        faults.check();
    }

    private void checkBars(Tree tree, Optional<Unit> unit, Set<Integer> wanted) {
        Set<Integer> fresh = new HashSet<>(wanted);
        unit.ifPresent(each -> fresh.removeAll(each.barred()));
        unit.stream()
                .flatMap(each -> tree.children(each.parent()).stream())
                .filter(each -> each.type() == UnitType.CHANNEL_LINK)
                .forEach(each -> fresh.remove(each.target()));
        if (!fresh.isEmpty()) {
            invalid("barred", "His group doesn't take such a channel");
        }
    }

    // Who can sign in by no means isn't enabled: he would be counted and can do nothing.
    private void checkAccess(Tree tree, Optional<Unit> unit, UnitDraft draft, boolean hasPassword) {
        if (!type.isUser() || !enabled(unit, draft, hasPassword)) {
            return;
        }
        Optional<Person> person = unit.flatMap(each -> tree.person(each.account()));
        String email = draft.email().orElse(person.map(each -> each.account().email()).orElse(""));
        String ssoId = draft.ssoId().orElse(person.map(each -> each.account().ssoId()).orElse(""));
        boolean known = person.map(Person::hasPassword).orElse(false);
        if (email.isEmpty() && !faults.has("email")) {
            faults.add("email", Refused.missing("email"));
        }
        if (!hasPassword && !known && ssoId.isEmpty()) {
            faults.add("password", Refused.missing("password"));
        }
    }

    /** Whether the unit will be enabled: of a new user, if he can sign in. */
    boolean enabled(Optional<Unit> unit, UnitDraft draft, boolean hasPassword) {
        boolean signsIn =
                draft.email().filter(each -> !each.isEmpty()).isPresent()
                        && (hasPassword
                                || draft.ssoId().filter(each -> !each.isEmpty()).isPresent());
        return draft.enabled().orElse(unit.map(Unit::enabled).orElse(!type.isUser() || signsIn));
    }

    Faults faults() {
        return faults;
    }

    private static String nickname(String value) {
        // Without one, customers see the name.
        return value.isBlank() ? "" : Fields.name("nickname", value);
    }

    private static Set<AdministratorRight> rights(Set<AdministratorRight> wanted) {
        if (wanted.isEmpty()) {
            throw Refused.missing("rights");
        }
        if (wanted.contains(AdministratorRight.STANDARD) && wanted.size() > 1) {
            throw Refused.field("invalid", "rights", "Standard rights exclude the others");
        }
        return wanted;
    }

    private static boolean is(Tree tree, int unit, UnitType type) {
        return tree.find(unit).filter(each -> each.type() == type).isPresent();
    }

    private void taken(String field, String message) {
        faults.add(field, Refused.field("taken", field, message));
    }

    private void invalid(String field, String message) {
        faults.add(field, Refused.field("invalid", field, message));
    }
}
