package org.belay.relay.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.belay.api.event.LoggedEvent;
import org.belay.api.organization.Account;
import org.belay.api.organization.Accounts;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.belay.api.permission.ChatRule;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Author;
import org.belay.api.session.Company;
import org.belay.api.session.Entry;
import org.belay.api.session.Participant;
import org.belay.api.session.Session;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.Sessions;
import org.belay.api.session.Target;
import org.belay.api.session.Transfer;
import org.belay.api.session.UnsavedLine;
import org.belay.api.session.Warnings;

/** Sessions and events as {@code docs/protocol.md} describes them. */
final class Views {

    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private final ObjectMapper mapper;
    private final Sessions sessions;
    private final Accounts accounts;
    private final Directory tree;
    private final Guidance guidance;

    Views(ObjectMapper mapper, Sessions sessions, Accounts accounts, Directory tree) {
        this(mapper, sessions, accounts, tree, Guidance.NONE);
    }

    Views(
            ObjectMapper mapper,
            Sessions sessions,
            Accounts accounts,
            Directory tree,
            Guidance guidance) {
        this.mapper = mapper;
        this.sessions = sessions;
        this.accounts = accounts;
        this.tree = tree;
        this.guidance = guidance;
    }

    /** The session as that technician sees it, empty if it doesn't stand in his list. */
    Optional<ObjectNode> forTechnician(Session session, int technician) {
        return sessions.entryOf(session, technician)
                .map(
                        entry ->
                                forEntry(
                                        session,
                                        entry,
                                        sessions.technicianActs(session, technician)));
    }

    /** One session for many consoles at a moment: who sees it alike gets the same message. */
    Shared shared(Session session) {
        return new Shared(session);
    }

    /** See {@link #shared}. */
    final class Shared {
        private final Map<List<Object>, String> messages = new HashMap<>();
        private final Session session;

        private Shared(Session session) {
            this.session = session;
        }

        /** The message about it for that technician, empty if it doesn't stand in his list. */
        Optional<String> forTechnician(int technician) {
            return sessions.entryOf(session, technician)
                    .map(
                            entry -> {
                                List<String> acts = sessions.technicianActs(session, technician);
                                return messages.computeIfAbsent(
                                        List.of(entry, acts),
                                        seen -> message(forEntry(session, entry, acts)).toString());
                            });
        }

        private ObjectNode message(ObjectNode view) {
            ObjectNode message = mapper.createObjectNode().put("type", "session");
            message.set("session", view);
            return message;
        }
    }

    /** The message by which a list loses the session. */
    ObjectNode gone(Session session) {
        ObjectNode message = mapper.createObjectNode().put("type", "session");
        message.set("session", goneSession(session));
        return message;
    }

    /** What is left to say of a session to whom it isn't listed any more. */
    ObjectNode goneSession(Session session) {
        return mapper.createObjectNode()
                .put("id", session.id())
                .put("revision", session.revision())
                .put("status", session.status().wireName())
                .put("listed", false);
    }

    private ObjectNode forEntry(Session session, Entry entry, List<String> acts) {
        ObjectNode view = common(session);
        view.put("status", entry.status().wireName());
        view.put("statusSince", time(entry.since()));
        view.put("part", entry.part().name().toLowerCase(Locale.ROOT));
        particulars(view, session);
        Warnings warnings = sessions.warnings(session);
        view.put("urgency", warnings.urgency().wireName());
        view.put("freshFor", warnings.fresh().toSeconds());
        view.put("listed", true);
        acts(view, acts);
        return view;
    }

    /** The session as an administrator sees it from outside. */
    ObjectNode forAdministrator(Session session) {
        ObjectNode view = common(session);
        particulars(view, session);
        view.put("listed", session.listed());
        acts(view, sessions.administratorActs(session));
        return view;
    }

