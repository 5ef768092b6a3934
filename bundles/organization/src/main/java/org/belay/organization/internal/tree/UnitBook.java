package org.belay.organization.internal.tree;

import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.belay.api.audit.AuditEntry.Change;
import org.belay.api.organization.Account;
import org.belay.api.organization.Actor;
import org.belay.api.organization.AdministratorRight;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitDraft;
import org.belay.api.organization.UnitType;
import org.belay.api.organization.Units;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Passwords;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Changes units by the tree's rules and within what who changes them may. */
@Component(service = {Units.class, UnitBook.class})
public final class UnitBook implements Units {

    private final TreeBook book;
    private final Passwords passwords;

    /** Changes them there. */
    @Activate
    public UnitBook(@Reference TreeBook book, @Reference Passwords passwords) {
        this.book = book;
        this.passwords = passwords;
    }

    @Override
    public Unit create(Actor actor, UnitType type, int parent, UnitDraft draft) {
        Tree now = book.tree();
        requireCreation(now, actor, type, parent);
        Form form = new Form(type);
        UnitDraft wanted = form.read(draft);
        if (wanted.name().isEmpty() && !form.faults().has("name")) {
            form.faults().add("name", Refused.missing("name"));
        }
        Optional<Secret> secret =
                Secret.of(passwords, actor, 0, wanted.email().orElse(""), wanted, form.faults());
        form.check(now, Optional.empty(), wanted, secret.isPresent());
        int id =
                book.change(
                        actor,
                        edits -> {
                            requireCreation(edits.before(), actor, type, parent);
                            return create(edits, actor, type, parent, wanted, secret);
                        });
        return find(id);
    }

    private static void requireCreation(Tree tree, Actor actor, UnitType type, int parent) {
        Authority authority = Authority.of(tree, actor);
        Unit above = authority.unit("parent", parent);
        boolean found = type == UnitType.COMPUTER; // a session adds it (UNAT-03)
        if (type.isFixed() || type.isLink() || (found && !actor.isGateway())) {
            throw Refused.field("invalid", "type", "Such a unit can't be made");
        }
        requireParent(type, above);
        authority.requireShape(type, parent);
    }

    private static void requireParent(UnitType type, Unit parent) {
        if (!type.parents().contains(parent.type())) {
            throw Refused.field("invalid", "parent", "Such a unit can't lie there");
        }
    }

    private static int create(
            Draft edits,
            Actor actor,
            UnitType type,
            int parent,
            UnitDraft wanted,
            Optional<Secret> secret)
            throws SQLException {
        Form form = new Form(type);
        form.check(edits.before(), Optional.empty(), wanted, secret.isPresent());
        int id = edits.nextId();
        Set<AdministratorRight> rights =
                type == UnitType.ADMINISTRATOR_GROUP
                        ? wanted.rights().orElse(Drafts.RIGHTS)
                        : Set.of();
        Edits fresh =
                Edits.fresh(id, type, parent)
                        .name(wanted.name().orElseThrow())
                        .description(wanted.description().orElse(""))
                        .enabled(form.enabled(Optional.empty(), wanted, secret.isPresent()))
                        .rights(rights)
                        .labels(wanted.labels().orElse(Set.of()))
                        .barred(wanted.barred().orElse(Set.of()));
        if (type.isUser()) {
            new People(edits).fresh(id, wanted, secret);
            fresh.account(id);
        } else {
            fresh.email(wanted.email().orElse(""));
        }
        Unit unit = fresh.unit();
        edits.put(unit);
        edits.record(Words.added(unit));
        if (wanted.technicianGroup().orElse(0) != 0) {
            new People(edits).technicianGroup(actor, id, wanted.technicianGroup().get());
        }
        Words.View view = new Words.View(edits.after(), unit);
        Words.differences(Change.ADD, Optional.empty(), view).forEach(edits::record);
        secret.ifPresent(each -> edits.record(Words.password(unit, true)));
        if (edits.before().find(parent).filter(each -> each.type() == type).isPresent()) {
            edits.copy(parent, id); // a subgroup begins with its parent's permissions
        }
        return id;
    }

    @Override
    public Unit change(Actor actor, int id, int revision, UnitDraft draft) {
        Tree now = book.tree();
        Unit unit = requireChange(now, actor, id, draft);
        Form form = new Form(unit.type());
        UnitDraft wanted = form.read(draft);
        Optional<Account> account = now.account(unit.account());
        String email = wanted.email().orElse(account.map(Account::email).orElse(""));
        Optional<Secret> secret =
                Secret.of(passwords, actor, unit.account(), email, wanted, form.faults());
        form.check(now, Optional.of(unit), wanted, secret.isPresent());
        book.change(
                actor,
                edits -> {
                    Unit was = requireChange(edits.before(), actor, id, draft);
                    if (revision != -1 && revision != was.revision()) {
                        throw Refused.changed(Shown.fields(edits.before(), was));
                    }
                    new Form(was.type())
                            .check(edits.before(), Optional.of(was), wanted, secret.isPresent());
                    change(edits, actor, was, wanted, secret);
                    endSignIns(edits, actor, was.account());
                    return null;
                });
        return find(id);
    }

