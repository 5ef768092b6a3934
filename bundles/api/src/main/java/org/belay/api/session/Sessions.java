package org.belay.api.session;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import org.belay.api.permission.ChatRule;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The sessions of this gateway. All methods may be called from any thread and none blocks, except
 * where it says so. A stage that fails does so with {@link org.belay.api.refusal.Refused}.
 */
@ProviderType
public interface Sessions {

    /**
     * Asks something of a session. The stage completes when the outcome is in the log, or at once
     * if nothing had to change; it fails with {@code not-found}, {@code state}, {@code forbidden},
     * {@code busy} (too much was asked at once) or {@code unavailable} (nothing was changed).
     *
     * <p>A {@link SessionCommand.Say} while the database is away is shown to both sides at once and
     * written when the database is back; the stage completes only then.
     */
    CompletionStage<Session> ask(int sessionId, SessionCommand command);

    /** A session that hasn't ended or is still listed; empty if there is no such. Never blocks. */
    Optional<Session> find(int sessionId);

    /** All sessions that aren't over or are still listed, in no order. A copy; never blocks. */
    List<Session> all();

    /**
     * The sessions in a technician's list, oldest first (CONS-51): his own, those in which he takes
     * part, and those of the queues from which he takes sessions.
     */
    List<Session> listOf(int technicianId);

    /**
     * The sessions that aren't over and with which somebody of those has to do, as their lead or
     * beside him, or that stand in one of those queues; the oldest first. Costs what is found, not a
     * look at all.
     */
    List<Session> around(Collection<Integer> technicians, Collection<Target> queues);

    /** The sessions that aren't over and came by that channel, the oldest first; costs as much. */
    List<Session> ofChannel(int channelId);

    /** The session as it stands in that technician's list; empty if it doesn't. Never blocks. */
    Optional<Entry> entryOf(Session session, int technicianId);

    /**
     * How many customers wait before this one in the same queue, plus one; empty unless it waits to
     * be started.
     */
    OptionalInt position(int sessionId);

    /**
     * The IDs of the sessions that wait to be started in that queue, in the order in which they came.
     */
    List<Integer> waitingIn(Target queue);

    /**
     * What the technician may ask of the session now, by the names of {@code docs/protocol.md}: {@code
     * start}, {@code hold}, {@code hand-over} …
     */
    List<String> technicianActs(Session session, int technicianId);

    /** How consoles draw attention to it now. Never blocks. */
    Warnings warnings(Session session);

    /** How many sessions the technician may have active at once (SES-15, SES-16). Never blocks. */
    int mostActive(int technicianId);

    /** What an administrator may ask of it from outside, by the same names. */
    List<String> administratorActs(Session session);

    /**
     * What the customer has to accept before the session goes on; empty if there is nothing, or he
     * has accepted it. Never blocks.
     */
    Optional<Terms> terms(Session session);

    /**
     * Whether customer and technicians may write to each other now, and whether the lead may switch
     * that (PERM-39 to PERM-42). Never blocks.
     */
    ChatRule chat(Session session);

    /** What the customer may ask of the session now: {@code say}, {@code leave}. */
    List<String> customerActs(Session session);
}
