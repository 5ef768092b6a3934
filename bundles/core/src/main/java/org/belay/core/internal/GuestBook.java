package org.belay.core.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
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
    private static final String PROOF = "proof";
    private static final char DOT = '.';
    private static final int SECRET_BYTES = 16;

    private final InvitationBook codes;
    private final SessionBook book;
    private final SecureRandom random = new SecureRandom();

    GuestBook(InvitationBook codes, SessionBook book) {
        this.codes = codes;
        this.book = book;
    }

    @Override
    public CompletionStage<Pass> invite(
            int sessionId, Author lead, Guest guest, Duration validity, boolean typed) {
        String secret = typed ? "" : secret();
        Invitation invitation =
                codes.issue(
                        METHOD,
                        lead.accountId(),
                        "",
                        Map.of(SESSION, Integer.toString(sessionId), PROOF, proof(secret)),
                        validity);
        int number = number(invitation);
        Author whom = Author.technician(number, guest.name());
        return book.ask(
                        sessionId,
                        new SessionCommand.InviteGuest(
                                lead, whom, guest.approved(), guest.withheld(), guest.comment()))
                .thenApply(
                        session ->
                                new Pass(
                                        number,
                                        invitation.code() + (typed ? "" : DOT + secret),
                                        invitation.expiresAt()));
    }

    @Override
    public CompletionStage<Admitted> admit(String code, String name) {
        try {
            Invitation invitation = invitation(code);
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
            String called = guest.name().isEmpty() ? given(name, session) : guest.name();
            return book.ask(sessionId, new SessionCommand.ComeIn(Author.technician(number, called)))
                    .thenApply(after -> new Admitted(after, number));
        } catch (Refused refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    // A link outlives minutes, and six digits can be tried.
    private Invitation invitation(String code) {
        int dot = code.indexOf(DOT);
        Invitation invitation = codes.good(dot < 0 ? code : code.substring(0, dot), METHOD::equals);
        String given = proof(dot < 0 ? "" : code.substring(dot + 1));
        if (!MessageDigest.isEqual(
                given.getBytes(StandardCharsets.US_ASCII),
                invitation.fields().getOrDefault(PROOF, "").getBytes(StandardCharsets.US_ASCII))) {
            throw Refusals.unknownCode();
        }
        return invitation;
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What is kept of a secret, empty of none. */
    private static String proof(String secret) {
        if (secret.isEmpty()) {
            return "";
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(secret.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // each Java has it
        }
    }

    /** The name that somebody gives himself: nobody else's in the session, however it is written. */
    private String given(String name, Session session) {
        String given = name.replaceAll("[\\u202A-\\u202E\\u2066-\\u2069]", "").strip();
        if (plain(given).isEmpty()) {
            throw Refused.missing("name");
        }
        if (book.namesIn(session).anyMatch(each -> plain(each).equals(plain(given)))) {
            throw Refused.field("name-taken", "name", "Somebody in the session has that name");
        }
        return given;
    }

    /** What one sees of it. */
    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("[\\p{Cf}\\s]", "")
                .toLowerCase(Locale.ROOT);
    }

    private static int number(Invitation invitation) {
        return -Math.toIntExact(invitation.id());
    }
}