    private static Unit requireChange(Tree tree, Actor actor, int id, UnitDraft draft) {
        Authority authority = Authority.of(tree, actor);
        Set<Field> fields = Field.in(draft);
        Unit unit =
                tree.find(id)
                        .filter(each -> authority.isOwn(each) && Field.OWN.containsAll(fields))
                        .orElseGet(() -> authority.unit(id));
        if (!authority.mayChange(unit)) {
            authority.requireMaster();
        }
        boolean person = fields.stream().anyMatch(Field.OF_PERSON::contains);
        if (unit.account() != 0 && person && !authority.mayChangePerson(unit.account())) {
            throw Refused.forbidden("Only a master administrator may change an administrator");
        }
        if (authority.isOwn(unit) && draft.password().isPresent()) {
            // There it takes the present password and the second step (AUTH-12).
            throw Refused.because(
                    Reason.FORBIDDEN, "own-password", "Change your own password on My Account");
        }
        if (authority.isOwn(unit) && !draft.enabled().orElse(true)) {
            throw Refused.because(Reason.STATE, "self", "You can't disable yourself");
        }
        if (!draft.enabled().orElse(true) && holdsOwn(tree, authority, unit)) {
            throw Refused.because(Reason.STATE, "self", "You would disable yourself");
        }
        draft.technicianGroup()
                .filter(each -> each != 0)
                .ifPresent(each -> authority.unit("technicianGroup", each));
        return unit;
    }

    // Who comes in by another address or ID from now on isn't who came in by the one before; and a
    // stolen cookie isn't to wait until its owner is enabled again.
    private void endSignIns(Draft edits, Actor actor, int account) {
        Optional<Account> before = edits.before().account(account);
        if (before.isEmpty() || account == actor.account()) {
            return;
        }
        Account after = edits.person(account).account();
        if (!after.email().equals(before.get().email())
                || !after.ssoId().equals(before.get().ssoId())
                || isDisabled(edits, account)) {
            edits.beside(on -> {}, () -> passwords.kept(account));
        }
    }

    private static boolean isDisabled(Draft edits, int account) {
        return edits.before()
                .principal(account)
                .filter(Unit::enabled)
                .flatMap(each -> edits.unit(each.id()))
                .filter(each -> !each.enabled())
                .isPresent();
    }

    private static boolean holdsOwn(Tree tree, Authority authority, Unit unit) {
        return tree.subtree(unit.id()).stream().anyMatch(authority::isOwn);
    }

    private static void change(
            Draft edits, Actor actor, Unit was, UnitDraft wanted, Optional<Secret> secret)
            throws SQLException {
        Edits changed = Edits.of(was);
        wanted.enabled().ifPresent(changed::enabled);
        wanted.rights().ifPresent(changed::rights);
        wanted.labels().ifPresent(changed::labels);
        wanted.barred().ifPresent(changed::barred);
        if (was.account() == 0) {
            wanted.name().ifPresent(changed::name);
            wanted.description().ifPresent(changed::description);
            wanted.email().ifPresent(changed::email);
        }
        int technicianGroup = edits.before().technician(was.account()).map(Unit::parent).orElse(0);
        boolean elsewhere = wanted.technicianGroup().orElse(technicianGroup) != technicianGroup;
        if (elsewhere || !changed.unit().equals(was)) {
            edits.replace(changed);
        }
        if (was.type() == UnitType.ORGANIZATION) {
            wanted.name().ifPresent(edits::name);
        }
        if (elsewhere) {
            new People(edits).technicianGroup(actor, was.account(), wanted.technicianGroup().get());
        }
        edits.before()
                .person(was.account())
                .ifPresent(each -> new People(edits).change(each, wanted, secret));
        if (edits.isEmpty()) {
            return;
        }
        Tree after = edits.after();
        Words.differences(
                        Change.CHANGE,
                        Optional.of(new Words.View(edits.before(), was)),
                        new Words.View(after, after.find(was.id()).orElseThrow()))
                .forEach(edits::record);
        secret.ifPresent(each -> edits.record(Words.password(was, false)));
    }

