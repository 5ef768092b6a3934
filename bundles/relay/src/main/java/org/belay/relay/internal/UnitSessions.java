package org.belay.relay.internal;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitType;
import org.belay.api.session.Session;
import org.belay.api.session.Sessions;
import org.belay.api.session.Target;

/** Which sessions belong to a unit of the organization (ADM-02). */
final class UnitSessions {

    private static final Comparator<Session> OLDEST_FIRST =
            Comparator.comparing(Session::createdAt).thenComparing(Session::id);

    private final Sessions sessions;
    private final Directory tree;

    UnitSessions(Sessions sessions, Directory tree) {
        this.sessions = sessions;
        this.tree = tree;
    }

    /** Those that aren't over, the oldest first. */
    List<Session> of(int unit) {
        return candidates(unit)
                .filter(session -> !session.status().isOver())
                .filter(belongingTo(unit))
                .distinct()
                .sorted(OLDEST_FIRST)
                .toList();
    }

    /** Those that may belong to it: open tabs ask each few seconds, and most sessions are others'. */
    private Stream<Session> candidates(int unit) {
        if (hasAll(unit)) {
            return sessions.all().stream();
        }
        Set<Integer> technicians = new HashSet<>();
        Set<Target> queues = new HashSet<>();
        for (Unit below : tree.subtree(unit)) {
            switch (below.type()) {
                case TECHNICIAN -> {
                    technicians.add(below.account());
                    queues.add(Target.technician(below.account()));
                    tree.channelsOf(below.account())
                            .forEach(channel -> queues.add(Target.channel(channel)));
                }
                case TECHNICIAN_GROUP -> queues.add(Target.group(below.id()));
                case CHANNEL -> queues.add(Target.channel(below.id()));
                default -> {}
            }
        }
        return Stream.concat(
                sessions.ofChannel(unit).stream(), sessions.around(technicians, queues).stream());
    }

    private static boolean hasAll(int unit) {
        return unit == Directory.ORGANIZATION || unit == Directory.TECHNICIANS;
    }

    /** One of those, empty if it is no such. */
    Optional<Session> of(int unit, int session) {
        return sessions.find(session)
                .filter(found -> !found.status().isOver())
                .filter(belongingTo(unit));
    }

    private Predicate<Session> belongingTo(int unit) {
        return own(unit)
                .or(
                        session ->
                                session.company().participants().stream()
                                        .anyMatch(
                                                each ->
                                                        each.takesPart()
                                                                && isWithin(each.id(), unit)));
    }

    /**
     * Whether one is the unit's own: not another's in which somebody of the unit only helps. Walks the
     * unit once, for however many sessions it is asked.
     */
    Predicate<Session> own(int unit) {
        UnitType type = tree.find(unit).map(Unit::type).orElse(null);
        if (hasAll(unit)) {
            return session -> true;
        }
        if (type == UnitType.CHANNEL) {
            return session -> session.channelId() == unit || isOnItsWayTo(session, unit);
        }
        Set<Integer> channels = new HashSet<>();
        for (Unit below : tree.subtree(unit)) {
            if (below.account() != 0) {
                channels.addAll(tree.channelsOf(below.account()));
            }
        }
        return session ->
                isWithin(session.technicianId(), unit)
                        || isOnItsWayTo(session, unit)
                        || (session.technicianId() == 0 && channels.contains(session.channelId()));
    }

    private boolean isOnItsWayTo(Session session, int unit) {
        return session.company()
                .pending()
                .filter(
                        transfer ->
                                transfer.to().kind() == Target.Kind.TECHNICIAN
                                        ? isWithin(transfer.to().id(), unit)
                                        : tree.isWithin(transfer.to().id(), unit))
                .isPresent();
    }

    private boolean isWithin(int account, int unit) {
        return account > 0
                && tree.technician(account)
                        .filter(technician -> tree.isWithin(technician.id(), unit))
                        .isPresent();
    }
}
