package org.belay.core.internal;

import static org.belay.api.session.Part.ADMINISTRATOR;
import static org.belay.api.session.Part.COLLABORATOR;
import static org.belay.api.session.Part.CUSTOMER;
import static org.belay.api.session.Part.GATEWAY;
import static org.belay.api.session.Part.GUEST;
import static org.belay.api.session.Part.INVITED;
import static org.belay.api.session.Part.LEAD;
import static org.belay.api.session.Part.QUEUE;
import static org.belay.api.session.Part.RECIPIENT;
import static org.belay.api.session.Part.SENDER;
import static org.belay.api.session.SessionStatus.ABORTED;
import static org.belay.api.session.SessionStatus.ACTIVE;
import static org.belay.api.session.SessionStatus.CLOSED;
import static org.belay.api.session.SessionStatus.CLOSED_BY_TECHNICIAN;
import static org.belay.api.session.SessionStatus.CLOSED_BY_WAITING_CUSTOMER;
import static org.belay.api.session.SessionStatus.COLLABORATING;
import static org.belay.api.session.SessionStatus.CONNECTING;
import static org.belay.api.session.SessionStatus.INCOMING;
import static org.belay.api.session.SessionStatus.INVITATION;
import static org.belay.api.session.SessionStatus.OFFLINE;
import static org.belay.api.session.SessionStatus.ON_HOLD;
import static org.belay.api.session.SessionStatus.OUTGOING;
import static org.belay.api.session.SessionStatus.REBOOTING;
import static org.belay.api.session.SessionStatus.RECONNECTING;
import static org.belay.api.session.SessionStatus.TIMED_OUT;
import static org.belay.api.session.SessionStatus.WAITING;
import static org.belay.core.internal.Transition.line;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.belay.api.permission.ChatRule;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Author;
import org.belay.api.session.Company;
import org.belay.api.session.EndCause;
import org.belay.api.session.Part;
import org.belay.api.session.Participant;
import org.belay.api.session.Session;
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
import org.belay.api.session.SessionCommand.TimePassed;
import org.belay.api.session.SessionCommand.Whisper;
import org.belay.api.session.SessionCommand.Withhold;
import org.belay.api.session.SessionCommand.WriteNote;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.SessionEvent.PartCause;
import org.belay.api.session.SessionStatus;
import org.belay.api.session.Target;
import org.belay.api.session.Terms;
import org.belay.core.internal.Limits.Effect;
import org.belay.core.internal.Transition.Condition;
import org.belay.core.internal.Transition.Outcome;
import org.belay.core.internal.Transition.Question;

/**
 * All that may happen in a session's life, as one table. It reads like the catalogue: who asks, what
 * he sees, what he asks, what becomes of it. Whatever isn't in it is refused, or does nothing where
 * asking again is no mistake. {@code docs/session-lifecycle.md} is drawn from it.
 */
final class Lifecycle {

    static final String MAY_HOLD = "session.hold";
    static final String MAY_HAND_OVER = "session.transfer";
    static final String MAY_INVITE = "collaborate";
    static final String MAY_INVITE_GUESTS = "external.invite";
    static final String MAY_EDIT = "queue.edit";
    static final String MAY_SEND_URLS = "url.send";

    private static final Set<SessionStatus> LOST = EnumSet.of(RECONNECTING, REBOOTING, OFFLINE);
    private static final Set<SessionStatus> ONLINE = EnumSet.of(WAITING, ACTIVE, ON_HOLD, OUTGOING);
    private static final Set<SessionStatus> LIVE = with(ONLINE, LOST);
    private static final Set<SessionStatus> OPEN = with(LIVE, Set.of(CONNECTING));
    private static final Set<SessionStatus> STARTED =
            with(EnumSet.of(ACTIVE, ON_HOLD, OUTGOING), LOST);
    private static final Set<SessionStatus> NOT_STARTED =
            with(EnumSet.of(CONNECTING, WAITING, OUTGOING), LOST);
    private static final Set<SessionStatus> OVER =
            EnumSet.of(
                    TIMED_OUT, CLOSED, CLOSED_BY_WAITING_CUSTOMER, CLOSED_BY_TECHNICIAN, ABORTED);