    @Override
    public Unit move(Actor actor, int id, int parent) {
        book.change(
                actor,
                edits -> {
                    Tree tree = edits.before();
                    Authority authority = Authority.of(tree, actor);
                    Unit unit = authority.unit(id);
                    Unit to = authority.unit("parent", parent);
                    requirePlaced(unit);
                    requireParent(unit.type(), to);
                    requireOutside(tree, parent, id);
                    authority.requireShape(unit.type(), unit.parent());
                    authority.requireShape(unit.type(), parent);
                    if (unit.parent() != parent) {
                        edits.replace(Edits.of(unit).parent(parent));
                        edits.record(Words.moved(unit, tree, unit.parent(), parent));
                    }
                    return null;
                });
        return find(id);
    }

    private static void requirePlaced(Unit unit) {
        if (unit.type().isFixed() || unit.type().isLink()) {
            throw Refused.because(Reason.STATE, "fixed", "Such a unit stays where it is");
        }
    }

    private static void requireOutside(Tree tree, int parent, int id) {
        if (tree.isWithin(parent, id)) {
            throw Refused.because(
                    Reason.STATE, "within-itself", "A unit can't lie in itself or below itself");
        }
    }

    @Override
    public Unit copy(Actor actor, int id, int parent, String name) {
        String wanted = Fields.name("name", name);
        int copy =
                book.change(
                        actor,
                        edits -> {
                            Tree tree = edits.before();
                            Authority authority = Authority.of(tree, actor);
                            Unit unit = authority.unit(id);
                            Unit to = authority.unit("parent", parent);
                            if (!Copying.TYPES.contains(unit.type())) {
                                throw Refused.because(
                                        Reason.STATE, "fixed", "Such a unit can't be copied");
                            }
                            requireParent(unit.type(), to);
                            requireOutside(tree, parent, id);
                            authority.requireShape(unit.type(), parent);
                            return new Copying(edits).copy(unit, parent, wanted);
                        });
        return find(copy);
    }

    @Override
    public void delete(Actor actor, int id) {
        book.change(
                actor,
                edits -> {
                    Tree tree = edits.before();
                    Authority authority = Authority.of(tree, actor);
                    Unit unit = authority.unit(id);
                    if (unit.type().isLink()) {
                        throw Refused.because(
                                Reason.STATE, "link", "A link is taken away, not deleted");
                    }
                    requirePlaced(unit);
                    authority.requireShape(unit.type(), unit.parent());
                    if (Removal.of(tree, id).values().stream().anyMatch(authority::isOwn)) {
                        throw Refused.because(Reason.STATE, "self", "You can't delete yourself");
                    }
                    new Removal(edits).remove(id);
                    return null;
                });
    }

    @Override
    public Unit assign(Actor actor, int target, int to) {
        int link =
                book.change(
                        actor,
                        edits -> {
                            Tree tree = edits.before();
                            Authority authority = Authority.of(tree, actor);
                            Unit group = authority.unit(to);
                            Unit assigned = assignable(tree, authority, target);
                            UnitType type = link(assigned, group);
                            authority.requireShape(type, to);
                            Optional<Unit> there =
                                    tree.linksTo(target).stream()
                                            .filter(each -> each.parent() == to)
                                            .findFirst();
                            if (there.isPresent()) {
                                return there.get().id();
                            }
                            Unit fresh = Edits.link(edits.nextId(), type, to, assigned);
                            edits.put(fresh);
                            edits.record(Words.assigned(tree, fresh, true));
                            return fresh.id();
                        });
        return find(link);
    }

    // Channels belong to everybody's groups (ORG-53); all else must be within reach.
    private static Unit assignable(Tree tree, Authority authority, int target) {
        return tree.find(target)
                .filter(each -> each.type() == UnitType.CHANNEL)
                .orElseGet(() -> authority.unit("target", target));
    }

    private static UnitType link(Unit target, Unit to) {
        for (UnitType each : EnumSet.allOf(UnitType.class)) {
            if (each.targets().contains(target.type()) && each.parents().contains(to.type())) {
                return each;
            }
        }
        throw Refused.field("invalid", "target", "That can't be assigned there");
    }

    @Override
    public void unassign(Actor actor, int link) {
        book.change(
                actor,
                edits -> {
                    Tree tree = edits.before();
                    Authority authority = Authority.of(tree, actor);
                    Unit unit = authority.unit(link);
                    if (!unit.type().isLink()) {
                        throw Refused.because(Reason.STATE, "no-link", "That isn't a link");
                    }
                    authority.requireShape(unit.type(), unit.parent());
                    edits.remove(link);
                    edits.record(Words.assigned(tree, unit, false));
                    return null;
                });
    }

    @Override
    public <T> T together(Supplier<T> work) {
        return book.together(work);
    }

    private Unit find(int id) {
        return book.find(id).orElseThrow(() -> Refused.notFound("unit"));
    }
}
