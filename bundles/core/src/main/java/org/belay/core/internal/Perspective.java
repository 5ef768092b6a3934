package org.belay.core.internal;

import java.time.Instant;
import java.util.Optional;
import org.belay.api.session.Entry;
import org.belay.api.session.Part;
import org.belay.api.session.Participant;
import org.belay.api.session.Session;
import org.belay.api.session.SessionStatus;
import org.belay.api.session.SessionStatus.Phase;
import org.belay.api.session.Target;
import org.belay.api.session.Transfer;

/**
 * How each technician sees a session (SES-18 to SES-20): a pure function of its state and of who
 * serves which queue.
 */
final class Perspective {

    private final Staff staff;

    Perspective(Staff staff) {
        this.staff = staff;
    }

    /** The session in that technician's list, empty if it doesn't stand there. */
    Optional<Entry> of(Session session, int technician) {
        if (session.status().isOver()) {
            return ended(session, technician);
        }
        Optional<Participant> participant = session.company().participant(technician);
        // To whom it is handed over, an earlier invitation is of no use any more
        if (participant
                .filter(each -> each.takesPart() || !isHandedTo(session, technician))
                .isPresent()) {
            return Optional.of(beside(session, participant.get()));
        }
        return partOf(session, technician)
                .map(part -> new Entry(part, statusFor(session, part), session.statusSince()));
    }

    /** What is kept of a session that is over: one's own end, or that it has ended. */
    private static Optional<Entry> ended(Session session, int technician) {
        if (!session.company().kept().contains(technician)) {
            return Optional.empty();
        }
        boolean lead = technician == session.technicianId();
        Part part = lead ? Part.LEAD : Part.COLLABORATOR;
        boolean tookPart =
                session.company()
                        .participant(technician)
                        .filter(Participant::takesPart)
                        .isPresent();
        if (!lead && !tookPart) {
            // It was on its way to him, and he keeps only what has timed out (SES-312)
            return Optional.of(new Entry(part, SessionStatus.TIMED_OUT, session.statusSince()));
        }
        SessionStatus status =
                switch (session.status()) {
                    case TIMED_OUT, CLOSED_BY_WAITING_CUSTOMER -> session.status();
                    // SES-248, SES-253: whoever didn't end it himself sees that it is closed
                    default -> SessionStatus.CLOSED;
                };
        return Optional.of(new Entry(part, status, session.statusSince()));
    }

    private static Entry beside(Session session, Participant participant) {
        boolean external = participant.external();
        if (!participant.takesPart()) {
            return new Entry(
                    external ? Part.GUEST : Part.INVITED,
                    SessionStatus.INVITATION,
                    participant.since());
        }
        Part part = external ? Part.GUEST : Part.COLLABORATOR;
        if (session.status().phase() == Phase.LOST) {
            return new Entry(part, session.status(), session.statusSince());
        }
        boolean heldForAll = session.status() == SessionStatus.ON_HOLD;
        boolean held = heldForAll || participant.state() == Participant.State.HOLDING;
        Instant since =
                heldForAll && session.statusSince().isAfter(participant.since())
                        ? session.statusSince()
                        : participant.since();
        return new Entry(part, held ? SessionStatus.ON_HOLD : SessionStatus.COLLABORATING, since);
    }

    private boolean isHandedTo(Session session, int technician) {
        return session.company()
                .pending()
                .filter(transfer -> staff.serves(technician, transfer.to()))
                .isPresent();
    }

    private Optional<Part> partOf(Session session, int technician) {
        Optional<Transfer> pending = session.company().pending();
        Part owner = pending.isPresent() ? Part.SENDER : Part.LEAD;
        if (technician == session.technicianId()) {
            return Optional.of(owner);
        }
        if (isHandedTo(session, technician)) {
            return Optional.of(Part.RECIPIENT);
        }
        if (session.technicianId() == 0
                && staff.serves(technician, Target.channel(session.channelId()))) {
            return Optional.of(Part.QUEUE);
        }
        return Optional.empty();
    }

    private static SessionStatus statusFor(Session session, Part part) {
        return part == Part.RECIPIENT && session.status() == SessionStatus.OUTGOING
                ? SessionStatus.INCOMING
                : session.status();
    }
}