    /** What whoever works with the customer sees. */
    private static final Map<Part, Set<SessionStatus>> AT_WORK =
            Map.of(
                    LEAD, with(EnumSet.of(ACTIVE, ON_HOLD), LOST),
                    SENDER, with(EnumSet.of(OUTGOING), LOST),
                    COLLABORATOR, with(EnumSet.of(COLLABORATING, ON_HOLD), LOST),
                    GUEST, with(EnumSet.of(COLLABORATING, ON_HOLD), LOST));

    /** What whoever may write a note sees; the gateway's routes may always. */
    private static final Map<Part, Set<SessionStatus>> NOTING =
            Map.of(
                    GATEWAY, with(OPEN, OVER),
                    LEAD, with(EnumSet.of(CONNECTING, WAITING, ACTIVE, ON_HOLD), with(LOST, OVER)),
                    SENDER, AT_WORK.get(SENDER),
                    COLLABORATOR, with(AT_WORK.get(COLLABORATOR), EnumSet.of(CLOSED, TIMED_OUT)));

    /** What whoever may write the session's note sees. */
    private static final Map<Part, Set<SessionStatus>> WRITING =
            Map.of(
                    LEAD, EnumSet.of(ACTIVE, ON_HOLD),
                    COLLABORATOR, EnumSet.of(COLLABORATING, ON_HOLD));

    private static final Outcome LEAVES = new Outcome.Leaves();
    private static final Outcome STAYS = new Outcome.Stays();

    private static final Condition SERVED =
            new Condition("somebody has started it", session -> session.started().isPresent());
    private static final Condition UNSERVED =
            new Condition("nobody has started it", session -> session.started().isEmpty());
    private static final Condition IN_COMPANY =
            new Condition("somebody else takes part or is invited", Lifecycle::hasCompany);
    private static final Condition WITH_ROOM =
            new Condition(
                    "fewer than " + Company.MOST_PARTICIPANTS + " are invited",
                    session -> session.company().participants().size() < Company.MOST_PARTICIPANTS);
    private static final Condition STRANGE =
            new Condition("its device isn't known yet", session -> !session.device().isKnown());
    private static final Condition LISTED = new Condition("it stands in a list", Session::listed);
    private static final Condition TERMS_OPEN =
            new Condition(
                    "there are terms that he hasn't accepted",
                    (session, staff) -> termsOpen(session, staff).isPresent());
    private static final Condition TERMS_SETTLED =
            new Condition(
                    "he has accepted the terms, or there are none",
                    (session, staff) -> termsOpen(session, staff).isEmpty());
    private static final Condition CHAT_ON =
            new Condition(
                    "the chat is on",
                    (session, staff) -> chat(session, staff).on(),
                    (session, staff) -> Optional.of(Refusals.chatOff()));
    private static final Condition LEAD_AT_WORK =
            new Condition("its lead sees it active", session -> session.status() == ACTIVE);

    private Lifecycle() {}

    /** The table. */
    static List<Transition<?>> table() {
        List<Transition<?>> table = new ArrayList<>();
        customer(table);
        gateway(table);
        starting(table);
        ending(table);
        holding(table);
        handingOver(table);
        collaborating(table);
        fromOutside(table);
        talking(table);
        administrating(table);
        return List.copyOf(table);
    }