    private void particulars(ObjectNode view, Session session) {
        view.put("name", session.name());
        view.put("kind", session.kind().name().toLowerCase(Locale.ROOT));
        view.put("method", session.method());
        view.put("createdAt", time(session.createdAt()));
        view.put("startedAt", session.started().map(Views::time).orElse(null));
        view.put("endedAt", session.ended().map(Views::time).orElse(null));
        if (session.technicianId() == 0) {
            view.putNull("technician");
        } else {
            view.putObject("technician")
                    .put("id", session.technicianId())
                    .put("name", name(session.technicianId()));
        }
        if (session.channelId() == 0) {
            view.putNull("channel");
        } else {
            view.putObject("channel")
                    .put("id", session.channelId())
                    .put("name", unitName(session.channelId()));
        }
        ObjectNode fields = view.putObject("fields");
        session.fields().forEach(fields::put);
        view.put("customerAddress", session.customerAddress());
        view.put("customerOnline", session.customerOnline());
        view.put("notes", session.notes());
        company(view, session.company());
    }

    private void company(ObjectNode view, Company company) {
        Transfer transfer = company.transfer();
        if (transfer == null) {
            view.putNull("transfer");
        } else {
            ObjectNode handed = view.putObject("transfer");
            handed.set("to", target(transfer.to()));
            handed.putObject("by")
                    .put("id", transfer.by().accountId())
                    .put("name", transfer.by().name());
            handed.put("comment", transfer.comment())
                    .put("at", time(transfer.at()))
                    .put("pending", transfer.pending());
        }
        ArrayNode participants = view.putArray("participants");
        for (Participant each : company.participants()) {
            ObjectNode one =
                    participants
                            .addObject()
                            .put("id", each.id())
                            .put("name", name(each))
                            .put("external", each.external())
                            .put("approved", each.approved())
                            .put("state", each.state().name().toLowerCase(Locale.ROOT))
                            .put("comment", each.comment())
                            .put("since", time(each.since()));
            each.withheld().stream().sorted().forEach(one.putArray("withheld")::add);
        }
        view.put("leadOfferedTo", company.handOff());
    }

    private ObjectNode target(Target target) {
        return mapper.createObjectNode()
                .put("kind", target.kind().name().toLowerCase(Locale.ROOT))
                .put("id", target.id())
                .put(
                        "name",
                        target.kind() == Target.Kind.TECHNICIAN
                                ? name(target.id())
                                : unitName(target.id()));
    }

    ObjectNode forCustomer(Session session) {
        ObjectNode view = common(session);
        OptionalInt position = sessions.position(session.id());
        OptionalLong wait = guidance.wait(session);
        if (position.isPresent() && wait.isEmpty()) {
            view.put("position", position.getAsInt());
        } else {
            view.putNull("position");
        }
        wait.ifPresent(seconds -> view.put("wait", seconds));
        guidance.exit(session).ifPresent(page -> view.put("exit", page));
        view.put("organization", accounts.organizationName());
        if (session.started().isPresent()) {
            view.putObject("technician").put("name", name(session.technicianId()));
        } else {
            view.putNull("technician");
        }
        ArrayNode others = view.putArray("collaborators");
        session.company().participants().stream()
                .filter(Participant::takesPart)
                .forEach(each -> others.addObject().put("name", name(each)));
        sessions.terms(session).ifPresent(terms -> view.put("terms", true));
        acts(view, sessions.customerActs(session));
        return view;
    }

    /**
     * The session as an external technician sees it: whom he helps and who takes part, and nothing
     * that the organization knows beside that.
     *
     * @param guest his number, of somebody who takes part; everybody else is numbered by his place
     */
    ObjectNode forGuest(Session session, int guest) {
        ObjectNode view = common(session);
        Entry entry = sessions.entryOf(session, guest).orElseThrow();
        view.put("status", entry.status().wireName());
        view.put("statusSince", time(entry.since()));
        view.put("part", entry.part().name().toLowerCase(Locale.ROOT));
        view.put("name", session.name());
        view.put("customerOnline", session.customerOnline());
        view.put("startedAt", session.started().map(Views::time).orElse(null));
        view.put("organization", accounts.organizationName());
        view.putObject("technician").put("name", name(session.technicianId()));
        ArrayNode participants = view.putArray("participants");
        for (Participant each : session.company().participants()) {
            boolean himself = each.id() == guest;
            participants
                    .addObject()
                    .put("id", himself ? guest : participants.size())
                    .put("name", name(each))
                    .put("external", each.external())
                    .put("state", each.state().name().toLowerCase(Locale.ROOT))
                    .put("comment", himself ? each.comment() : "");
        }
        view.put("listed", true);
        acts(view, sessions.technicianActs(session, guest));
        return view;
    }

