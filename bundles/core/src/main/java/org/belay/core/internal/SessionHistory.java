package org.belay.core.internal;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.belay.api.session.Author;
import org.belay.api.session.Company;
import org.belay.api.session.EndCause;
import org.belay.api.session.Participant;
import org.belay.api.session.Session;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.SessionStatus;
import org.belay.api.session.SessionStatus.Phase;
import org.belay.api.session.Target;
import org.belay.api.session.Transfer;

/** What each event makes of a session: the pure half of the machine that looks back. */
final class SessionHistory {

    private SessionHistory() {}

    /**
     * The session after the event.
     *
     * @param words what lies beside the log for it, null for none or if it was deleted
     */
    static Session after(Session before, SessionEvent event, String words, Instant at) {
        Session session = acted(before.nextRevision(), event.author(), at);
        return seenAnew(before, outcome(session, event, words, at), at);
    }

    private static Session outcome(Session session, SessionEvent event, String words, Instant at) {
        return switch (event.type()) {
            case TERMS_ACCEPTED -> session.with(session.conduct().acceptingTerms(at));
            case CHAT_SWITCHED ->
                    session.with(
                            session.conduct()
                                    .switchingChat(((SessionEvent.ChatSwitched) event).on()));
            case CREATED, SAID, WHISPERED, URL_PUSHED -> session;
            case RECOGNISED -> session.on(((SessionEvent.Recognised) event).device());
            case NOTED, NOTE_WRITTEN -> session.noted();
            case JOINED -> session.inStatus(SessionStatus.WAITING, at).activeAt(at);
            case STARTED -> started(session, (SessionEvent.Started) event, at);
            case LOST -> lost(session, SessionStatus.RECONNECTING, at);
            case REBOOTING -> lost(session, SessionStatus.REBOOTING, at);
            case WENT_OFFLINE -> session.inStatus(SessionStatus.OFFLINE, at);
            case RETURNED -> session.inStatus(session.statusOnceBack(), at).resumingTo(null);
            case HELD -> held(session, (SessionEvent.Held) event, at);
            case HANDED_OVER -> handedOver(session, (SessionEvent.HandedOver) event, words, at);
            case INVITED -> invited(session, (SessionEvent.Invited) event, words, at);
            case COLLABORATED -> collaborated(session, (SessionEvent.Collaborated) event, at);
            case PARTED ->
                    session.with(
                            session.company()
                                    .without(((SessionEvent.Parted) event).whom().accountId()));
            case WITHHELD -> withheld(session, (SessionEvent.Withheld) event);
            case LEAD_OFFERED ->
                    session.with(
                            session.company().offering(((SessionEvent.LeadOffered) event).whom()));
            case LEAD_ACCEPTED -> leadAccepted(session, (SessionEvent.LeadAccepted) event, at);
            case RENAMED -> {
                Naming naming = Naming.read(words);
                yield session.named(naming.name(), naming.fields());
            }
            case ENDED -> ended(session, (SessionEvent.Ended) event, at);
            case CLEARED -> cleared(session, ((SessionEvent.Cleared) event).author(), at);
        };
    }

    private static Session started(Session session, SessionEvent.Started event, Instant at) {
        int technician = event.author().accountId();
        // Whoever calls his own back hasn't been handed anything.
        boolean takenUp = technician != session.technicianId();
        // Nor is he beside the lead any more, if he was: he is the lead.
        Session active =
                session.ledBy(technician)
                        .with(session.company().settled(takenUp).without(technician))
                        .inStatus(SessionStatus.ACTIVE, at)
                        .activeAt(at);
        return event.first() ? active.startedAt(at) : active;
    }

    private static Session lost(Session session, SessionStatus how, Instant at) {
        return session.resumingTo(session.statusOnceBack()).inStatus(how, at);
    }

    private static Session held(Session session, SessionEvent.Held event, Instant at) {
        if (event.alone()) {
            int who = event.author().accountId();
            Company company = session.company();
            return session.with(
                    company.changing(who, each -> each.in(Participant.State.HOLDING, at))
                            .offering(company.handOff() == who ? 0 : company.handOff()));
        }
        Session held = session.with(session.company().settled(false).offering(0)).activeAt(at);
        return held.status().phase() == Phase.LOST
                ? held.resumingTo(SessionStatus.ON_HOLD)
                : held.inStatus(SessionStatus.ON_HOLD, at);
    }

    private static Session handedOver(
            Session session, SessionEvent.HandedOver event, String words, Instant at) {
        Author by = event.author();
        Transfer transfer = new Transfer(event.to(), by, words == null ? "" : words, at, true);
        Session handed = session.with(session.company().transferred(transfer));
        return (becomesSender(session, by) ? sentBy(handed, by.accountId()) : handed)
                .inStatus(SessionStatus.OUTGOING, at)
                .activeAt(at);
    }

    /** A collaborator hands over what stays the lead's, an administrator or routing anybody's. */
    private static boolean becomesSender(Session session, Author by) {
        return by.role() == Author.Role.TECHNICIAN
                && session.company()
                        .participant(by.accountId())
                        .filter(Participant::takesPart)
                        .isEmpty();
    }

    private static Session sentBy(Session session, int sender) {
        return session.ledBy(sender).with(session.company().without(sender));
    }