    private static void customer(List<Transition<?>> table) {
        table.add(
                line(CUSTOMER, Set.of(CONNECTING), AcceptTerms.class)
                        .act("accept-terms")
                        .when(TERMS_OPEN)
                        .checking(Lifecycle::hasReadThem)
                        .rows("SES-35", "SET-27")
                        .makes(q -> new SessionEvent.TermsAccepted(q.command().version()), STAYS));
        table.add(
                line(CUSTOMER, Set.of(CONNECTING), DeclineTerms.class)
                        .act("decline-terms")
                        .when(TERMS_OPEN)
                        .rows("SES-35", "SES-501", "SET-27")
                        .makes(
                                q ->
                                        new SessionEvent.Ended(
                                                CLOSED_BY_WAITING_CUSTOMER,
                                                EndCause.TERMS_DECLINED,
                                                Author.CUSTOMER),
                                shows(CLOSED_BY_WAITING_CUSTOMER)));
        table.add(
                line(CUSTOMER, Set.of(CONNECTING), CustomerArrived.class)
                        .when(TERMS_SETTLED)
                        .rows("SES-201", "SES-35")
                        .makes(q -> new SessionEvent.Joined(), shows(WAITING)));
        table.add(
                line(CUSTOMER, LOST, CustomerArrived.class)
                        .rows(
                                "SES-222", "SES-223", "SES-226", "SES-227", "SES-229", "SES-232",
                                "SES-233", "SES-252", "SES-255", "SES-256", "SES-257", "SES-258",
                                "SES-259", "SES-318", "SES-322", "SES-324", "SES-325")
                        .makes(
                                q -> new SessionEvent.Returned(),
                                depends("what was before the loss", ONLINE)));
        table.add(
                line(CUSTOMER, STARTED, CustomerLeft.class)
                        .act("leave")
                        .when(SERVED)
                        .rows(
                                "SES-208", "SES-220", "SES-237", "SES-242", "SES-248", "SES-316",
                                "SES-319", "SES-323")
                        .makes(q -> endedByCustomer(CLOSED), shows(CLOSED)));
        table.add(
                line(CUSTOMER, NOT_STARTED, CustomerLeft.class)
                        .act("leave")
                        .when(UNSERVED)
                        .rows("SES-304", "SES-314", "SES-315", "SES-505")
                        .makes(
                                q -> endedByCustomer(CLOSED_BY_WAITING_CUSTOMER),
                                shows(CLOSED_BY_WAITING_CUSTOMER)));
    }

    private static void gateway(List<Transition<?>> table) {
        table.add(
                line(GATEWAY, ONLINE, CustomerLost.class)
                        .rows("SES-206", "SES-212", "SES-221", "SES-235", "SES-317", "SES-326")
                        .makes(q -> new SessionEvent.Lost(), shows(RECONNECTING)));
        table.add(
                line(GATEWAY, OPEN, Recognise.class)
                        .when(STRANGE)
                        .rows("HIST-10")
                        .makes(q -> new SessionEvent.Recognised(q.command().device()), STAYS));
        table.add(
                line(GATEWAY, with(ONLINE, Set.of(RECONNECTING)), RebootBegan.class)
                        .rows(
                                "SES-207", "SES-211", "SES-218", "SES-236", "SES-241", "SES-246",
                                "SES-513")
                        .makes(
                                q -> new SessionEvent.Rebooting(q.command().author()),
                                shows(REBOOTING)));
        table.add(
                line(GATEWAY, OPEN, TimePassed.class)
                        .due(Effect.Ends.class)
                        .rows(
                                "SES-202", "SES-205", "SES-209", "SES-224", "SES-230", "SES-303",
                                "SES-308", "SES-312", "SES-313", "SES-327")
                        .makes(Lifecycle::timesEffect, shows(TIMED_OUT)));
        table.add(
                line(GATEWAY, EnumSet.of(RECONNECTING, REBOOTING), TimePassed.class)
                        .due(Effect.GoesOffline.class)
                        .rows("SES-228", "SES-306", "SES-320")
                        .makes(Lifecycle::timesEffect, shows(OFFLINE)));
        table.add(
                line(GATEWAY, with(EnumSet.of(ACTIVE, OUTGOING), LOST), TimePassed.class)
                        .due(Effect.Parts.class)
                        .rows("SES-247")
                        .makes(Lifecycle::timesEffect, STAYS));
        table.add(
                line(GATEWAY, OPEN, Abort.class)
                        .rows("SES-307")
                        .makes(
                                q ->
                                        new SessionEvent.Ended(
                                                ABORTED, q.command().cause(), Author.SYSTEM),
                                shows(ABORTED)));
        table.add(
                line(GATEWAY, STARTED, Gone.class)
                        .checking(q -> participant(q, q.command().account()))
                        .makes(
                                q ->
                                        parted(
                                                q,
                                                q.command().account(),
                                                Author.SYSTEM,
                                                PartCause.GONE),
                                STAYS));
        table.add(
                line(GATEWAY, Set.of(WAITING, OUTGOING), Assign.class)
                        .checking(Lifecycle::forMember)
                        .rows("SES-203", "SES-301")
                        .makes(q -> started(q, q.command().technician()), shows(ACTIVE)));
        table.add(
                line(GATEWAY, Set.of(WAITING), HandOver.class)
                        .checking(Lifecycle::toSomebodyElse)
                        .rows("SES-204", "SES-302")
                        .makes(Lifecycle::handedOver, shows(OUTGOING)));
    }

