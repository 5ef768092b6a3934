package org.belay.core.internal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.belay.api.session.EndCause;
import org.belay.api.session.Participant;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.SessionCommand.Abort;
import org.belay.api.session.SessionCommand.Gone;
import org.belay.api.session.Target;
import org.belay.api.session.Transfer;

/**
 * Ends the sessions of technicians who were deleted or disabled (ORG-34). It looks at how things
 * stand, not at what has changed: so it also finds what happened while the gateway was away, and what
 * couldn't be written is tried again when it is called the next time.
 */
final class Orphans {

    private record Errand(int session, int technician) {}

    private final Set<Errand> underWay = ConcurrentHashMap.newKeySet();
    private final SessionBook book;
    private final Technicians technicians;

    Orphans(SessionBook book, Technicians technicians) {
        this.book = book;
        this.technicians = technicians;
    }

    /** Ends them all. Doesn't wait for the database. */
    void end() {
        book.all().stream().filter(session -> !session.status().isOver()).forEach(this::look);
    }

    private void look(Session session) {
        boolean led = session.technicianId() != 0 && !waitsForSomebodyElse(session);
        if (led && technicians.isGone(session.technicianId())) {
            ask(session, session.technicianId(), new Abort(EndCause.TECHNICIAN_GONE));
            return;
        }
        session.company().participants().stream()
                .filter(this::isGone)
                .forEach(each -> ask(session, each.id(), new Gone(each.id())));
    }

    private boolean isGone(Participant participant) {
        if (!participant.external()) {
            return technicians.isGone(participant.id());
        }
        return participant.approved() != 0 && technicians.isGuestGone(participant.approved());
    }

    /** What is handed over goes on although its sender is gone, unless its recipient is, too. */
    private boolean waitsForSomebodyElse(Session session) {
        return session.company()
                .pending()
                .map(Transfer::to)
                .filter(to -> to.kind() != Target.Kind.TECHNICIAN || !technicians.isGone(to.id()))
                .isPresent();
    }

    private void ask(Session session, int who, SessionCommand command) {
        Errand errand = new Errand(session.id(), who);
        if (underWay.add(errand)) { // else they would queue up while the database hangs
            book.ask(session.id(), command)
                    .whenComplete((after, failure) -> underWay.remove(errand));
        }
    }
}
