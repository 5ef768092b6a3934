package org.belay.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Author;
import org.belay.api.session.Entry;
import org.belay.api.session.Part;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.SessionCommand.Personal;
import org.belay.api.session.SessionCommand.TimePassed;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.SessionStatus;
import org.belay.core.internal.Transition.Outcome;

/**
 * The engine and the {@link Model} hear the same sentences, and after each all must agree: on whether
 * anything happens, on who sees what, and on what always holds.
 */
final class Play {

    /** A transition of the table that was met, in the status in which it was. */
    record Met(Transition<?> line, SessionStatus from) {}

    private static final Set<String> DENIED = Set.of("Olaf");

    private final FakeStaff staff =
            Cast.staff().denying(Cast.OLAF.accountId(), Lifecycle.MAY_HAND_OVER);
    private final SessionMachine machine =
            new SessionMachine(any -> Samples.LIMITS, any -> any, staff);
    private final Model model;
    private final Session begun;
    private final List<Logged> log = new ArrayList<>();
    private final List<Met> met = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private int logged;
    private Session session;
    private Instant now = Samples.MORNING;

    private record Logged(SessionEvent event, String words, Instant at) {}

    Play(boolean isPrivate) {
        model = new Model(isPrivate ? "Mara" : null, DENIED);
        begun =
                Session.begin(
                        Samples.SESSION, isPrivate ? Samples.asked() : Cast.throughDesk(), now);
        session = begun;
    }

    /** One whose customer has terms to accept. */
    static Play withTerms(boolean isPrivate) {
        Play play = new Play(isPrivate);
        play.staff.asking(Cast.TERMS);
        play.model.withTerms();
        return play;
    }

    /** Nothing more can come but notes. */
    boolean isOver() {
        return session.status().isOver() && !session.listed();
    }

    List<Met> met() {
        return met;
    }

    /** Both hear it. */
    void hear(String sentence) {
        hearing(sentence);
        boolean granted = ask(command(sentence));
        assertThat(granted).as("%s: something happens", heard).isEqualTo(model.hear(sentence));
        agree();
    }

    /** Both let time pass. */
    void pass(int minutes) {
        hearing(minutes + " minutes pass");
        Instant until = now.plus(Duration.ofMinutes(minutes));
        while (true) {
            Optional<Instant> due = machine.next(session).map(Limits.Deadline::at);
            if (due.isEmpty() || due.get().isAfter(until)) {
                break;
            }
            now = due.get().isAfter(now) ? due.get() : now;
            assertThat(ask(new TimePassed())).as("%s: what is due happens", heard).isTrue();
        }
        now = until;
        model.pass(minutes);
        agree();
    }

    // What came to nothing is left out of the story.
    private void hearing(String sentence) {
        if (log.size() == logged && !heard.isEmpty() && !last().endsWith("pass")) {
            heard.remove(heard.size() - 1);
        }
        logged = log.size();
        heard.add(sentence);
    }

    private String last() {
        return heard.get(heard.size() - 1);
    }

    private SessionCommand command(String sentence) {
        return Cast.command(sentence, session);
    }

    private boolean ask(SessionCommand command) {
        Session before = session;
        Optional<SessionEvent> event;
        try {
            event = machine.decide(session, command, now);
        } catch (Refused refused) {
            return false; // an answer; anything else fails the test
        }
        if (event.isEmpty()) {
            return false;
        }
        SessionStatus from = seenBy(before, command).orElseThrow();
        Transition<?> line = machine.lineFor(before, command, now).orElseThrow();
        String words = Words.of(command);
        log.add(new Logged(event.get(), words, now));
        session = SessionHistory.after(before, event.get(), words, now);
        met.add(new Met(line, from));
        assertOutcome(line, from, command);
        assertWithheld(event.get());
        return true;
    }

