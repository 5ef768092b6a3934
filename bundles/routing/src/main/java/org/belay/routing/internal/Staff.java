package org.belay.routing.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitType;
import org.belay.api.presence.TechnicianState;
import org.belay.api.presence.TechnicianStatus;
import org.belay.api.presence.TechnicianStatuses;
import org.belay.api.routing.Candidate;
import org.belay.api.setting.Settings;

/**
 * Who could take a session. While nobody derives statuses, nobody is known to be there, so nobody is
 * given anything, and nobody is said to be away either.
 */
final class Staff {

    private final Directory directory;
    private final Settings settings;
    private final Supplier<TechnicianStatuses> statuses;
    private final Workload workload;
    private final Map<Integer, Instant> signedInAt = new ConcurrentHashMap<>();

    /** Technicians of whom the engine has said that they have all that they may have. */
    private final Set<Integer> full = ConcurrentHashMap.newKeySet();

    /**
     * Of that organization.
     *
     * @param statuses gives null while there are none
     */
    Staff(
            Directory directory,
            Settings settings,
            Supplier<TechnicianStatuses> statuses,
            Workload workload) {
        this.directory = directory;
        this.settings = settings;
        this.statuses = statuses;
        this.workload = workload;
    }

    /** Somebody's status is another; when he came to his console is remembered (SET-70). */
    void changed(TechnicianState before, TechnicianState now) {
        if (now.status() == TechnicianStatus.OFFLINE) {
            signedInAt.remove(now.account());
        } else if (before.status() == TechnicianStatus.OFFLINE) {
            signedInAt.put(now.account(), now.since());
        }
    }

    /** The engine has refused him a further session. */
    void isFull(int account) {
        full.add(account);
    }

    /** He may have room again. */
    void hasRoom(int account) {
        full.remove(account);
    }

    /** All may have room again: limits are others now. */
    void allHaveRoom() {
        full.clear();
    }

    /** Who may be given a session of that channel now, by automatic start. */
    List<Candidate> candidates(int channel, Instant now) {
        TechnicianStatuses known = statuses.get();
        int below = settings.get(RoutingSettings.START_BELOW, channel);
        List<Candidate> some = new ArrayList<>();
        if (known == null || below == 0) {
            return some;
        }
        for (int account : known.atConsoles()) {
            if (known.available(account)
                    && !full.contains(account)
                    && directory.channelsOf(account).contains(channel)
                    && directory
                            .technician(account)
                            .filter(unit -> !settings.get(RoutingSettings.EXEMPT, unit.id()))
                            .isPresent()
                    && !now.isBefore(readyAt(account, known))) {
                int active = workload.active(account);
                if (below >= RoutingSettings.WHATEVER || active < below) {
                    some.add(new Candidate(account, active, workload.changedAt(account)));
                }
            }
        }
        return some;
    }

    /** Those who take the channel's sessions and get none by themselves yet, and until when (SET-70). */
    Map<Integer, Instant> notReadyFor(int channel, Instant now) {
        TechnicianStatuses known = statuses.get();
        Map<Integer, Instant> some = new HashMap<>();
        if (known != null && settings.get(RoutingSettings.START_BELOW, channel) > 0) {
            for (int account : known.atConsoles()) {
                Instant at = readyAt(account, known);
                if (at.isAfter(now) && directory.channelsOf(account).contains(channel)) {
                    some.put(account, at);
                }
            }
        }
        return some;
    }

    private Instant readyAt(int account, TechnicianStatuses known) {
        int minutes =
                directory
                        .technician(account)
                        .map(unit -> settings.get(RoutingSettings.DEFER, unit.id()))
                        .orElse(0);
        // Who sat at his console before routing began: he signed in when his status began, or
        // earlier
        Instant since =
                Optional.ofNullable(signedInAt.get(account))
                        .orElseGet(() -> known.of(account).since());
        return minutes == 0 ? Instant.MIN : since.plus(Duration.ofMinutes(minutes));
    }

    /** Whether somebody is available for that channel; true while nobody can tell. */
    boolean anybodyFor(int channel) {
        TechnicianStatuses known = statuses.get();
        return known == null
                || known.atConsoles().stream()
                        .filter(known::available)
                        .anyMatch(account -> directory.channelsOf(account).contains(channel));
    }

    /** Whether that technician is available; true while nobody can tell. */
    boolean isAvailable(int account) {
        TechnicianStatuses known = statuses.get();
        return known == null || known.available(account);
    }

    /** Whether he has a console open; true while nobody can tell. */
    boolean isAtConsole(int account) {
        TechnicianStatuses known = statuses.get();
        return known == null || known.of(account).status() != TechnicianStatus.OFFLINE;
    }

    /** Accounts of all who take that channel's sessions, wherever they are. Looks through the tree. */
    List<Integer> allOf(int channel) {
        return directory.linksTo(channel).stream()
                .filter(link -> link.type() == UnitType.CHANNEL_LINK)
                .flatMap(link -> directory.children(link.parent()).stream())
                .filter(unit -> unit.type() == UnitType.TECHNICIAN)
                .map(Unit::account)
                .filter(account -> directory.channelsOf(account).contains(channel))
                .distinct()
                .toList();
    }

    /** Channels whose sessions he takes. */
    List<Integer> channelsOf(int account) {
        return directory.channelsOf(account);
    }
}
