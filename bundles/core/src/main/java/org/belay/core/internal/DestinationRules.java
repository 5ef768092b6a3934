package org.belay.core.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.belay.api.organization.Account;
import org.belay.api.organization.Accounts;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitType;
import org.belay.api.permission.Grant;
import org.belay.api.permission.Permissions;
import org.belay.api.presence.TechnicianStatus;
import org.belay.api.presence.TechnicianStatuses;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Author;
import org.belay.api.session.Destination;
import org.belay.api.session.Destinations;
import org.belay.api.session.Participant;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.SessionGate;
import org.belay.api.session.Target;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * To whom sessions may go: the one place that draws the dialogs' lists and refuses the act (CONS-77,
 * COLL-04, SES-29, SES-30).
 */
@Component(service = {SessionGate.class, DestinationRules.class})
public final class DestinationRules implements SessionGate {

    private static final String LISTED = "listed";

    private final Directory tree;
    private final Accounts accounts;
    private final Permissions permissions;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile TechnicianStatuses statuses;

    /** Asks those. */
    @Activate
    public DestinationRules(
            @Reference Directory tree,
            @Reference Accounts accounts,
            @Reference Permissions permissions) {
        this.tree = tree;
        this.accounts = accounts;
        this.permissions = permissions;
    }

    /** Outside of OSGi. */
    void with(TechnicianStatuses theStatuses) {
        statuses = theStatuses;
    }

    @Override
    public Optional<Refused> objection(Session session, SessionCommand command) {
        if (command instanceof SessionCommand.HandOver handOver) {
            return objection(
                    handOver.author(),
                    handOver.to(),
                    Destinations.Purpose.HAND_OVER,
                    "to",
                    session);
        }
        if (command instanceof SessionCommand.Invite invite) {
            return objection(
                    invite.author(),
                    Target.technician(invite.whom().accountId()),
                    Destinations.Purpose.INVITE,
                    "technician",
                    session);
        }
        if (command instanceof SessionCommand.Assign assign
                && !supports(assign.technician().accountId())) {
            return Optional.of(
                    Refused.field("invalid", "technician", "There is no such technician"));
        }
        return Optional.empty();
    }

    private Optional<Refused> objection(
            Author by, Target target, Destinations.Purpose purpose, String field, Session session) {
        Optional<Unit> unit = unitOf(target);
        if (unit.isEmpty()) {
            return Optional.of(Refused.field("invalid", field, "There is nobody of that kind"));
        }
        if (by.role() != Author.Role.TECHNICIAN) {
            return Optional.empty(); // whose unit it is was looked at where the request came in
        }
        String refusal =
                refusal(
                        by.accountId(),
                        target,
                        unit.get(),
                        grant(by.accountId(), purpose),
                        session);
        return refusal.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Refused.field(refusal, field, "Nobody there can take it: " + refusal));
    }

    /** Whom that technician may choose from. */
    List<Destination> of(int technician, Destinations.Purpose purpose, Session session) {
        Grant grant = grant(technician, purpose);
        Set<UnitType> types =
                purpose == Destinations.Purpose.INVITE
                        ? Set.of(UnitType.TECHNICIAN_GROUP, UnitType.TECHNICIAN)
                        : Set.of(UnitType.TECHNICIAN_GROUP, UnitType.TECHNICIAN, UnitType.CHANNEL);
        return Stream.concat(
                        tree.subtree(Directory.TECHNICIANS).stream(),
                        tree.subtree(Directory.CHANNELS).stream())
                .filter(unit -> types.contains(unit.type()) && tree.isEnabled(unit.id()))
                .filter(unit -> visible(grant, unit))
                .map(unit -> destination(technician, purpose, unit, grant, session))
                .toList();
    }

    private Destination destination(
            int technician, Destinations.Purpose purpose, Unit unit, Grant grant, Session session) {
        Target target = targetOf(unit);
        boolean choosable =
                purpose == Destinations.Purpose.HAND_OVER
                        || target.kind() == Target.Kind.TECHNICIAN;
        return new Destination(
                target,
                unit.id(),
                unit.parent(),
                unit.name(),
                target.kind() == Target.Kind.TECHNICIAN ? status(target.id()) : "",
                choosable ? refusal(technician, target, unit, grant, session) : "one-person");
    }

    private String refusal(int technician, Target target, Unit unit, Grant grant, Session session) {
        if (!tree.isEnabled(unit.id()) || !permitted(grant, unit)) {
            return "not-permitted";
        }
        if (target.kind() != Target.Kind.TECHNICIAN) {
            return "";
        }
        if (target.id() == technician) {
            return "yourself";
        }
        if (!supports(target.id())) {
            return "not-permitted";
        }
        if (session != null
                && session.company()
                        .participant(target.id())
                        .filter(Participant::takesPart)
                        .isPresent()) {
            return "takes-part";
        }
        String status = status(target.id());
        return status.isEmpty() || status.equals(TechnicianStatus.ONLINE.wireName()) ? "" : status;
    }

    private String status(int account) {
        TechnicianStatuses known = statuses;
        return known == null ? "" : known.of(account).status().wireName();
    }

    private Grant grant(int technician, Destinations.Purpose purpose) {
        return accounts.find(technician)
                .map(
                        account ->
                                permissions.grant(
                                        account,
                                        purpose == Destinations.Purpose.INVITE
                                                ? Lifecycle.MAY_INVITE
                                                : Lifecycle.MAY_HAND_OVER))
                .orElse(Grant.NONE);
    }

    private boolean permitted(Grant grant, Unit unit) {
        return !grant.option().equals(LISTED)
                || grant.units().stream().anyMatch(listed -> tree.isWithin(unit.id(), listed));
    }

    /** Also what only leads to somebody who may be chosen. */
    private boolean visible(Grant grant, Unit unit) {
        return permitted(grant, unit)
                || grant.units().stream().anyMatch(listed -> tree.isWithin(listed, unit.id()));
    }

    private boolean supports(int account) {
        return tree.technician(account).filter(unit -> tree.isEnabled(unit.id())).isPresent()
                && accounts.find(account)
                        .map(this::rights)
                        .filter(keys -> keys.contains(Permissions.CONSOLE))
                        .isPresent();
    }

    private Set<String> rights(Account account) {
        return permissions.of(account);
    }

    private Optional<Unit> unitOf(Target target) {
        return switch (target.kind()) {
            case TECHNICIAN -> tree.technician(target.id());
            case GROUP ->
                    tree.find(target.id()).filter(unit -> unit.type() == UnitType.TECHNICIAN_GROUP);
            case CHANNEL -> tree.find(target.id()).filter(unit -> unit.type() == UnitType.CHANNEL);
        };
    }

    private static Target targetOf(Unit unit) {
        return switch (unit.type()) {
            case TECHNICIAN -> Target.technician(unit.account());
            case CHANNEL -> Target.channel(unit.id());
            default -> Target.group(unit.id());
        };
    }
}
