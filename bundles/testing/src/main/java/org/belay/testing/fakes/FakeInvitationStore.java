package org.belay.testing.fakes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.belay.api.connect.Invitation;
import org.belay.api.connect.InvitationStore;
import org.belay.api.refusal.Refused;

/** Invitations in memory. Which are used up is known to whoever writes sessions. */
public final class FakeInvitationStore implements InvitationStore {

    private final List<Invitation> invitations = new ArrayList<>();
    private final LongPredicate used;
    private boolean away;

    /** A store that asks {@link StrictEventLog#isUsed} or the like. */
    public FakeInvitationStore(LongPredicate used) {
        this.used = used;
    }

    /** The database is away: everything fails with {@code unavailable}. */
    public synchronized void goAway() {
        away = true;
    }

    @Override
    public synchronized Optional<Invitation> add(
            String code,
            String method,
            int technicianId,
            String name,
            Map<String, String> fields,
            Instant now,
            Instant expiresAt) {
        mustBeThere();
        boolean taken =
                invitations.stream()
                        .anyMatch(
                                other ->
                                        other.code().equals(code)
                                                && other.expiresAt().isAfter(now)
                                                && !used.test(other.id()));
        if (taken) {
            return Optional.empty();
        }
        Invitation added =
                new Invitation(
                        invitations.size() + 1L,
                        code,
                        method,
                        technicianId,
                        name,
                        fields,
                        now,
                        expiresAt);
        invitations.add(added);
        return Optional.of(added);
    }

    @Override
    public synchronized Optional<Found> find(String code) {
        mustBeThere();
        return invitations.stream()
                .filter(invitation -> invitation.code().equals(code))
                .reduce((earlier, later) -> later)
                .map(latest -> new Found(latest, used.test(latest.id())));
    }

    @Override
    public synchronized int forgetBefore(Instant time) {
        mustBeThere();
        int before = invitations.size();
        invitations.removeIf(
                invitation -> invitation.expiresAt().isBefore(time) || used.test(invitation.id()));
        return before - invitations.size();
    }

    private void mustBeThere() {
        if (away) {
            throw Refused.unavailable();
        }
    }
}
