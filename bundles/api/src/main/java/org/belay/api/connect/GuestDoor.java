package org.belay.api.connect;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.belay.api.session.Author;
import org.belay.api.session.Participant;
import org.belay.api.session.Session;
import org.osgi.annotation.versioning.ProviderType;

/**
 * How external technicians come into one session: invited by its lead, let in by a code that is good
 * once (COLL-23, COLL-24). Whom a lead may invite, and how often somebody may try a code, is for the
 * caller to say. Safe from any thread; blocks for the database.
 */
@ProviderType
public interface GuestDoor {

    /**
     * Who is invited.
     *
     * @param approved unit of an external technician, 0 for who isn't listed
     * @param name as the customer sees it, at most 64 characters; empty if he is to say it himself
     * @param withheld keys of permissions that he isn't to have in this session
     * @param comment for him, at most 500 characters
     */
    record Guest(int approved, String name, Set<String> withheld, String comment) {
        /** Makes the set unmodifiable. */
        public Guest {
            withheld = Set.copyOf(withheld);
        }

        @Override
        public String toString() {
            return "Guest[" + approved + "]"; // never what people wrote: it would reach logs
        }
    }

    /**
     * How he comes in.
     *
     * @param guest his number in the session, see {@link Participant#id}
     * @param code good once until {@code expiresAt}: six digits, and behind a dot what nobody guesses
     *     unless it is to be typed
     */
    record Pass(int guest, String code, Instant expiresAt) {
        @Override
        public String toString() {
            return "Pass[" + guest + "]"; // never the code: it would reach logs
        }
    }

    /** The session in which he takes part now, and his number in it. */
    record Admitted(Session session, int guest) {}

    /**
     * Asks somebody to take part. The stage fails as {@link org.belay.api.session.Sessions#ask} does;
     * then the code opens nothing.
     *
     * @param typed whether somebody is to type the code; a link's is longer
     * @throws org.belay.api.refusal.Refused {@code unavailable}; {@code out-of-codes}
     */
    CompletionStage<Pass> invite(
            int sessionId, Author lead, Guest guest, Duration validity, boolean typed);

    /**
     * Lets in whoever brings the code, once. The stage fails with {@code unknown}, {@code expired} (or
     * withdrawn), {@code used}, {@code state} while the lead isn't at work, {@code missing} for a name
     * that he must say: in the last two cases the code stays good.
     *
     * @param code exactly as in {@link Pass#code}
     * @param name as he gives it; counts if he was invited without one
     */
    CompletionStage<Admitted> admit(String code, String name);
}