    private static void starting(List<Transition<?>> table) {
        table.add(
                line(LEAD, Set.of(WAITING), Start.class)
                        .act("start")
                        .rows("SES-203")
                        .makes(Lifecycle::startedByAuthor, shows(ACTIVE)));
        table.add(
                line(QUEUE, Set.of(WAITING, OUTGOING), Start.class)
                        .act("start")
                        .rows("SES-203", "SET-67")
                        .makes(Lifecycle::startedByAuthor, shows(ACTIVE)));
        table.add(
                line(LEAD, Set.of(ON_HOLD), Start.class)
                        .act("start")
                        .rows("SES-216")
                        .makes(Lifecycle::startedByAuthor, shows(ACTIVE)));
        table.add(
                line(RECIPIENT, Set.of(INCOMING), Start.class)
                        .act("start")
                        .rows("SES-238", "SES-243")
                        .makes(Lifecycle::startedByAuthor, shows(ACTIVE)));
        table.add(
                line(SENDER, Set.of(OUTGOING), Start.class)
                        .act("start")
                        .rows("SES-237", "SES-239")
                        .makes(Lifecycle::startedByAuthor, shows(ACTIVE)));
        table.add(
                line(INVITED, Set.of(INVITATION), Start.class)
                        .act("start")
                        .when(LEAD_AT_WORK)
                        .rows("SES-244")
                        .makes(
                                q -> new SessionEvent.Collaborated(q.command().author()),
                                shows(COLLABORATING)));
        table.add(
                line(COLLABORATOR, Set.of(ON_HOLD), Start.class)
                        .act("start")
                        .when(
                                new Condition(
                                        "it isn't on hold for all",
                                        session -> session.status() != ON_HOLD))
                        .rows("SES-219")
                        .makes(
                                q -> new SessionEvent.Collaborated(q.command().author()),
                                shows(COLLABORATING)));
    }

    private static void ending(List<Transition<?>> table) {
        table.add(
                line(LEAD, with(Set.of(ACTIVE), LOST), End.class)
                        .act("end")
                        .rows("SES-210", "SES-225", "SES-231", "SES-248", "SES-253", "SES-321")
                        .makes(q -> endedBy(q.command().author(), EndCause.TECHNICIAN), LEAVES));
        table.add(
                line(SENDER, LOST, End.class)
                        .act("end")
                        .rows("SES-225", "SES-231")
                        .makes(q -> endedBy(q.command().author(), EndCause.TECHNICIAN), LEAVES));
        table.add(
                line(LEAD, Set.of(CLOSED, TIMED_OUT, CLOSED_BY_WAITING_CUSTOMER), End.class)
                        .act("end")
                        .when(LISTED)
                        .rows("SES-260", "SES-262")
                        .makes(q -> new SessionEvent.Cleared(q.command().author()), LEAVES));
        table.add(
                line(COLLABORATOR, Set.of(CLOSED, TIMED_OUT), End.class)
                        .act("end")
                        .rows("SES-260")
                        .makes(q -> new SessionEvent.Cleared(q.command().author()), LEAVES));
        table.add(
                line(COLLABORATOR, AT_WORK.get(COLLABORATOR), End.class)
                        .act("end")
                        .rows("COLL-53")
                        .makes(Lifecycle::leftByAuthor, LEAVES));
        table.add(
                line(INVITED, Set.of(INVITATION), End.class)
                        .act("end")
                        .makes(Lifecycle::leftByAuthor, LEAVES));
    }

    private static void holding(List<Transition<?>> table) {
        table.add(
                line(LEAD, Set.of(ACTIVE), Hold.class)
                        .act("hold")
                        .needs(MAY_HOLD)
                        .rows("SES-214")
                        .makes(q -> held(q, false), shows(ON_HOLD)));
        table.add(
                line(SENDER, Set.of(OUTGOING), Hold.class)
                        .act("hold")
                        .needs(MAY_HOLD)
                        .when(SERVED)
                        .rows("SES-311", "SES-509")
                        .makes(q -> held(q, false), shows(ON_HOLD)));
        table.add(
                line(LEAD, LOST, Hold.class)
                        .act("hold")
                        .needs(MAY_HOLD)
                        .when(
                                new Condition(
                                        "it was active before the loss",
                                        session -> session.statusOnceBack() == ACTIVE))
                        .rows("SES-325")
                        .makes(
                                q -> held(q, false),
                                depends("on-hold, once the line is back", LOST)));
        table.add(
                line(COLLABORATOR, Set.of(COLLABORATING), Hold.class)
                        .act("hold")
                        .needs(MAY_HOLD)
                        .rows("SES-249")
                        .makes(q -> held(q, true), shows(ON_HOLD)));
    }

