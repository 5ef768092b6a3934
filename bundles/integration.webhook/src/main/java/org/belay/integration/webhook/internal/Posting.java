package org.belay.integration.webhook.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.belay.api.event.EventLog;
import org.belay.api.event.LoggedEvent;
import org.belay.api.organization.Account;
import org.belay.api.organization.Accounts;
import org.belay.api.session.Session;
import org.belay.api.session.SessionEvent;

/** Gathers the values of one posting (INT-17 to INT-48). */
final class Posting {

    private static final List<Variable> CUSTOM_FIELDS =
            List.of(
                    Variable.CFIELD_1,
                    Variable.CFIELD_2,
                    Variable.CFIELD_3,
                    Variable.CFIELD_4,
                    Variable.CFIELD_5,
                    Variable.TRACKING_0);

    private final EventLog log;
    private final Accounts accounts;
    private final Target target;

    Posting(EventLog log, Accounts accounts, Target target) {
        this.log = log;
        this.accounts = accounts;
        this.target = target;
    }

    /**
     * The values as they were when the event happened; blocks for the database. What isn't in the
     * map has no value (yet): work time, bytes, platform and survey.
     */
    Map<Variable, String> at(int sessionId, long seq) {
        Session session =
                log.session(sessionId)
                        .orElseThrow(() -> new IllegalStateException("no session " + sessionId));
        Story story = Story.until(log, sessionId, seq);
        Map<Variable, String> values = new EnumMap<>(Variable.class);
        values.put(Variable.SESSION_ID, Integer.toString(session.id()));
        values.put(Variable.TECH_ID, Integer.toString(session.technicianId()));
        accounts.find(session.technicianId()).ifPresent(account -> technician(account, values));
        values.put(Variable.CFIELD_0, session.name());
        for (Variable field : CUSTOM_FIELDS) {
            values.put(field, session.fields().getOrDefault(field.element(), ""));
        }
        words(session, story, values);
        times(story, values);
        return values;
    }

    private static void technician(Account account, Map<Variable, String> values) {
        values.put(Variable.TECH_SSO_ID, account.ssoId());
        values.put(Variable.TECH_NAME, account.name());
        values.put(Variable.TECH_EMAIL, account.email());
        values.put(Variable.TECH_DESCR, account.description());
    }

    private void words(Session session, Story story, Map<Variable, String> values) {
        values.put(
                Variable.CHAT_LOG,
                new ChatLog(session.name(), target.chatText())
                        .of(story.sincePosting(target.triggers())));
        values.put(
                Variable.NOTES,
                Stream.concat(
                                story.events().stream()
                                        .filter(
                                                event ->
                                                        event.event()
                                                                instanceof SessionEvent.NoteWritten)
                                        .reduce((before, latest) -> latest)
                                        .stream(),
                                story.events().stream()
                                        .filter(
                                                event ->
                                                        event.event()
                                                                instanceof SessionEvent.Noted))
                        .map(LoggedEvent::text)
                        .filter(text -> text != null && !text.isEmpty())
                        .collect(Collectors.joining("\n")));
    }

    private static void times(Story story, Map<Variable, String> values) {
        Instant joined = story.first(SessionEvent.Joined.class).orElse(null);
        Instant started = story.first(SessionEvent.Started.class).orElse(null);
        if (joined != null && started != null) {
            values.put(
                    Variable.WAITING_TIME,
                    Long.toString(Duration.between(joined, started).toSeconds()));
        }
        if (started != null) {
            values.put(Variable.PICKUP_TIME, Times.of(started));
        }
        story.first(SessionEvent.Ended.class)
                .ifPresent(at -> values.put(Variable.CLOSING_TIME, Times.of(at)));
        story.lastActOfTechnician()
                .ifPresent(at -> values.put(Variable.LAST_ACTION_TIME, Times.of(at)));
    }
}
