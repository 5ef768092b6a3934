package org.belay.core.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.belay.api.session.Company;
import org.belay.api.session.Participant;
import org.belay.api.session.Session;
import org.belay.api.session.SessionStatus;
import org.belay.api.session.Target;

/**
 * Finds sessions by the people who have to do with them and by the queues in which they stand, oldest
 * first, without a look at all the others. Safe from any thread; a session's own entries change on its
 * lane alone.
 */
final class SessionIndex {

    /** A session's place in the order in which they came. */
    record Place(Instant createdAt, int id) implements Comparable<Place> {

        private static final Comparator<Place> OLDEST_FIRST =
                Comparator.comparing(Place::createdAt).thenComparing(Place::id);

        static Place of(Session session) {
            return new Place(session.createdAt(), session.id());
        }

        @Override
        public int compareTo(Place other) {
            return OLDEST_FIRST.compare(this, other);
        }
    }

    private static final ConcurrentNavigableMap<Place, SessionLane> NOTHING =
            new ConcurrentSkipListMap<>();

    private static final Set<SessionStatus> WAITS =
            Set.of(SessionStatus.WAITING, SessionStatus.OUTGOING);

    private final Map<Integer, ConcurrentNavigableMap<Place, SessionLane>> people =
            new ConcurrentHashMap<>();
    private final Map<Target, ConcurrentNavigableMap<Place, SessionLane>> queues =
            new ConcurrentHashMap<>();
    private final Map<Integer, ConcurrentNavigableMap<Place, SessionLane>> channels =
            new ConcurrentHashMap<>();

    /** Notes where the session stands now. */
    void enter(Session session, SessionLane lane) {
        Place place = Place.of(session);
        peopleOf(session).forEach(who -> put(people, who, place, lane));
        queuesOf(session).forEach(queue -> put(queues, queue, place, lane));
        if (isOfChannel(session)) {
            put(channels, session.channelId(), place, lane);
        }
    }

    /** Notes that it stands elsewhere than before. */
    void move(Session before, Session after, SessionLane lane) {
        Place place = Place.of(after);
        Set<Integer> nowPeople = peopleOf(after);
        Set<Target> nowQueues = queuesOf(after);
        // First where it comes to, then where it leaves: at no moment it is nowhere
        nowPeople.forEach(who -> put(people, who, place, lane));
        nowQueues.forEach(queue -> put(queues, queue, place, lane));
        peopleOf(before).stream()
                .filter(who -> !nowPeople.contains(who))
                .forEach(who -> take(people, who, place));
        queuesOf(before).stream()
                .filter(queue -> !nowQueues.contains(queue))
                .forEach(queue -> take(queues, queue, place));
        if (isOfChannel(before) && !isOfChannel(after)) {
            take(channels, before.channelId(), place);
        }
    }

    // Which one it came by never changes.
    private static boolean isOfChannel(Session session) {
        return session.channelId() != 0 && !session.status().isOver();
    }

    /** Sessions that aren't over and came by that channel. */
    Stream<SessionLane> ofChannel(int channel) {
        return channels.getOrDefault(channel, NOTHING).values().stream();
    }

    /** Those with which one of them has to do, and those that stand in one of the queues; each once. */
    Stream<SessionLane> around(Collection<Integer> technicians, Collection<Target> some) {
        return Stream.concat(
                        technicians.stream().flatMap(who -> of(who).stream()),
                        some.stream().flatMap(queue -> standingIn(queue).values().stream()))
                .distinct();
    }

    /** Sessions of which that technician is the lead, or in which he has a part of his own. */
    Collection<SessionLane> of(int technician) {
        return people.getOrDefault(technician, NOTHING).values();
    }

    /** What may stand in a list: one's own, and what stands in those queues; each once. */
    Stream<SessionLane> listed(int technician, List<Target> from) {
        return around(List.of(technician), from);
    }

    /** Those that wait to be started in that queue, in the order in which they came. */
    Stream<Session> waitingIn(Target queue) {
        return waiting(standingIn(queue), queue);
    }

    // What was handed over from a channel stands in two queues, and waits in the second
    private static Stream<Session> waiting(SortedMap<Place, SessionLane> some, Target queue) {
        return some.values().stream()
                .map(SessionLane::session)
                .filter(session -> WAITS.contains(session.status()))
                .filter(session -> session.queue().equals(Optional.of(queue)));
    }

    /** How many wait before that session in its queue. */
    long waitingBefore(Session session, Target queue) {
        return waiting(standingIn(queue).headMap(Place.of(session)), queue).count();
    }

    private NavigableMap<Place, SessionLane> standingIn(Target queue) {
        return queues.getOrDefault(queue, NOTHING);
    }

    private static Set<Integer> peopleOf(Session session) {
        Company company = session.company();
        if (session.status().isOver()) {
            return company.kept();
        }
        Set<Integer> all = new HashSet<>();
        if (session.technicianId() != 0) {
            all.add(session.technicianId());
        }
        for (Participant each : company.participants()) {
            all.add(each.id());
        }
        return all;
    }

    private static Set<Target> queuesOf(Session session) {
        Set<Target> all = new HashSet<>();
        session.queue().ifPresent(all::add);
        if (!session.status().isOver() && session.technicianId() == 0) {
            all.add(Target.channel(session.channelId())); // SET-67: handed over, it stands in both
        }
        return all;
    }

    private static <K> void put(
            Map<K, ConcurrentNavigableMap<Place, SessionLane>> index,
            K key,
            Place place,
            SessionLane lane) {
        index.compute(
                key,
                (k, known) -> {
                    var some =
                            known == null ? new ConcurrentSkipListMap<Place, SessionLane>() : known;
                    some.put(place, lane);
                    return some;
                });
    }

    private static <K> void take(
            Map<K, ConcurrentNavigableMap<Place, SessionLane>> index, K key, Place place) {
        index.computeIfPresent(
                key,
                (k, known) -> {
                    known.remove(place);
                    return known.isEmpty() ? null : known;
                });
    }
}
