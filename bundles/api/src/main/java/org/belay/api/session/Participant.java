package org.belay.api.session;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * A technician beside the lead: invited, taking part, or with the session on hold for himself.
 *
 * @param id his account; negative for a guest, who has none
 * @param name as the other side sees it
 * @param external whether he is no member of the organization: he never becomes lead (COLL-26)
 * @param approved unit of the external technician that he is, 0 for one who isn't listed and for
 *     members (EXT-06, EXT-07)
 * @param withheld keys of permissions that the lead has taken from him for this session (COLL-34)
 * @param comment of whoever invited him, may be empty
 * @param since when he came into this state
 * @param activeAt when he last did something; his own idle limit counts from here (SES-247)
 */
public record Participant(
        int id,
        String name,
        boolean external,
        int approved,
        State state,
        Set<String> withheld,
        String comment,
        Instant since,
        Instant activeAt) {

    /** How far he takes part. */
    public enum State {
        /** Asked, not accepted yet (SES-107). */
        INVITED,
        /** Takes part (SES-108). */
        COLLABORATING,
        /** Has it on hold, for himself alone (SES-249). */
        HOLDING
    }

    /** Checks that nothing is null and makes the set unmodifiable. */
    public Participant {
        Objects.requireNonNull(name);
        Objects.requireNonNull(state);
        Objects.requireNonNull(comment);
        Objects.requireNonNull(since);
        Objects.requireNonNull(activeAt);
        withheld = Set.copyOf(withheld);
    }

    /** Somebody of the organization. */
    public Participant(
            int id,
            String name,
            State state,
            Set<String> withheld,
            String comment,
            Instant since,
            Instant activeAt) {
        this(id, name, false, 0, state, withheld, comment, since, activeAt);
    }

    /** Whether he has accepted. */
    public boolean takesPart() {
        return state != State.INVITED;
    }

    /** The same in another state from that time on; coming into it is an act of his. */
    public Participant in(State newState, Instant at) {
        return new Participant(id, name, external, approved, newState, withheld, comment, at, at);
    }

    /** The same after he did something. */
    public Participant activeAt(Instant time) {
        return new Participant(id, name, external, approved, state, withheld, comment, since, time);
    }

    /** The same, seeing the session as he does from that time on; see {@link Company#seenAnew}. */
    Participant seenAnew(boolean rested, Instant at) {
        boolean changes = state == State.COLLABORATING || !rested;
        return changes
                ? new Participant(
                        id,
                        name,
                        external,
                        approved,
                        state,
                        withheld,
                        comment,
                        at,
                        rested ? at : activeAt)
                : this;
    }

    /** The same with other permissions withheld. */
    public Participant without(Set<String> permissions) {
        return new Participant(
                id, name, external, approved, state, permissions, comment, since, activeAt);
    }

    /** The same under another name. */
    public Participant named(String newName) {
        return new Participant(
                id, newName, external, approved, state, withheld, comment, since, activeAt);
    }

    @Override
    public String toString() {
        return "Participant[" + id + ", " + state + "]"; // never the comment: it would reach logs
    }
}
