package org.belay.api.session;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A support session as it stands after its latest event. What one technician sees of it is derived
 * from this, see {@link Entry}; nothing of that is stored.
 *
 * @param id nine digits, unique, unchanged for life (SES-01)
 * @param revision how many events it has seen
 * @param method the connection method's ID, such as {@code pin}
 * @param name as typed at creation, empty if none was; pages then show "Customer" (SES-12)
 * @param fields custom fields by key ({@code cfield1} …), without the empty ones (SES-13)
 * @param channelId node ID of the channel by which the customer came, 0 if it is private (SES-02)
 * @param technicianId account of the one lead technician (SES-21), of the sender while it is handed
 *     over; 0 as long as nobody has started what came by a channel
 * @param customerAddress IP address from which the customer came, empty if it isn't known or wasn't
 *     kept (AUTH-37, AUTH-38)
 * @param status as its technician sees it; Outgoing while it is handed over
 * @param statusSince when the status was entered; the time shown counts from here (SES-14)
 * @param resume the status to which a lost session returns, null unless lost (SES-26)
 * @param startedAt when it first became Active, null before
 * @param endedAt when it ended, null before
 * @param activeAt when either side last did something; the idle limit counts from here (SES-55)
 * @param company who has to do with it beside the lead
 * @param conduct what the customer has agreed to, and what was switched
 * @param device of the customer, by which his earlier sessions are found (HIST-10)
 * @param notes how often something was noted: whoever writes the note says which state he saw
 */
public record Session(
        int id,
        int revision,
        SessionKind kind,
        String method,
        String name,
        Map<String, String> fields,
        int channelId,
        int technicianId,
        String customerAddress,
        SessionStatus status,
        Instant statusSince,
        SessionStatus resume,
        Instant createdAt,
        Instant startedAt,
        Instant endedAt,
        Instant activeAt,
        Company company,
        Conduct conduct,
        Device device,
        int notes) {

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
        Objects.requireNonNull(company);
        Objects.requireNonNull(conduct);
        Objects.requireNonNull(device);
        fields = Map.copyOf(fields);
    }

    /** A session right after its {@link SessionEvent.Created}: Connecting, in its first revision. */
    public static Session begin(int id, NewSession asked, Instant at) {
        return new Session(
                id,
                1,
                asked.kind(),
                asked.method(),
                asked.name(),
                asked.fields(),
                asked.channelId(),
                asked.technicianId(),
                asked.customerAddress(),
                SessionStatus.CONNECTING,
                at,
                null,
                at,
                null,
                null,
                at,
                Company.NONE,
                Conduct.NONE,
                Device.UNKNOWN,
                0);
    }

    /** The status to which a lost session returns, empty unless lost. */
    public Optional<SessionStatus> resumeStatus() {
        return Optional.ofNullable(resume);
    }

    /** The status without regard to a lost line: what it is, or returns to. */
    public SessionStatus statusOnceBack() {
        return resume == null ? status : resume;
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

    /** Whether it stands in anybody's list (SES-24). */
    public boolean listed() {
        return !status.isOver() || !company.kept().isEmpty();
    }

    /** Whose queue it stands in while nobody has started it or taken it up, empty otherwise. */
    public Optional<Target> queue() {
        if (status.isOver()) {
            return Optional.empty();
        }
        Optional<Target> handedOver = company.pending().map(Transfer::to);
        if (handedOver.isPresent() || startedAt != null) {
            return handedOver;
        }
        return Optional.of(
                technicianId == 0 ? Target.channel(channelId) : Target.technician(technicianId));
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

    /** The same session with another lead technician. */
    public Session ledBy(int account) {
        return changed(draft -> draft.technicianId = account);
    }

    /** The same session, first started at that time. */
    public Session startedAt(Instant time) {
        return changed(draft -> draft.startedAt = time);
    }

    /** The same session, ended at that time. */
    public Session endedAt(Instant time) {
        return changed(draft -> draft.endedAt = time);
    }

    /** The same session after somebody did something in it. */
    public Session activeAt(Instant time) {
        return changed(draft -> draft.activeAt = time);
    }

    /** The same session in other company. */
    public Session with(Company newCompany) {
        return changed(draft -> draft.company = newCompany);
    }

    /** The same session, conducted in another way. */
    public Session with(Conduct newConduct) {
        return changed(draft -> draft.conduct = newConduct);
    }

    /** The same session under another name and with other custom fields (CONS-67). */
    public Session named(String newName, Map<String, String> newFields) {
        return changed(
                draft -> {
                    draft.name = newName;
                    draft.fields = newFields;
                });
    }

    /** The same session on a device that is known from now on. */
    public Session on(Device known) {
        return changed(draft -> draft.device = known);
    }

    /** The same session after something was noted. */
    public Session noted() {
        return changed(draft -> draft.notes++);
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
                draft.name,
                draft.fields,
                channelId,
                draft.technicianId,
                customerAddress,
                draft.status,
                draft.statusSince,
                draft.resume,
                createdAt,
                draft.startedAt,
                draft.endedAt,
                draft.activeAt,
                draft.company,
                draft.conduct,
                draft.device,
                draft.notes);
    }

    /** What may change in a session's life, while it changes; the rest stays as it was created. */
    private static final class Draft {
        private int revision;
        private String name;
        private Map<String, String> fields;
        private int technicianId;
        private SessionStatus status;
        private Instant statusSince;
        private SessionStatus resume;
        private Instant startedAt;
        private Instant endedAt;
        private Instant activeAt;
        private Company company;
        private Conduct conduct;
        private Device device;
        private int notes;

        private Draft(Session session) {
            revision = session.revision;
            name = session.name;
            fields = session.fields;
            technicianId = session.technicianId;
            status = session.status;
            statusSince = session.statusSince;
            resume = session.resume;
            startedAt = session.startedAt;
            endedAt = session.endedAt;
            activeAt = session.activeAt;
            company = session.company;
            conduct = session.conduct;
            device = session.device;
            notes = session.notes;
        }
    }
}
