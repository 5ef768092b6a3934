package org.belay.relay.internal;

import java.util.Map;
import java.util.function.Supplier;
import org.belay.api.organization.Accounts;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.belay.api.permission.Permissions;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Caller;
import org.belay.api.session.Author;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.Target;

/** How what an administrator asks of a unit's session by REST is read from the request. */
@FunctionalInterface
interface UnitSessionAct {

    /** The names of all acts, as a path has them. */
    String NAMES = "assign|hand-over|hold|end|join";

    /** The name of the one that helps and takes nothing from anybody. */
    String JOIN = "join";

    /**
     * The command.
     *
     * @param body is read only by acts that have one
     * @throws Refused by field, or {@code forbidden}
     */
    SessionCommand read(Caller.SignedIn caller, Author who, Supplier<Wish> body);

    /** All acts by name. */
    static Map<String, UnitSessionAct> table(Accounts accounts, Directory tree) {
        return Map.of(
                "assign",
                (caller, who, body) -> assign(caller, who, body.get(), accounts, tree),
                "hand-over",
                (caller, who, body) -> handOver(caller, who, body.get(), tree),
                "hold",
                (caller, who, body) -> new SessionCommand.Hold(who), // ADM-09
                "end",
                (caller, who, body) -> new SessionCommand.End(who), // ADM-09
                JOIN,
                (caller, who, body) -> join(caller, who));
    }

    /**
     * Starts the session for a technician, or has a group or channel take it up: {@code
     * {"to":{"kind","id"},"comment"}} (ADM-04).
     */
    private static SessionCommand assign(
            Caller.SignedIn caller, Author who, Wish wish, Accounts accounts, Directory tree) {
        Target to = target(caller, wish, tree);
        if (to.kind() != Target.Kind.TECHNICIAN) {
            return new SessionCommand.HandOver(who, to, wish.text("comment"));
        }
        return accounts.find(to.id())
                .map(each -> Author.technician(each.id(), each.nickname()))
                .map(technician -> new SessionCommand.Assign(who, technician))
                .orElseThrow(() -> Refused.field("invalid", "to", "There is no such"));
    }

    /** {@code {"to":{"kind","id"},"comment"}} (ADM-05). */
    private static SessionCommand handOver(
            Caller.SignedIn caller, Author who, Wish wish, Directory tree) {
        return new SessionCommand.HandOver(who, target(caller, wish, tree), wish.text("comment"));
    }

    /** As a collaborator; needs to be a technician, too (MON-22). */
    private static SessionCommand join(Caller.SignedIn caller, Author who) {
        if (!caller.permissions().contains(Permissions.CONSOLE)) {
            throw Refused.forbidden("Only who is a technician, too, can join");
        }
        return new SessionCommand.Join(who);
    }

    /** Whose it becomes must be his to administrate, too. */
    private static Target target(Caller.SignedIn caller, Wish wish, Directory tree) {
        Target to = wish.target("to");
        int concerned =
                to.kind() == Target.Kind.TECHNICIAN
                        ? tree.technician(to.id()).map(Unit::id).orElse(0)
                        : to.id();
        if (!tree.administers(caller.account().id(), concerned)) {
            throw Refused.field("invalid", "to", "There is nobody of that kind");
        }
        return to;
    }
}
