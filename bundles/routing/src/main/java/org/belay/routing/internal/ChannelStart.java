package org.belay.routing.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.belay.api.organization.Account;
import org.belay.api.organization.Accounts;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.belay.api.routing.Candidate;
import org.belay.api.routing.RoutingPolicy;
import org.belay.api.session.Author;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.Sessions;
import org.belay.api.session.Target;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts waiting sessions of a channel for whom the policy says (SET-68 to SET-70, SET-72). */
final class ChannelStart {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelStart.class);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);

    private final Sessions sessions;
    private final Accounts accounts;
    private final Staff staff;
    private final Workload workload;
    private final Deadlines<Router.Due> deadlines;
    private final Supplier<RoutingPolicy> policy;
    private final Clock clock;
    private final RoutingPolicy usual = new LeastBusy();

    /**
     * Of those sessions.
     *
     * @param policy gives null while there is none
     */
    ChannelStart(
            Sessions sessions,
            Accounts accounts,
            Staff staff,
            Workload workload,
            Deadlines<Router.Due> deadlines,
            Supplier<RoutingPolicy> policy,
            Clock clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.staff = staff;
        this.workload = workload;
        this.deadlines = deadlines;
        this.policy = policy;
        this.clock = clock;
    }

    /** Starts as many as there is somebody for, the oldest first. On routing's thread. */
    void look(int channel) {
        Instant now = clock.instant();
        staff.notReadyFor(channel, now)
                .forEach((account, at) -> deadlines.set(new Router.Due.Ready(account), at));
        if (staff.candidates(channel, now).isEmpty()) {
            return;
        }
        for (int id : sessions.waitingIn(Target.channel(channel))) {
            Optional<Session> session = sessions.find(id);
            if (session.isEmpty() || workload.isPromised(id)) {
                continue;
            }
            // Whoever has handed it over doesn't get it back
            List<Candidate> able =
                    staff.candidates(channel, now).stream()
                            .filter(each -> each.account() != session.get().technicianId())
                            .toList();
            best(able).ifPresent(each -> start(channel, id, each.account(), now));
            if (able.isEmpty() && staff.candidates(channel, now).isEmpty()) {
                return;
            }
        }
    }

    private Optional<Candidate> best(List<Candidate> able) {
        return able.isEmpty()
                ? Optional.empty()
                : order(able).stream().filter(able::contains).findFirst();
    }

    private List<Candidate> order(List<Candidate> able) {
        RoutingPolicy given = policy.get();
        if (given != null) {
            try {
                return given.order(able);
            } catch (RuntimeException e) {
                LOG.warn("{} failed; the least busy is first", given.getClass().getName(), e);
            }
        }
        return usual.order(able);
    }

    private void start(int channel, int session, int account, Instant now) {
        // First what may fail: a promise that nobody keeps would count for ever
        String name = accounts.find(account).map(Account::nickname).orElse("");
        workload.promise(session, account, now);
        sessions.ask(
                        session,
                        new SessionCommand.Assign(Author.SYSTEM, Author.technician(account, name)))
                .whenComplete((done, failure) -> settle(channel, session, account, failure));
    }

    /** On whatever thread the outcome comes. */
    private void settle(int channel, int session, int account, Throwable failure) {
        if (failure == null) {
            // The promise holds until the workload has noted the session, which may come later
            LOG.info("Session {} of channel {} started for {}", session, channel, account);
            return;
        }
        workload.settle(session);
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof Refused refused && refused.code().equals("too-many-active")) {
            staff.isFull(account);
        }
        boolean gone =
                cause instanceof Refused refused
                        && (refused.reason() == Reason.NOT_FOUND || refused.code().equals("state"));
        if (!gone) {
            deadlines.set(new Router.Due.Queue(channel), clock.instant().plus(AGAIN_AFTER));
        }
    }
}