    private static void handingOver(List<Transition<?>> table) {
        table.add(
                line(LEAD, Set.of(WAITING, ACTIVE, ON_HOLD), HandOver.class)
                        .act("hand-over")
                        .needs(MAY_HAND_OVER)
                        .checking(Lifecycle::toSomebodyElse)
                        .rows("SES-204", "SES-215", "SES-217", "SES-302", "SES-305", "SES-309")
                        .makes(Lifecycle::handedOver, shows(OUTGOING)));
        table.add(
                line(QUEUE, Set.of(WAITING), HandOver.class)
                        .act("hand-over")
                        .needs(MAY_HAND_OVER)
                        .checking(Lifecycle::toSomebodyElse)
                        .rows("SES-204", "SES-302")
                        .makes(Lifecycle::handedOver, shows(OUTGOING)));
        table.add(
                line(RECIPIENT, Set.of(INCOMING), HandOver.class)
                        .act("hand-over")
                        .needs(MAY_HAND_OVER)
                        .checking(Lifecycle::toSomebodyElse)
                        .rows("SES-234", "SES-240")
                        .makes(Lifecycle::handedOver, shows(OUTGOING)));
        table.add(
                line(COLLABORATOR, Set.of(COLLABORATING), HandOver.class)
                        .act("hand-over")
                        .needs(MAY_HAND_OVER)
                        .when(LEAD_AT_WORK)
                        .checking(Lifecycle::toSomebodyElse)
                        .rows("COLL-55")
                        .makes(Lifecycle::handedOver, STAYS));
    }

    private static void collaborating(List<Transition<?>> table) {
        table.add(
                line(LEAD, Set.of(ACTIVE), Invite.class)
                        .act("invite")
                        .needs(MAY_INVITE)
                        .when(WITH_ROOM)
                        .checking(q -> somebodyNew(q, q.command().whom()))
                        .rows("SES-328", "COLL-02", "COLL-05")
                        .makes(
                                q ->
                                        new SessionEvent.Invited(
                                                q.command().author(),
                                                q.command().whom(),
                                                q.command().withheld()),
                                STAYS));
        // Also while it is on its way to somebody else: nobody but the sender could (EXT-08)
        for (Part part : List.of(LEAD, SENDER)) {
            table.add(
                    line(part, AT_WORK.get(part), Dismiss.class)
                            .act("dismiss")
                            .when(IN_COMPANY)
                            .checking(q -> participant(q, q.command().whom()))
                            .rows("SES-245", "SES-250", "SES-254", "COLL-33")
                            .makes(
                                    q ->
                                            parted(
                                                    q,
                                                    q.command().whom(),
                                                    q.command().author(),
                                                    PartCause.DISMISSED),
                                    STAYS));
            table.add(
                    line(part, AT_WORK.get(part), Withhold.class)
                            .act("withhold")
                            .when(IN_COMPANY)
                            .checking(q -> participant(q, q.command().whom()))
                            .rows("COLL-34", "EXT-08")
                            .makes(
                                    q ->
                                            new SessionEvent.Withheld(
                                                    q.command().author(),
                                                    q.command().whom(),
                                                    q.command().permissions()),
                                    STAYS));
        }
        table.add(
                line(LEAD, Set.of(ACTIVE), OfferLead.class)
                        .act("offer-lead")
                        .when(IN_COMPANY)
                        .checking(Lifecycle::mayLead)
                        .rows("COLL-31", "COLL-32")
                        .makes(
                                q ->
                                        new SessionEvent.LeadOffered(
                                                q.command().author(), q.command().whom()),
                                STAYS));
        table.add(
                line(COLLABORATOR, Set.of(COLLABORATING), AcceptLead.class)
                        .act("accept-lead")
                        .when(LEAD_AT_WORK)
                        .checking(
                                q -> {
                                    if (q.session().company().handOff()
                                            != q.command().author().accountId()) {
                                        throw Refused.state("The lead isn't offered any more");
                                    }
                                })
                        .rows("SES-213", "SES-251", "COLL-51", "COLL-59")
                        .makes(
                                q -> new SessionEvent.LeadAccepted(q.command().author(), q.lead()),
                                shows(ACTIVE)));
    }

