package org.belay.core.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.belay.api.session.Author;
import org.belay.api.session.Device;
import org.belay.api.session.EndCause;
import org.belay.api.session.NewSession;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.SessionCommand.Abort;
import org.belay.api.session.SessionCommand.AcceptLead;
import org.belay.api.session.SessionCommand.AcceptTerms;
import org.belay.api.session.SessionCommand.Assign;
import org.belay.api.session.SessionCommand.ComeIn;
import org.belay.api.session.SessionCommand.CustomerArrived;
import org.belay.api.session.SessionCommand.CustomerLeft;
import org.belay.api.session.SessionCommand.CustomerLost;
import org.belay.api.session.SessionCommand.DeclineTerms;
import org.belay.api.session.SessionCommand.Dismiss;
import org.belay.api.session.SessionCommand.End;
import org.belay.api.session.SessionCommand.Gone;
import org.belay.api.session.SessionCommand.HandOver;
import org.belay.api.session.SessionCommand.Hold;
import org.belay.api.session.SessionCommand.Invite;
import org.belay.api.session.SessionCommand.InviteGuest;
import org.belay.api.session.SessionCommand.Join;
import org.belay.api.session.SessionCommand.Note;
import org.belay.api.session.SessionCommand.OfferLead;
import org.belay.api.session.SessionCommand.PushUrl;
import org.belay.api.session.SessionCommand.RebootBegan;
import org.belay.api.session.SessionCommand.Recognise;
import org.belay.api.session.SessionCommand.Rename;
import org.belay.api.session.SessionCommand.Say;
import org.belay.api.session.SessionCommand.Start;
import org.belay.api.session.SessionCommand.SwitchChat;
import org.belay.api.session.SessionCommand.Whisper;
import org.belay.api.session.SessionCommand.Withhold;
import org.belay.api.session.SessionCommand.WriteNote;
import org.belay.api.session.Target;
import org.belay.api.session.Terms;

/**
 * Who plays in the tests of the engine, and how their acts are written down. Mara and Nora take the
 * sessions of the channel Desk; Tom and Olaf are the group Lab; Eve is a guest from outside; Greta
 * administers them all and is a technician herself.
 */
final class Cast {

    static final Author MARA = Samples.MARA;
    static final Author TOM = Samples.TOM;
    static final Author NORA = Author.technician(1003, "Nora");
    static final Author OLAF = Author.technician(1004, "Olaf");
    static final Author GRETA = Author.technician(1005, "Greta");
    static final Author EVE = Author.technician(-7, "Eve");

    /** In the order in which views name them. */
    static final List<Author> TECHNICIANS = List.of(MARA, TOM, NORA, OLAF, GRETA, EVE);

    static final Author ADMINISTRATOR = Author.administrator(GRETA.accountId(), GRETA.name());

    static final Target DESK = Target.channel(301);
    static final Target LAB = Target.group(401);

    static final Terms TERMS = new Terms("Be kind.\nSay what you did.", true);

    private Cast() {}

    /** The organization that they make up; everybody may everything. */
    static FakeStaff staff() {
        FakeStaff staff =
                new FakeStaff()
                        .serving(DESK, MARA.accountId(), NORA.accountId())
                        .serving(LAB, TOM.accountId(), OLAF.accountId());
        TECHNICIANS.forEach(each -> staff.named(each.accountId(), each.name()));
        return staff;
    }

    static NewSession throughDesk() {
        return NewSession.ofChannel("link", "Ilse Bergman", Map.of(), DESK.id(), "");
    }

    static Author named(String name) {
        return TECHNICIANS.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Nobody is called " + name));
    }

    static Target target(String name) {
        return switch (name) {
            case "Desk" -> DESK;
            case "Lab" -> LAB;
            default -> Target.technician(named(name).accountId());
        };
    }

