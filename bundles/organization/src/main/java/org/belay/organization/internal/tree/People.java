package org.belay.organization.internal.tree;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.belay.api.organization.Account;
import org.belay.api.organization.Actor;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitDraft;
import org.belay.api.organization.UnitType;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;

/** Edits who people are and which units they have. */
final class People {

    private final Draft draft;

    People(Draft draft) {
        this.draft = draft;
    }

    /** Somebody new, who will have the unit of that ID. */
    Person fresh(int id, UnitDraft wanted, Optional<Secret> secret) {
        Account nobody = new Account(id, "", "", "", "", "", Set.of(), false, false);
        Person person = new Person(changed(nobody, wanted), secret.isPresent());
        draft.put(person);
        secret.ifPresent(each -> each.give(draft, id));
        return person;
    }

    /** Changes who somebody is; all his units then count as changed. */
    void change(Person was, UnitDraft wanted, Optional<Secret> secret) {
        Person is =
                new Person(changed(was.account(), wanted), was.hasPassword() || secret.isPresent());
        if (is.equals(was) && secret.isEmpty()) {
            return;
        }
        draft.put(is);
        secret.ifPresent(each -> each.give(draft, is.id()));
        Stream.of(draft.before().administrator(is.id()), draft.before().technician(is.id()))
                .flatMap(Optional::stream)
                .flatMap(each -> draft.unit(each.id()).stream())
                .forEach(each -> draft.replace(Edits.of(each).name(is.account().name())));
    }

    private static Account changed(Account was, UnitDraft wanted) {
        String name = wanted.name().orElse(was.name());
        // As long as he has chosen no other, customers see his name.
        String nickname =
                wanted.nickname().orElse(was.nickname().equals(was.name()) ? "" : was.nickname());
        return new Account(
                was.id(),
                name,
                nickname.isEmpty() ? name : nickname,
                wanted.email().orElse(was.email()),
                wanted.ssoId().orElse(was.ssoId()),
                wanted.description().orElse(was.description()),
                was.roles(),
                was.enabled(),
                wanted.mobile().orElse(was.mobile()));
    }

    /** Makes an administrator a technician of that group, too, or of none (ORG-19). */
    void technicianGroup(Actor actor, int account, int group) throws SQLException {
        Optional<Unit> was = draft.before().technician(account);
        if (group == 0) {
            if (was.isPresent()) {
                if (account == actor.account()) {
                    throw Refused.because(
                            Reason.STATE, "self", "You can't take yourself out of your group");
                }
                new Removal(draft).remove(was.get().id());
            }
        } else if (was.isEmpty()) {
            Unit unit =
                    Edits.fresh(draft.nextId(), UnitType.TECHNICIAN, group)
                            .account(account)
                            .name(draft.person(account).account().name())
                            .unit();
            draft.put(unit);
            draft.record(Words.added(unit));
        } else if (was.get().parent() != group) {
            draft.replace(Edits.of(was.get()).parent(group));
            draft.record(Words.moved(was.get(), draft.before(), was.get().parent(), group));
        }
    }
}
