package org.belay.integration.webhook.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.belay.api.event.EventLog;
import org.belay.api.event.LoggedEvent;
import org.belay.api.session.Author;
import org.belay.api.session.SessionEvent;

/**
 * A session's events up to and including one. All that is read from it is the same whenever it is
 * read, so that a posting that is tried or replayed later says the same.
 */
record Story(List<LoggedEvent> events) {

    private static final int PAGE = 500;

    /** Reads it from the log; blocks for the database. */
    static Story until(EventLog log, int session, long last) {
        List<LoggedEvent> events = new ArrayList<>();
        long seq = 0;
        List<LoggedEvent> page;
        do {
            page = log.ofSession(session, seq, PAGE);
            for (LoggedEvent event : page) {
                seq = event.seq();
                if (seq <= last) {
                    events.add(event);
                }
            }
        } while (page.size() == PAGE && seq < last);
        return new Story(List.copyOf(events));
    }

    /** The event that it leads up to. */
    LoggedEvent last() {
        return events.get(events.size() - 1);
    }

    /** What happened after the posting before this one (open point 6 of the requirements). */
    List<LoggedEvent> sincePosting(Set<Trigger> triggers) {
        for (int i = events.size() - 2; i >= 0; i--) {
            SessionEvent event = events.get(i).event();
            if (triggers.stream().anyMatch(trigger -> trigger.isSetOffBy(event))) {
                return events.subList(i + 1, events.size());
            }
        }
        return events;
    }

    /** When the first event of that kind happened. */
    Optional<Instant> first(Class<? extends SessionEvent> kind) {
        return events.stream()
                .filter(event -> kind.isInstance(event.event()))
                .map(LoggedEvent::at)
                .findFirst();
    }

    /** When the technician last did something (INT-36). */
    Optional<Instant> lastActOfTechnician() {
        return events.stream()
                .filter(event -> event.event().author().role() == Author.Role.TECHNICIAN)
                .map(LoggedEvent::at)
                .reduce((earlier, later) -> later);
    }
}