    /** External technicians: they take part, and nothing else is theirs (COLL-26). */
    private static void fromOutside(List<Transition<?>> table) {
        table.add(
                line(LEAD, Set.of(ACTIVE), InviteGuest.class)
                        .act("invite-guest")
                        .needs(MAY_INVITE_GUESTS)
                        .when(WITH_ROOM)
                        .checking(Lifecycle::guest)
                        .rows("SES-328", "COLL-21", "COLL-23", "COLL-36")
                        .makes(
                                q ->
                                        new SessionEvent.Invited(
                                                q.command().author(),
                                                q.command().guest(),
                                                true,
                                                q.command().approved(),
                                                q.command().withheld()),
                                STAYS));
        table.add(
                line(GUEST, Set.of(INVITATION), ComeIn.class)
                        .when(LEAD_AT_WORK)
                        .rows("SES-244", "COLL-24")
                        .makes(
                                q -> new SessionEvent.Collaborated(q.command().author()),
                                shows(COLLABORATING)));
        table.add(
                line(GUEST, AT_WORK.get(GUEST), End.class)
                        .act("end")
                        .rows("COLL-53")
                        .makes(Lifecycle::leftByAuthor, LEAVES));
    }

    private static void talking(List<Transition<?>> table) {
        // Somebody who waits may already tell what happened; nobody answers before the start
        table.add(
                line(CUSTOMER, LIVE, Say.class)
                        .act("say")
                        .when(CHAT_ON)
                        .rows("CHAT-01")
                        .makes(
                                q -> new SessionEvent.Said(q.command().author(), q.command().key()),
                                STAYS));
        table.add(
                line(GATEWAY, LIVE, Say.class)
                        .makes(
                                q -> new SessionEvent.Said(q.command().author(), q.command().key()),
                                STAYS));
        for (Part part : List.of(LEAD, SENDER, COLLABORATOR, GUEST)) {
            table.add(
                    line(part, AT_WORK.get(part), Say.class)
                            .act("say")
                            .when(SERVED.and(CHAT_ON))
                            .rows("CHAT-01", "COLL-58")
                            .makes(
                                    q ->
                                            new SessionEvent.Said(
                                                    q.command().author(), q.command().key()),
                                    STAYS));
            table.add(
                    line(part, AT_WORK.get(part), Whisper.class)
                            .act("whisper")
                            .when(IN_COMPANY)
                            .rows("COLL-38", "COLL-52", "CHAT-15")
                            .makes(
                                    q ->
                                            new SessionEvent.Whispered(
                                                    q.command().author(), q.command().key()),
                                    STAYS));
        }
        for (Part part : List.of(LEAD, COLLABORATOR, GUEST)) {
            SessionStatus atWork = part == LEAD ? ACTIVE : COLLABORATING;
            table.add(
                    line(part, Set.of(atWork), PushUrl.class)
                            .act("push-url")
                            .needs(MAY_SEND_URLS)
                            .rows("CHAT-26")
                            .makes(
                                    q ->
                                            new SessionEvent.UrlPushed(
                                                    q.command().author(), q.command().key()),
                                    STAYS));
        }
        table.add(
                line(LEAD, AT_WORK.get(LEAD), SwitchChat.class)
                        .act("switch-chat")
                        .needs(ChatRule.SWITCH)
                        .when(SERVED)
                        .rows("CHAT-11", "CHAT-13", "CHAT-14", "COLL-37", "PERM-40", "PERM-41")
                        .makes(
                                q ->
                                        new SessionEvent.ChatSwitched(
                                                q.command().author(), q.command().on()),
                                STAYS));
        table.add(
                line(LEAD, Set.of(ACTIVE), Rename.class)
                        .act("rename")
                        .needs(MAY_EDIT)
                        .rows("CONS-67")
                        .makes(q -> new SessionEvent.Renamed(q.command().author()), STAYS));
        for (Part part : List.of(GATEWAY, LEAD, SENDER, COLLABORATOR)) {
            table.add(
                    line(part, NOTING.get(part), Note.class)
                            .act(part == GATEWAY ? "" : "note")
                            .rows("HIST-05")
                            .makes(q -> new SessionEvent.Noted(q.command().author()), STAYS));
        }
        for (Part part : List.of(LEAD, COLLABORATOR)) {
            table.add(
                    line(part, WRITING.get(part), WriteNote.class)
                            .act("write-note")
                            .checking(Lifecycle::sawAllNotes)
                            .rows("HIST-05", "HIST-07")
                            .makes(q -> new SessionEvent.NoteWritten(q.command().author()), STAYS));
        }
    }

