package org.belay.camel.internal.component;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.belay.api.event.EventLog;
import org.belay.api.event.LoggedEvent;
import org.belay.api.organization.Account;
import org.belay.api.organization.Accounts;
import org.belay.api.session.Author;
import org.belay.api.session.Session;
import org.belay.api.session.SessionEvent;

/**
 * An event as maps of texts, numbers and truth values, ready for JSON and templates. Times are ISO
 * 8601 in UTC with milliseconds; a text that isn't known is empty, a time null. The session is as it
 * stands now, which may be later than the event.
 */
final class EventBody {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final EventLog log;
    private final Accounts accounts;
    private final boolean withText;

    EventBody(EventLog log, Accounts accounts, boolean withText) {
        this.log = log;
        this.accounts = accounts;
        this.withText = withText;
    }

    /** Blocks for the database. */
    Map<String, Object> of(LoggedEvent event) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("seq", event.seq());
        body.put("type", event.event().type().wireName());
        body.put("at", time(event.at()));
        particulars(event.event(), body);
        if (withText && event.text() != null) {
            body.put("text", event.text());
        }
        body.put(
                "session",
                log.session(event.sessionId())
                        .map(this::session)
                        .orElseGet(() -> new LinkedHashMap<>(Map.of("id", event.sessionId()))));
        return body;
    }

    private static void particulars(SessionEvent event, Map<String, Object> body) {
        if (event.author().role() != Author.Role.SYSTEM || event instanceof SessionEvent.Noted) {
            body.put("author", author(event.author()));
        }
        if (event instanceof SessionEvent.Created created) {
            body.put("method", created.method());
            body.put("channel", created.channelId());
        } else if (event instanceof SessionEvent.TermsAccepted accepted) {
            body.put("version", accepted.version());
        } else if (event instanceof SessionEvent.ChatSwitched switched) {
            body.put("on", switched.on());
        } else if (event instanceof SessionEvent.Started started) {
            body.put("first", started.first());
        } else if (event instanceof SessionEvent.HandedOver handedOver) {
            body.put(
                    "to",
                    Map.of("kind", wireName(handedOver.to().kind()), "id", handedOver.to().id()));
        } else if (event instanceof SessionEvent.Invited invited) {
            body.put("whom", author(invited.whom()));
        } else if (event instanceof SessionEvent.Parted parted) {
            body.put("whom", author(parted.whom()));
            body.put("cause", wireName(parted.cause()));
        } else if (event instanceof SessionEvent.Ended ended) {
            body.put("author", author(ended.author()));
            body.put("status", ended.status().wireName());
            body.put("cause", ended.cause().wireName());
        }
    }

    private static String wireName(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Map<String, Object> author(Author author) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("role", author.role().name().toLowerCase(Locale.ROOT));
        map.put("id", author.accountId());
        map.put("name", author.name());
        return map;
    }

    private Map<String, Object> session(Session session) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", session.id());
        map.put("name", session.name());
        map.put("status", session.status().wireName());
        map.put("statusSince", time(session.statusSince()));
        map.put("kind", session.kind().name().toLowerCase(Locale.ROOT));
        map.put("method", session.method());
        map.put("technician", technician(session.technicianId()));
        map.put("channel", session.channelId());
        map.put("fields", new LinkedHashMap<>(session.fields()));
        map.put("createdAt", time(session.createdAt()));
        map.put("startedAt", time(session.startedAt()));
        map.put("endedAt", time(session.endedAt()));
        return map;
    }

    private Map<String, Object> technician(int id) {
        Account account = accounts.find(id).orElse(null);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", id);
        map.put("name", account == null ? "" : account.name());
        map.put("email", account == null ? "" : account.email());
        map.put("ssoId", account == null ? "" : account.ssoId());
        map.put("description", account == null ? "" : account.description());
        return map;
    }

    private static String time(Instant instant) {
        return instant == null ? null : TIME.format(instant);
    }
}
