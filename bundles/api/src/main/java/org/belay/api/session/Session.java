package org.belay.api.session;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A support session as it stands after its latest event.
 *
 * @param id nine digits, unique, unchanged for life (SES-01)
 * @param revision how many events it has seen
 * @param method the connection method's ID, such as {@code pin}
 * @param name as typed at creation, empty if none was; pages then show "Customer" (SES-12)
 * @param fields custom fields by key ({@code cfield1} …), without the empty ones (SES-13)
 * @param technicianId node ID of the one lead technician (SES-21)
 * @param customerAddress IP address from which the customer came, empty if it isn't known or wasn't
 *     kept (AUTH-37, AUTH-38)
 * @param statusSince when the status was entered; the time shown counts from here (SES-14)
 * @param resume the status to which a lost session returns, null unless lost (SES-26)
 * @param startedAt when it first became Active, null before
 * @param endedAt when it ended, null before
 * @param activeAt when either side last did something; the idle limit counts from here (SES-55)
 * @param listed whether the entry stands in the technician's list (SES-24)
 */
public record Session(
        int id,
        int revision,
        SessionKind kind,
        String method,
        String name,
        Map<String, String> fields,
        int technicianId,
        String customerAddress,
        SessionStatus status,
        Instant statusSince,
        SessionStatus resume,
        Instant createdAt,
        Instant startedAt,
        Instant endedAt,
        Instant activeAt,
        boolean listed) {

    /** Checks what must be there and makes the fields unmodifiable. */
    public Session {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(method);
        Objects.requireNonNull(name);
        Objects.requireNonNull(customerAddress);
        Objects.requireNonNull(status);
        Objects.requireNonNull(statusSince);
        Objects.requireNonNull(createdAt);
        Objects.requireNonNull(activeAt);
        fields = Map.copyOf(fields);
    }

    /** The status to which a lost session returns, empty unless lost. */
    public Optional<SessionStatus> resumeStatus() {
        return Optional.ofNullable(resume);
    }

    /** When it first became Active, empty before. */
    public Optional<Instant> started() {
        return Optional.ofNullable(startedAt);
    }

    /** When it ended, empty before. */
    public Optional<Instant> ended() {
        return Optional.ofNullable(endedAt);
    }

    /** Whether the customer's line is up, as far as the log knows. */
    public boolean customerOnline() {
        return status.phase() == SessionStatus.Phase.SERVED || status == SessionStatus.WAITING;
    }

    /** The same session in another status from {@code since} on. */
    public Session inStatus(SessionStatus newStatus, Instant since) {
        return changed(
                draft -> {
                    draft.status = newStatus;
                    draft.statusSince = since;
                });
    }

    /** The same session with the status to return to, null for none. */
    public Session resumingTo(SessionStatus newResume) {
        return changed(draft -> draft.resume = newResume);
    }

    /** The same session, first started at that time. */
    public Session startedAt(Instant time) {
        return changed(draft -> draft.startedAt = time);
    }

    /** The same session, ended at that time. */
    public Session endedAt(Instant time, boolean stillListed) {
        return changed(
                draft -> {
                    draft.endedAt = time;
                    draft.listed = stillListed;
                });
    }

    /** The same session after somebody did something in it. */
    public Session activeAt(Instant time) {
        return changed(draft -> draft.activeAt = time);
    }

    /** The same session one event later. */
    public Session nextRevision() {
        return changed(draft -> draft.revision++);
    }

    private Session changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new Session(
                id,
                draft.revision,
                kind,
                method,
                name,
                fields,
                technicianId,
                customerAddress,
                draft.status,
                draft.statusSince,
                draft.resume,
                createdAt,
                draft.startedAt,
                draft.endedAt,
                draft.activeAt,
                draft.listed);
    }

    /** What may change in a session's life, while it changes; the rest stays as it was created. */
    private static final class Draft {
        private int revision;
        private SessionStatus status;
        private Instant statusSince;
        private SessionStatus resume;
        private Instant startedAt;
        private Instant endedAt;
        private Instant activeAt;
        private boolean listed;

        private Draft(Session session) {
            revision = session.revision;
            status = session.status;
            statusSince = session.statusSince;
            resume = session.resume;
            startedAt = session.startedAt;
            endedAt = session.endedAt;
            activeAt = session.activeAt;
            listed = session.listed;
        }
    }
}