    /** What an administrator does from outside: the session's status is what he sees. */
    private static void administrating(List<Transition<?>> table) {
        table.add(
                line(ADMINISTRATOR, EnumSet.of(WAITING, OUTGOING), Assign.class)
                        .act("assign")
                        .checking(Lifecycle::forMember)
                        .rows("ADM-04")
                        .makes(q -> started(q, q.command().technician()), shows(ACTIVE)));
        table.add(
                line(ADMINISTRATOR, EnumSet.of(WAITING, ACTIVE, ON_HOLD), HandOver.class)
                        .act("hand-over")
                        .checking(Lifecycle::toSomebodyElse)
                        .rows("ADM-05")
                        .makes(Lifecycle::handedOver, shows(OUTGOING)));
        table.add(
                line(ADMINISTRATOR, EnumSet.of(ACTIVE), Hold.class)
                        .act("hold")
                        .rows("ADM-09")
                        .makes(q -> held(q, false), shows(ON_HOLD)));
        table.add(
                line(ADMINISTRATOR, LIVE, End.class)
                        .act("end")
                        .rows("ADM-09")
                        .makes(
                                q -> endedBy(q.command().author(), EndCause.ADMINISTRATOR),
                                shows(CLOSED_BY_TECHNICIAN)));
        table.add(
                line(ADMINISTRATOR, Set.of(ACTIVE), Join.class)
                        .act("join")
                        .when(WITH_ROOM)
                        .checking(
                                q -> {
                                    int who = q.command().author().accountId();
                                    if (q.session().technicianId() == who
                                            || q.session()
                                                    .company()
                                                    .participant(who)
                                                    .filter(Participant::takesPart)
                                                    .isPresent()) {
                                        throw Refused.state("You are in that session already");
                                    }
                                })
                        .rows("MON-22", "SES-328")
                        .makes(
                                q ->
                                        new SessionEvent.Collaborated(
                                                Author.technician(
                                                        q.command().author().accountId(),
                                                        q.command().author().name())),
                                STAYS));
    }

    /**
     * The chat as its lead's group has it, or as it was switched since. Before anybody leads, whoever
     * waits may tell what happened.
     */
    static ChatRule chat(Session session, Staff staff) {
        int lead = session.technicianId();
        return lead == 0
                ? ChatRule.ALWAYS
                : new ChatRule(staff.may(lead, ChatRule.ON), staff.may(lead, ChatRule.SWITCH))
                        .switched(session.conduct().chatSwitched());
    }

    /** What the customer must accept yet, empty for nothing. */
    static Optional<Terms> termsOpen(Session session, Staff staff) {
        return session.status() == CONNECTING && session.conduct().termsAccepted().isEmpty()
                ? staff.termsOf(session)
                : Optional.empty();
    }

    private static void hasReadThem(Question<AcceptTerms> question) {
        String version =
                termsOpen(question.session(), question.staff()).map(Terms::version).orElse("");
        if (!version.equals(question.command().version())) {
            throw Refused.because(
                    Reason.STATE, "terms-changed", "The terms are others now; please read them");
        }
    }

    private static SessionEvent endedByCustomer(SessionStatus status) {
        return new SessionEvent.Ended(status, EndCause.CUSTOMER, Author.CUSTOMER);
    }

    private static SessionEvent endedBy(Author author, EndCause cause) {
        return new SessionEvent.Ended(CLOSED_BY_TECHNICIAN, cause, author);
    }

    private static SessionEvent startedByAuthor(Question<Start> question) {
        return started(question, question.command().author());
    }

    private static SessionEvent started(Question<?> question, Author technician) {
        return new SessionEvent.Started(technician, question.session().started().isEmpty());
    }