    private static Session invited(
            Session session, SessionEvent.Invited event, String words, Instant at) {
        return session.with(
                session.company()
                        .with(
                                new Participant(
                                        event.whom().accountId(),
                                        event.whom().name(),
                                        event.external(),
                                        event.approved(),
                                        Participant.State.INVITED,
                                        event.withheld(),
                                        words == null ? "" : words,
                                        at,
                                        at)));
    }

    private static Session collaborated(
            Session session, SessionEvent.Collaborated event, Instant at) {
        Author who = event.author();
        Participant participant =
                session.company()
                        .participant(who.accountId())
                        .map(each -> introduced(each, who))
                        .map(each -> each.in(Participant.State.COLLABORATING, at))
                        .orElseGet(() -> collaborator(who, at)); // an administrator who joins
        return session.with(session.company().with(participant)).activeAt(at);
    }

    /** A guest who was invited without a name has said it. */
    private static Participant introduced(Participant participant, Author himself) {
        return participant.external() && participant.name().isEmpty()
                ? participant.named(himself.name())
                : participant;
    }

    private static Participant collaborator(Author who, Instant at) {
        return new Participant(
                who.accountId(), who.name(), Participant.State.COLLABORATING, Set.of(), "", at, at);
    }

    private static Session withheld(Session session, SessionEvent.Withheld event) {
        return session.with(
                session.company()
                        .changing(event.whom(), each -> each.without(event.permissions())));
    }

    private static Session leadAccepted(
            Session session, SessionEvent.LeadAccepted event, Instant at) {
        int lead = event.author().accountId();
        return session.ledBy(lead)
                .with(
                        session.company()
                                .without(lead)
                                .with(collaborator(event.former(), at))
                                .offering(0))
                .inStatus(SessionStatus.ACTIVE, at);
    }

    /**
     * Whatever either side does keeps the session alive (SES-55), what a collaborator does also
     * himself (SES-247); what a route or an administrator does from outside keeps nobody.
     */
    private static Session acted(Session session, Author who, Instant at) {
        boolean outside =
                who.role() == Author.Role.SYSTEM || who.role() == Author.Role.ADMINISTRATOR;
        if (outside || session.status().isOver()) {
            return session;
        }
        Session active = session.activeAt(at);
        return active.company().participant(who.accountId()).isEmpty()
                ? active
                : active.with(
                        active.company().changing(who.accountId(), each -> each.activeAt(at)));
    }

    /**
     * Those who take part come to see another status when a hold for all ends, and when the
     * customer's line is back (SES-14). Nobody could be idle while everything was on hold: their
     * limits count from its end.
     */
    private static Session seenAnew(Session before, Session after, Instant at) {
        if (after.company().participants().isEmpty() || after.status().isOver()) {
            return after;
        }
        boolean holdEnds =
                before.statusOnceBack() == SessionStatus.ON_HOLD
                        && after.statusOnceBack() != SessionStatus.ON_HOLD;
        boolean back =
                before.status().phase() == Phase.LOST && after.status().phase() != Phase.LOST;
        return holdEnds || back ? after.with(after.company().seenAnew(holdEnds, at)) : after;
    }

    private static Session ended(Session session, SessionEvent.Ended event, Instant at) {
        return session.with(session.company().keptBy(kept(session, event)))
                .inStatus(event.status(), at)
                .resumingTo(null)
                .endedAt(at);
    }

    /** In whose lists it stays until he clears it. */
    private static Set<Integer> kept(Session session, SessionEvent.Ended event) {
        Set<Integer> kept = new TreeSet<>();
        Company company = session.company();
        boolean idle = event.cause() == EndCause.IDLE_TIME_OUT;
        boolean bySomebodyElse =
                event.status() == SessionStatus.CLOSED || event.cause() == EndCause.ADMINISTRATOR;
        // SES-60, SES-208; SES-315: whoever has handed it over is told what became of it
        boolean whileHandedOver =
                event.status() == SessionStatus.CLOSED_BY_WAITING_CUSTOMER
                        && company.pending().isPresent();
        if ((idle || bySomebodyElse || whileHandedOver) && session.technicianId() != 0) {
            kept.add(session.technicianId());
        }
        // SES-312: both views of a hand-over time out
        company.pending()
                .map(Transfer::to)
                .filter(to -> idle && to.kind() == Target.Kind.TECHNICIAN)
                .ifPresent(to -> kept.add(to.id()));
        // SES-248, SES-508
        if (event.status() != SessionStatus.TIMED_OUT) {
            company.participants().stream()
                    // A guest's access ends with the session, and he has no list
                    .filter(each -> each.takesPart() && !each.external())
                    .forEach(each -> kept.add(each.id()));
        }
        return kept;
    }

    private static Session cleared(Session session, Author who, Instant at) {
        Session cleared = session.with(session.company().clearedBy(who.accountId()));
        // SES-114: what ended before anybody had started it keeps that status
        boolean recorded = session.status() != SessionStatus.CLOSED_BY_WAITING_CUSTOMER;
        return recorded && who.accountId() == session.technicianId()
                ? cleared.inStatus(SessionStatus.CLOSED_BY_TECHNICIAN, at)
                : cleared;
    }
}
