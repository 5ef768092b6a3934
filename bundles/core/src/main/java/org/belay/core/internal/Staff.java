package org.belay.core.internal;

import java.util.List;
import java.util.Optional;
import org.belay.api.session.Session;
import org.belay.api.session.Target;
import org.belay.api.session.Terms;

/** What the rules of sessions must know of the organization. From memory; safe from any thread. */
interface Staff {

    /** The account's name as the other side sees it, empty if it can't be told. */
    String nameOf(int account);

    /** Whether the account is meant when a session is handed to that target. */
    boolean serves(int account, Target target);

    /** Whether the account holds that permission. */
    boolean may(int account, String permission);

    /**
     * Whether a guest may hold that permission at all: an approved one by his own group (EXT-06),
     * who isn't listed by the lead's (EXT-07).
     *
     * @param approved his unit, 0 for who isn't listed
     */
    boolean guestMay(int lead, int approved, String permission);

    /** The queues from which the account takes sessions: its own, its groups', its channels'. */
    List<Target> queuesOf(int account);

    /** What the customer of such a session has to accept, whether or not he has; empty for nothing. */
    Optional<Terms> termsOf(Session session);

    /** How many sessions the account may have active at once (SES-16). */
    int mostActive(int account);
}