    /** Whether that customer is told how long he will wait, and not how many are before him. */
    boolean showsWait(int sessionId) {
        return sessions.find(sessionId)
                .map(guidance::wait)
                .filter(OptionalLong::isPresent)
                .isPresent();
    }

    private ObjectNode common(Session session) {
        ObjectNode view =
                mapper.createObjectNode()
                        .put("id", session.id())
                        .put("status", session.status().wireName())
                        .put("statusSince", time(session.statusSince()))
                        .put("revision", session.revision());
        ChatRule chat = sessions.chat(session);
        view.putObject("chat").put("on", chat.on()).put("switchable", chat.switchable());
        return view;
    }

    private static void acts(ObjectNode view, List<String> acts) {
        ArrayNode array = view.putArray("acts");
        acts.forEach(array::add);
    }

    /** The name that customers see, empty if it can't be read now. */
    String name(int account) {
        try {
            return accounts.find(account).map(Account::nickname).orElse("");
        } catch (Refused unavailable) {
            return ""; // a name that can't be read now must not hold back what happened
        }
    }

    /** A former lead takes part under the name of his account, as nobody has invited him. */
    private String name(Participant participant) {
        return participant.name().isEmpty() ? name(participant.id()) : participant.name();
    }

    private String name(Author author, String sessionName) {
        if (author.role() == Author.Role.CUSTOMER) {
            return sessionName;
        }
        boolean nameless = author.name().isEmpty() && author.role() == Author.Role.TECHNICIAN;
        return nameless ? name(author.accountId()) : author.name();
    }

    private String unitName(int unit) {
        return tree.find(unit).map(Unit::name).orElse("");
    }

    /**
     * Whether customers may see the event. What technicians have among themselves isn't for them
     * (CUST-117); a type that isn't named here, as each new one, stays among technicians.
     */
    static boolean isForCustomers(SessionEvent event) {
        return switch (event.type()) {
            case CREATED,
                    TERMS_ACCEPTED,
                    JOINED,
                    STARTED,
                    LOST,
                    REBOOTING,
                    RETURNED,
                    WENT_OFFLINE,
                    HANDED_OVER,
                    COLLABORATED,
                    LEAD_ACCEPTED,
                    CHAT_SWITCHED,
                    SAID,
                    URL_PUSHED,
                    ENDED ->
                    true;
            case HELD -> !((SessionEvent.Held) event).alone();
            case PARTED -> ((SessionEvent.Parted) event).tookPart();
            default -> false;
        };
    }

    /** The event as customers see it: without what is for technicians alone. */
    ObjectNode eventForCustomers(String sessionName, LoggedEvent logged) {
        ObjectNode view = event(sessionName, logged);
        if (logged.event() instanceof SessionEvent.HandedOver) {
            view.remove("text");
            view.remove("to");
        }
        return withoutAccounts(view);
    }

    /** The event as an external technician sees it: as customers do, with his own number. */
    ObjectNode eventForGuest(String sessionName, LoggedEvent logged, int guest) {
        ObjectNode view = event(sessionName, logged);
        if (logged.event() instanceof SessionEvent.HandedOver) {
            view.remove("text");
            view.remove("to");
        }
        view.remove("code");
        return withoutOthersAccounts(view, guest);
    }

    /** The same message with nobody's account; one's own number stays, by which lines are one's own. */
    static ObjectNode withoutOthersAccounts(ObjectNode message, int own) {
        ObjectNode view = message.deepCopy();
        Stream.of("author", "whom")
                .map(view::get)
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .filter(person -> person.path("id").asInt() != own)
                .forEach(person -> person.remove("id"));
        return view;
    }

    /** The same message for customers: who somebody is by account is the organization's business. */
    static ObjectNode withoutAccounts(ObjectNode message) {
        ObjectNode view = message.deepCopy();
        Stream.of("author", "whom")
                .map(view::get)
                .filter(ObjectNode.class::isInstance)
                .forEach(person -> ((ObjectNode) person).remove("id"));
        return view;
    }

