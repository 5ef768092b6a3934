package org.belay.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Author;
import org.belay.api.session.EndCause;
import org.belay.api.session.Entry;
import org.belay.api.session.NewSession;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.SessionCommand.TimePassed;
import org.belay.api.session.SessionEvent;

/**
 * One session, told in sentences: who sees what, who asks what, and who sees what then. Views name
 * each technician in whose list the session stands, and prove that it stands in nobody else's.
 */
final class Scene {

    private static final Pattern TIME = Pattern.compile("(\\d+) (second|minute|day)s? pass(es)?");

    /** How Mara's private session comes to be seen so. */
    private static final Map<String, List<String>> PRIVATE =
            Map.of(
                    "Mara connecting", List.of(),
                    "Mara waiting", List.of("the customer comes"),
                    "Mara active", List.of("the customer comes", "Mara starts"),
                    "Mara on-hold", List.of("the customer comes", "Mara starts", "Mara holds"),
                    "Mara outgoing, Tom incoming",
                            List.of("the customer comes", "Mara starts", "Mara hands over to Tom"),
                    "Mara active, Tom invitation",
                            List.of("the customer comes", "Mara starts", "Mara invites Tom"),
                    "Mara active, Tom collaborating",
                            List.of(
                                    "the customer comes",
                                    "Mara starts",
                                    "Mara invites Tom",
                                    "Tom starts"),
                    "Mara active, Tom on-hold",
                            List.of(
                                    "the customer comes",
                                    "Mara starts",
                                    "Mara invites Tom",
                                    "Tom starts",
                                    "Tom holds"),
                    "Mara active, Eve collaborating",
                            List.of(
                                    "the customer comes",
                                    "Mara starts",
                                    "Mara invites Eve",
                                    "Eve starts"),
                    "Mara active, Tom collaborating, Nora collaborating",
                            List.of(
                                    "the customer comes",
                                    "Mara starts",
                                    "Mara invites Tom",
                                    "Tom starts",
                                    "Mara invites Nora",
                                    "Nora starts"));

    /** The same for one that came through the channel Desk. */
    private static final Map<String, List<String>> CHANNEL =
            Map.of(
                    "Mara connecting, Nora connecting", List.of(),
                    "Mara waiting, Nora waiting", List.of("the customer comes"),
                    "Nora active", List.of("the customer comes", "Nora starts"));

    final FakeStaff staff = Cast.staff();
    private final List<String> soFar = new ArrayList<>();
    private Limits limits = Samples.LIMITS;
    private SessionMachine machine;
    private Session session;
    private Instant now = Samples.MORNING;
    private SessionEvent latest;

    private Scene(NewSession asked) {
        this.session = Session.begin(Samples.SESSION, asked, now);
        under(Samples.LIMITS);
    }

    /** A session that is seen so, and by nobody else. */
    static Scene given(String views) {
        boolean isPrivate = PRIVATE.containsKey(views);
        assertThat(isPrivate || CHANNEL.containsKey(views)).as("a way to %s", views).isTrue();
        Scene scene = new Scene(isPrivate ? Samples.asked() : Cast.throughDesk());
        (isPrivate ? PRIVATE : CHANNEL).get(views).forEach(scene::when);
        return scene.then(views);
    }

    Scene under(Limits others) {
        limits = others;
        machine = new SessionMachine(any -> limits, any -> any, staff);
        return this;
    }

    /** With that idle limit alone. */
    Scene underIdleLimit(int minutes) {
        return under(new Limits(Duration.ZERO, Duration.ZERO, Duration.ofMinutes(minutes)));
    }

    /** Takes a permission away from somebody's group. */
    Scene denying(String who, String permission) {
        staff.denying(Cast.named(who).accountId(), permission);
        return this;
    }

    /** Somebody does something, or time passes. */
    Scene when(String sentence) {
        soFar.add(sentence);
        Matcher time = TIME.matcher(sentence);
        if (time.matches()) {
            pass(
                    switch (time.group(2)) {
                        case "second" -> Duration.ofSeconds(Long.parseLong(time.group(1)));
                        case "minute" -> Duration.ofMinutes(Long.parseLong(time.group(1)));
                        default -> Duration.ofDays(Long.parseLong(time.group(1)));
                    });
            return this;
        }
        assertThat(ask(command(sentence))).as("%s: something happens", soFar).isPresent();
        return this;
    }

    private SessionCommand command(String sentence) {
        return Cast.command(sentence, session);
    }

    /** He asks, is granted it, and nothing changes. */
    Scene asksInVain(String sentence) {
        assertThat(machine.decide(session, command(sentence), now)).as(sentence).isEmpty();
        return this;
    }

    /** It is refused so, and nothing changes. */
    Scene refuses(String sentence, String code) {
        assertThat(refusal(sentence).code()).as("%s, then %s", soFar, sentence).isEqualTo(code);
        return this;
    }

    /** The refusal with which somebody is answered. */
    Refused refusal(String sentence) {
        return catchThrowableOfType(
                Refused.class, () -> machine.decide(session, command(sentence), now));
    }

    private Optional<SessionEvent> ask(SessionCommand command) {
        Optional<SessionEvent> event = machine.decide(session, command, now);
        event.ifPresent(
                each -> {
                    latest = each;
                    session = SessionHistory.after(session, each, Words.of(command), now);
                });
        return event;
    }

    // As if the gateway looked all the time: whatever falls due happens at its own moment.
    private void pass(Duration time) {
        Instant until = now.plus(time);
        while (true) {
            Optional<Instant> due = machine.next(session).map(Limits.Deadline::at);
            if (due.isEmpty() || due.get().isAfter(until)) {
                now = until;
                return;
            }
            now = due.get().isAfter(now) ? due.get() : now;
            ask(new TimePassed());
        }
    }

    /** All who see it, as they see it. */
    Scene then(String views) {
        assertThat(views()).as("%s", soFar).isEqualTo(views);
        return this;
    }

    /** How it stands in the log. */
    Scene recordedAs(String status) {
        assertThat(session.status().wireName()).as("%s", soFar).isEqualTo(status);
        assertThat(session.ended().isPresent()).isEqualTo(session.status().isOver());
        return this;
    }

    /** Why it ended. */
    Scene because(EndCause cause) {
        assertThat(latest)
                .isInstanceOfSatisfying(
                        SessionEvent.Ended.class,
                        ended -> assertThat(ended.cause()).isEqualTo(cause));
        return this;
    }

    /** For how long somebody has seen it as he does. */
    Scene since(String who, Duration passed) {
        assertThat(Duration.between(entry(Cast.named(who)).orElseThrow().since(), now))
                .as("%s, as %s sees it", soFar, who)
                .isEqualTo(passed);
        return this;
    }

    /** What a page may offer somebody. */
    List<String> offered(String who) {
        return machine.acts(session, Cast.named(who).accountId());
    }

    Session session() {
        return session;
    }

    SessionEvent latest() {
        return latest;
    }

    private String views() {
        String views =
                Cast.TECHNICIANS.stream()
                        .flatMap(
                                each ->
                                        entry(each).stream()
                                                .map(
                                                        entry ->
                                                                each.name()
                                                                        + " "
                                                                        + entry.status()
                                                                                .wireName()))
                        .collect(Collectors.joining(", "));
        return views.isEmpty() ? "nobody" : views;
    }

    private Optional<Entry> entry(Author who) {
        return machine.entryOf(session, who.accountId());
    }
}
