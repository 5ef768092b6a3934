package org.belay.relay.internal;

import java.util.Map;
import java.util.function.Supplier;
import org.belay.api.organization.Accounts;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Author;
import org.belay.api.session.SessionCommand;

/** How what a technician asks of a session by REST is read from the request. */
@FunctionalInterface
interface SessionAct {

    /** The names of all acts, as a path has them. */
    String NAMES =
            "start|end|hold|hand-over|invite|dismiss|withhold|offer-lead|accept-lead|switch-chat"
                    + "|rename|notes|write-note";

    /**
     * The command.
     *
     * @param body is read only by acts that have one
     * @throws Refused by field
     */
    SessionCommand read(Author who, Supplier<Wish> body);

    /** All acts by name. */
    static Map<String, SessionAct> table(Accounts accounts) {
        return Map.ofEntries(
                // Starts, resumes, accepts, takes up or calls back, as its status asks for
                // (CONS-41).
                Map.entry("start", (who, body) -> new SessionCommand.Start(who)),
                // Ends or leaves it, or clears an ended one from the list (CONS-36, CONS-42).
                Map.entry("end", (who, body) -> new SessionCommand.End(who)),
                Map.entry("hold", (who, body) -> new SessionCommand.Hold(who)), // CONS-37
                Map.entry("hand-over", (who, body) -> handOver(who, body.get())),
                Map.entry("invite", (who, body) -> invite(who, body.get(), accounts)),
                Map.entry(
                        "dismiss", // COLL-33
                        (who, body) ->
                                new SessionCommand.Dismiss(who, body.get().number("technician"))),
                Map.entry("withhold", (who, body) -> withhold(who, body.get())),
                Map.entry(
                        "offer-lead", // COLL-31, COLL-32; 0 takes the offer back
                        (who, body) ->
                                new SessionCommand.OfferLead(who, body.get().number("technician"))),
                Map.entry("accept-lead", (who, body) -> new SessionCommand.AcceptLead(who)),
                Map.entry(
                        "switch-chat", // CHAT-11, COLL-37
                        (who, body) -> new SessionCommand.SwitchChat(who, body.get().flag("on"))),
                Map.entry("rename", (who, body) -> rename(who, body.get())),
                Map.entry(
                        "notes", // HIST-05
                        (who, body) -> new SessionCommand.Note(who, body.get().text("text"))),
                Map.entry("write-note", (who, body) -> writeNote(who, body.get())));
    }

    /** {@code {"to":{"kind","id"},"comment"}} (CONS-38). */
    private static SessionCommand handOver(Author who, Wish wish) {
        return new SessionCommand.HandOver(who, wish.target("to"), wish.text("comment"));
    }

    /** {@code {"technician","withheld","comment"}} (CONS-40). */
    private static SessionCommand invite(Author who, Wish wish, Accounts accounts) {
        Author whom =
                accounts.find(wish.number("technician"))
                        .map(each -> Author.technician(each.id(), each.nickname()))
                        .orElseThrow(
                                () ->
                                        Refused.field(
                                                "invalid",
                                                "technician",
                                                "There is no such technician"));
        return new SessionCommand.Invite(who, whom, wish.texts("withheld"), wish.text("comment"));
    }

    /** {@code {"technician","permissions"}} (COLL-34). */
    private static SessionCommand withhold(Author who, Wish wish) {
        return new SessionCommand.Withhold(
                who, wish.number("technician"), wish.texts("permissions"));
    }

    /** {@code {"name","fields":{"cfield1"}}} (CONS-67). */
    private static SessionCommand rename(Author who, Wish wish) {
        return new SessionCommand.Rename(who, wish.text("name"), wish.map("fields"));
    }

    /** {@code {"seen","text"}} (HIST-05, HIST-07). */
    private static SessionCommand writeNote(Author who, Wish wish) {
        return new SessionCommand.WriteNote(who, wish.number("seen"), wish.text("text"));
    }
}
