package org.belay.core.internal;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.belay.api.connect.GuestDoor;
import org.belay.api.connect.Invitation;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Author;
import org.belay.api.session.Participant;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;

/**
 * Lets external technicians in. A guest's number is that of his invitation, negative: so it never
 * comes twice, and whether a code was used or withdrawn is what the session says of that number.
 */
final class GuestBook implements GuestDoor {

    /** Under which guests' codes stand in the book that all codes share. */
    static final String METHOD = "guest";

    private static final String SESSION = "session";

    private final InvitationBook codes;
    private final SessionBook book;

    GuestBook(InvitationBook codes, SessionBook book) {
        this.codes = codes;
        this.book = book;
    }

    @Override
    public CompletionStage<Pass> invite(
            int sessionId, Author lead, Guest guest, Duration validity) {
        Invitation invitation =
                codes.issue(
                        METHOD,
                        lead.accountId(),
                        "",
                        Map.of(SESSION, Integer.toString(sessionId)),
                        validity);
        int number = number(invitation);
        Author whom = Author.technician(number, guest.name());
        return book.ask(
                        sessionId,
                        new SessionCommand.InviteGuest(
                                lead, whom, guest.approved(), guest.withheld(), guest.comment()))
                .thenApply(session -> new Pass(number, invitation.code(), invitation.expiresAt()));
    }

    @Override
    public CompletionStage<Admitted> admit(String code, String name) {
        try {
            Invitation invitation = codes.good(code, METHOD::equals);
            int sessionId = Integer.parseInt(invitation.fields().get(SESSION));
            int number = number(invitation);
            Session session =
                    book.find(sessionId)
                            .filter(each -> !each.status().isOver())
                            .orElseThrow(Refusals::expiredCode);
            Participant guest =
                    session.company().participant(number).orElseThrow(Refusals::expiredCode);
            if (guest.takesPart()) {
                throw Refusals.usedCode();
            }
            if (!book.mayInviteGuests(session.technicianId())) {
                throw Refusals.expiredCode(); // what it rests on was taken away since
            }
            String called = guest.name().isEmpty() ? name.strip() : guest.name();
            if (called.isEmpty()) {
                throw Refused.missing("name");
            }
            return book.ask(sessionId, new SessionCommand.ComeIn(Author.technician(number, called)))
                    .thenApply(after -> new Admitted(after, number));
        } catch (Refused refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private static int number(Invitation invitation) {
        return -Math.toIntExact(invitation.id());
    }
}
