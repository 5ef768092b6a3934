package org.belay.relay.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.belay.api.event.LoggedEvent;
import org.belay.api.organization.Account;
import org.belay.api.organization.Accounts;
import org.belay.api.permission.ChatRule;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Author;
import org.belay.api.session.Session;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.Sessions;
import org.belay.api.session.UnsavedLine;

/** Sessions and events as {@code docs/protocol.md} describes them. */
final class Views {

    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private final ObjectMapper mapper;
    private final Sessions sessions;
    private final Accounts accounts;

    Views(ObjectMapper mapper, Sessions sessions, Accounts accounts) {
        this.mapper = mapper;
        this.sessions = sessions;
        this.accounts = accounts;
    }

    ObjectNode forTechnician(Session session) {
        ObjectNode view = common(session);
        view.put("name", session.name());
        view.put("kind", session.kind().name().toLowerCase(Locale.ROOT));
        view.put("method", session.method());
        view.put("createdAt", time(session.createdAt()));
        view.put("startedAt", session.started().map(Views::time).orElse(null));
        view.put("endedAt", session.ended().map(Views::time).orElse(null));
        view.putObject("technician")
                .put("id", session.technicianId())
                .put("name", technicianName(session));
        view.putNull("channel");
        ObjectNode fields = view.putObject("fields");
        session.fields().forEach(fields::put);
        view.put("customerAddress", session.customerAddress());
        view.put("customerOnline", session.customerOnline());
        view.put("listed", session.listed());
        acts(view, sessions.technicianActs(session));
        return view;
    }

    ObjectNode forCustomer(Session session) {
        ObjectNode view = common(session);
        OptionalInt position = sessions.position(session.id());
        if (position.isPresent()) {
            view.put("position", position.getAsInt());
        } else {
            view.putNull("position");
        }
        view.put("organization", accounts.organizationName());
        if (session.started().isPresent()) {
            view.putObject("technician").put("name", technicianName(session));
        } else {
            view.putNull("technician");
        }
        acts(view, sessions.customerActs(session));
        return view;
    }

    private ObjectNode common(Session session) {
        ObjectNode view =
                mapper.createObjectNode()
                        .put("id", session.id())
                        .put("status", session.status().wireName())
                        .put("statusSince", time(session.statusSince()))
                        .put("revision", session.revision());
        // As long as customers come with nothing but a browser, each session is Instant Chat.
        ChatRule chat = ChatRule.ALWAYS;
        view.putObject("chat").put("on", chat.on()).put("switchable", chat.switchable());
        return view;
    }

    private static void acts(ObjectNode view, List<String> acts) {
        ArrayNode array = view.putArray("acts");
        acts.forEach(array::add);
    }

    private String technicianName(Session session) {
        try {
            return accounts.find(session.technicianId()).map(Account::nickname).orElse("");
        } catch (Refused unavailable) {
            return ""; // a name that can't be read now must not hold back what happened
        }
    }

    /** Whether customers may see the event. */
    static boolean isForCustomers(SessionEvent event) {
        return !(event instanceof SessionEvent.Noted || event instanceof SessionEvent.Cleared);
    }

    ObjectNode event(String sessionName, LoggedEvent logged) {
        SessionEvent event = logged.event();
        ObjectNode view =
                mapper.createObjectNode()
                        .put("seq", logged.seq())
                        .put("at", time(logged.at()))
                        .put("type", event.type().wireName());
        if (event instanceof SessionEvent.Created created) {
            view.put("method", created.method()).put("code", logged.text());
        } else if (event instanceof SessionEvent.Started started) {
            view.set("author", author(started.author(), sessionName));
            view.put("first", started.first());
        } else if (event instanceof SessionEvent.Said said) {
            view.set("author", author(said.author(), sessionName));
            view.put("text", logged.text()).put("key", said.key());
        } else if (event instanceof SessionEvent.Noted noted) {
            view.set("author", author(noted.author(), sessionName));
            view.put("text", logged.text());
        } else if (event instanceof SessionEvent.Ended ended) {
            view.set("author", author(ended.author(), sessionName));
            view.put("status", ended.status().wireName()).put("cause", ended.cause().wireName());
        } else if (event instanceof SessionEvent.Cleared cleared) {
            view.set("author", author(cleared.author(), sessionName));
        }
        return view;
    }

    ObjectNode unsaved(Session session, UnsavedLine line) {
        ObjectNode view = mapper.createObjectNode().put("type", "unsaved");
        view.put("session", session.id()).put("key", line.key());
        view.set("author", author(line.author(), session.name()));
        return view.put("text", line.text()).put("at", time(line.at()));
    }

    ObjectNode author(Author author, String sessionName) {
        return mapper.createObjectNode()
                .put("role", author.role().name().toLowerCase(Locale.ROOT))
                .put("name", author.role() == Author.Role.CUSTOMER ? sessionName : author.name());
    }

    static String time(Instant time) {
        return TIME.format(time);
    }
}