    ObjectNode event(String sessionName, LoggedEvent logged) {
        SessionEvent event = logged.event();
        ObjectNode view =
                mapper.createObjectNode()
                        .put("seq", logged.seq())
                        .put("at", time(logged.at()))
                        .put("type", event.type().wireName());
        if (event instanceof SessionEvent.Created created) {
            return view.put("method", created.method()).put("code", logged.text());
        }
        if (event.author().role() != Author.Role.SYSTEM || event instanceof SessionEvent.Ended) {
            view.set("author", author(event.author(), sessionName));
        }
        switch (event.type()) {
            case STARTED -> view.put("first", ((SessionEvent.Started) event).first());
            case SAID, WHISPERED, URL_PUSHED ->
                    view.put("text", logged.text()).put("key", ((SessionEvent.Line) event).key());
            case NOTED, INVITED, HANDED_OVER -> view.put("text", logged.text());
            case CHAT_SWITCHED -> view.put("on", ((SessionEvent.ChatSwitched) event).on());
            case HELD -> view.put("alone", ((SessionEvent.Held) event).alone());
            case LEAD_OFFERED ->
                    view.set("whom", colleague(((SessionEvent.LeadOffered) event).whom()));
            case WITHHELD -> {
                int whom = ((SessionEvent.Withheld) event).whom();
                view.set("whom", whom < 0 ? guest(logged.sessionId(), whom) : colleague(whom));
            }
            default -> {}
        }
        if (event instanceof SessionEvent.HandedOver handedOver) {
            view.set("to", target(handedOver.to()));
        } else if (event instanceof SessionEvent.Invited invited) {
            view.set("whom", author(invited.whom(), sessionName));
            view.put("external", invited.external());
        } else if (event instanceof SessionEvent.Parted parted) {
            view.set("whom", author(parted.whom(), sessionName));
            view.put("cause", parted.cause().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        } else if (event instanceof SessionEvent.Ended ended) {
            view.put("status", ended.status().wireName()).put("cause", ended.cause().wireName());
        }
        return view;
    }

    /** An external technician, who has no account; without a name once he is out of the session. */
    private JsonNode guest(int sessionId, int number) {
        String name =
                sessions.find(sessionId)
                        .flatMap(session -> session.company().participant(number))
                        .map(Participant::name)
                        .orElse("");
        return author(Author.technician(number, name), "");
    }

    /**
     * What was noted in a session: the note as it was last written, and what others added to it.
     *
     * @param latestFirst what was noted
     */
    ObjectNode noted(Session session, List<LoggedEvent> latestFirst) {
        ObjectNode view = mapper.createObjectNode().put("notes", session.notes());
        view.putNull("note");
        ArrayNode added = view.putArray("added");
        for (LoggedEvent each : latestFirst) {
            if (each.event() instanceof SessionEvent.Noted) {
                added.add(words(session, each));
            } else if (view.path("note").isNull()) {
                view.set("note", words(session, each));
            }
        }
        return view;
    }

    private ObjectNode words(Session session, LoggedEvent logged) {
        ObjectNode view =
                mapper.createObjectNode()
                        .put("at", time(logged.at()))
                        .put("text", logged.words().orElse(""));
        view.set("author", author(logged.event().author(), session.name()));
        return view;
    }

    /** A technician by account, null for nobody. */
    private JsonNode colleague(int account) {
        return account == 0 ? NullNode.getInstance() : author(Author.technician(account, ""), "");
    }

    ObjectNode unsaved(Session session, UnsavedLine line) {
        ObjectNode view = mapper.createObjectNode().put("type", "unsaved");
        view.put("session", session.id()).put("key", line.key());
        view.set("author", author(line.author(), session.name()));
        return view.put("text", line.text()).put("at", time(line.at()));
    }

    /** Who that is, to technicians: by his account they know their own lines. */
    ObjectNode author(Author author, String sessionName) {
        ObjectNode view =
                mapper.createObjectNode()
                        .put("role", author.role().name().toLowerCase(Locale.ROOT))
                        .put("name", name(author, sessionName));
        return author.role() == Author.Role.TECHNICIAN ? view.put("id", author.accountId()) : view;
    }

    static String time(Instant time) {
        return TIME.format(time);
    }
}