    /** As the asker sees it: a technician in his list, anybody else the session itself. */
    private Optional<SessionStatus> seenBy(Session some, SessionCommand command) {
        if (command instanceof Personal personal
                && personal.author().role() == Author.Role.TECHNICIAN) {
            int who = personal.author().accountId();
            Optional<SessionStatus> seen = machine.entryOf(some, who).map(Entry::status);
            boolean cleared = some.status().isOver() && some.technicianId() == who;
            return seen.isEmpty() && cleared && command instanceof SessionCommand.Note
                    ? Optional.of(some.status())
                    : seen;
        }
        return Optional.of(some.status());
    }

    /** What the line declares is what becomes of the asker's entry. */
    private void assertOutcome(Transition<?> line, SessionStatus from, SessionCommand command) {
        Optional<SessionStatus> after = seenBy(session, command);
        if (line.to() instanceof Outcome.Shows shows) {
            assertThat(after).as("%s by %s", heard, line).contains(shows.status());
        } else if (line.to() instanceof Outcome.Leaves) {
            // Unless it was handed to his group: then he may still take it up
            assertThat(after.isEmpty() || isRecipient(command))
                    .as("%s by %s", heard, line)
                    .isTrue();
        } else if (line.to() instanceof Outcome.Stays) {
            assertThat(after).as("%s by %s", heard, line).isEqualTo(Optional.of(from));
        } else if (line.to() instanceof Outcome.Depends depends) {
            assertThat(depends.among()).as("%s by %s", heard, line).contains(after.orElseThrow());
        }
    }

    private boolean isRecipient(SessionCommand command) {
        return machine.entryOf(session, ((Personal) command).author().accountId())
                .filter(entry -> entry.part() == Part.RECIPIENT)
                .isPresent();
    }

    private void assertWithheld(SessionEvent event) {
        if (event instanceof SessionEvent.Held held && held.alone()) {
            assertThat(model.withheldFrom(held.author().name())).as("%s", heard).isFalse();
        }
    }

    private void agree() {
        assertThat(views()).as("%s", heard).isEqualTo(model.views());
        List<Entry> entries =
                Cast.TECHNICIANS.stream()
                        .flatMap(each -> machine.entryOf(session, each.accountId()).stream())
                        .toList();
        assertThat(entries.stream().filter(each -> each.part() == Part.LEAD && !isEnded()).count())
                .as("%s: leads", heard)
                .isLessThanOrEqualTo(session.technicianId() == 0 ? 0 : 1);
        assertThat(entries.stream().filter(each -> each.status() == SessionStatus.ACTIVE).count())
                .as("%s: active", heard)
                .isLessThanOrEqualTo(1);
        if (!isEnded()) {
            assertThat(entries).as("%s: it is lost", heard).isNotEmpty();
        }
        assertThat(session.ended().isPresent()).isEqualTo(isEnded());
        assertThat(session.resumeStatus().isPresent())
                .isEqualTo(session.status().phase() == SessionStatus.Phase.LOST);
        assertThat(machine.acts(session, Part.CUSTOMER).contains("leave"))
                .as("%s: the customer may leave", heard)
                .isEqualTo(!isEnded());
        assertThat(session.revision()).isEqualTo(1 + log.size());
    }

    private boolean isEnded() {
        return session.status().isOver();
    }

    private String views() {
        String views =
                Cast.TECHNICIANS.stream()
                        .flatMap(
                                each ->
                                        machine.entryOf(session, each.accountId()).stream()
                                                .map(
                                                        entry ->
                                                                each.name()
                                                                        + " "
                                                                        + entry.status()
                                                                                .wireName()))
                        .collect(Collectors.joining(", "));
        return views.isEmpty() ? "nobody" : views;
    }

    /** The log tells the whole session: read again it gives the same. */
    void assertReplays() {
        Session again = begun;
        for (Logged each : log) {
            again = SessionHistory.after(again, each.event(), each.words(), each.at());
        }
        assertThat(again).as("%s", heard).isEqualTo(session);
    }
}