    /** The command that the sentence stands for, said to that session. */
    static SessionCommand command(String sentence, Session session) {
        SessionCommand command = command(sentence);
        if (command instanceof Gone gone && gone.account() == session.technicianId()) {
            return new Abort(EndCause.TECHNICIAN_GONE);
        }
        return command instanceof WriteNote note
                ? new WriteNote(note.author(), session.notes(), note.text())
                : command;
    }

    /** The command that the sentence stands for. */
    static SessionCommand command(String sentence) {
        switch (sentence) {
            case "the customer comes", "the line is back":
                return new CustomerArrived();
            case "the customer accepts the terms":
                return new AcceptTerms(TERMS.version());
            case "the customer declines the terms":
                return new DeclineTerms();
            case "the line breaks":
                return new CustomerLost();
            case "the customer leaves":
                return new CustomerLeft();
            case "the device is known":
                return new Recognise(new Device("laptop"));
            case "the device restarts":
                return new RebootBegan(Author.CUSTOMER);
            case "the customer says":
                return new Say(Author.CUSTOMER, "key", "text");
            default:
                return personal(sentence);
        }
    }

    private static SessionCommand personal(String sentence) {
        String[] words = sentence.split(" ", 2);
        String who = words[0];
        String act = words[1];
        Author author =
                switch (who) {
                    case "routing" -> Author.SYSTEM;
                    case "administrator" -> ADMINISTRATOR;
                    default -> named(who);
                };
        return plain(author, act)
                .or(() -> withObject(author, act))
                .orElseThrow(() -> new IllegalArgumentException(sentence));
    }

    private static Optional<SessionCommand> plain(Author author, String act) {
        return Optional.ofNullable(
                switch (act) {
                    case "starts" -> author.equals(EVE) ? new ComeIn(author) : new Start(author);
                    case "ends" -> new End(author);
                    case "holds" -> new Hold(author);
                    case "joins" -> new Join(author);
                    case "accepts the lead" -> new AcceptLead(author);
                    case "takes the offer back" -> new OfferLead(author, OfferLead.NOBODY);
                    case "restarts the device" -> new RebootBegan(author);
                    case "switches the chat off" -> new SwitchChat(author, false);
                    case "switches the chat on" -> new SwitchChat(author, true);
                    case "says" -> new Say(author, "key", "text");
                    case "whispers" -> new Whisper(author, "key", "text");
                    case "sends an address" -> new PushUrl(author, "key", "https://belay.example/");
                    case "renames" -> new Rename(author, "Another name", Map.of());
                    case "notes" -> new Note(author, "a note");
                    case "writes the note" -> new WriteNote(author, 0, "the note");
                    case "is deleted" -> new Gone(author.accountId());
                    default -> null;
                });
    }

    private static SessionCommand invitation(
            Author author, Author whom, Set<String> withheld, String comment) {
        return whom.equals(EVE)
                ? new InviteGuest(author, whom, 0, withheld, comment)
                : new Invite(author, whom, withheld, comment);
    }

    private static Optional<SessionCommand> withObject(Author author, String act) {
        int last = act.lastIndexOf(' ');
        String verb = act.substring(0, Math.max(last, 0));
        String object = act.substring(last + 1);
        return Optional.ofNullable(
                switch (verb) {
                    case "hands over to" -> new HandOver(author, target(object), "a comment");
                    case "assigns" -> new Assign(author, named(object));
                    case "invites" -> invitation(author, named(object), Set.of(), "please look");
                    case "invites without hold" ->
                            invitation(author, named(object), Set.of(Lifecycle.MAY_HOLD), "");
                    case "dismisses" -> new Dismiss(author, named(object).accountId());
                    case "offers the lead to" -> new OfferLead(author, named(object).accountId());
                    case "withholds hold from" ->
                            new Withhold(
                                    author, named(object).accountId(), Set.of(Lifecycle.MAY_HOLD));
                    case "gives hold back to" ->
                            new Withhold(author, named(object).accountId(), Set.of());
                    default -> null;
                });
    }
}