    private static SessionEvent timesEffect(Question<TimePassed> question) {
        return question.due().orElseThrow().effect().event(question.session());
    }

    private static SessionEvent held(Question<Hold> question, boolean alone) {
        return new SessionEvent.Held(question.command().author(), alone);
    }

    private static SessionEvent handedOver(Question<HandOver> question) {
        return new SessionEvent.HandedOver(question.command().author(), question.command().to());
    }

    private static SessionEvent leftByAuthor(Question<End> question) {
        Author author = question.command().author();
        return parted(question, author.accountId(), author, PartCause.LEFT);
    }

    private static SessionEvent parted(
            Question<?> question, int whom, Author author, PartCause cause) {
        Participant participant = participant(question, whom);
        return new SessionEvent.Parted(
                Author.technician(participant.id(), participant.name()),
                author,
                cause,
                participant.takesPart());
    }

    private static boolean hasCompany(Session session) {
        return !session.company().participants().isEmpty();
    }

    private static Participant participant(Question<?> question, int whom) {
        return question.session()
                .company()
                .participant(whom)
                .orElseThrow(
                        () -> Refused.field("invalid", "technician", "He isn't in that session"));
    }

    private static void toSomebodyElse(Question<HandOver> question) {
        Target to = question.command().to();
        if (to.kind() != Target.Kind.TECHNICIAN) {
            return;
        }
        boolean hisAlready =
                to.id() == question.session().technicianId()
                        && question.session().company().pending().isEmpty();
        Author by = question.command().author();
        boolean toHimself = by.role() == Author.Role.TECHNICIAN && to.id() == by.accountId();
        if (hisAlready || toHimself) {
            throw Refused.field("invalid", "to", "The session is his already");
        }
        Optional<Participant> participant = question.session().company().participant(to.id());
        if (to.id() <= 0 || participant.filter(Participant::external).isPresent()) {
            throw Refused.field(
                    "invalid", "to", "Only a member of the organization can take it up");
        }
        if (participant.filter(Participant::takesPart).isPresent()) {
            throw Refused.field("invalid", "to", "He takes part already: offer him the lead");
        }
    }

    private static void forMember(Question<Assign> question) {
        int whom = question.command().technician().accountId();
        if (whom <= 0) {
            throw Refused.field(
                    "invalid", "technician", "Only a member of the organization can lead");
        }
    }

    private static void guest(Question<InviteGuest> question) {
        Author guest = question.command().guest();
        if (guest.accountId() >= 0) {
            throw Refused.field("invalid", "technician", "That is a member of the organization");
        }
        somebodyNew(question, guest);
        int approved = question.command().approved();
        boolean asked =
                question.session().company().participants().stream()
                        .anyMatch(each -> approved != 0 && each.approved() == approved);
        if (asked) {
            throw Refused.field("taken", "technician", "He is in that session already");
        }
    }

    private static void somebodyNew(Question<?> question, Author someone) {
        int whom = someone.accountId();
        if (whom == question.session().technicianId()
                || question.session().company().participant(whom).isPresent()) {
            throw Refused.field("taken", "technician", "He is in that session already");
        }
    }

    private static void sawAllNotes(Question<WriteNote> question) {
        if (question.command().seen() != question.session().notes()) {
            throw Refused.because(
                            Reason.STATE, "changed", "Somebody else has noted something meanwhile")
                    .with("notes", question.session().notes());
        }
    }

    private static void mayLead(Question<OfferLead> question) {
        int whom = question.command().whom();
        if (whom == OfferLead.NOBODY) {
            return;
        }
        Participant participant = participant(question, whom);
        if (participant.external()) {
            throw Refused.field(
                    "invalid", "technician", "Only a member of the organization can lead");
        }
        if (participant.state() != Participant.State.COLLABORATING) {
            throw Refused.field("invalid", "technician", "He doesn't take part at the moment");
        }
    }

    private static Outcome shows(SessionStatus status) {
        return new Outcome.Shows(status);
    }

    private static Outcome depends(String on, Set<SessionStatus> among) {
        return new Outcome.Depends(on, among);
    }

    private static Set<SessionStatus> with(Set<SessionStatus> some, Set<SessionStatus> more) {
        EnumSet<SessionStatus> all = EnumSet.copyOf(some);
        all.addAll(more);
        return all;
    }
}
