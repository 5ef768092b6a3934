package org.belay.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.belay.api.session.Company;
import org.belay.api.session.Entry;
import org.belay.api.session.Part;
import org.belay.api.session.Participant;
import org.belay.api.session.Session;
import org.belay.api.session.SessionStatus;
import org.belay.core.internal.Transition.Outcome;
import org.junit.jupiter.api.Test;

/**
 * The page about a session's life says what the engine's table says. With {@code -Dbelay.rewrite=true}
 * it is written anew.
 */
class LifecyclePageTest {

    private static final Path PAGE =
            Path.of("..", "..", "docs", "session-lifecycle.md").toAbsolutePath().normalize();

    private static final Map<Part, String> WHO =
            Map.of(
                    Part.CUSTOMER, "the customer",
                    Part.GATEWAY, "the gateway",
                    Part.ADMINISTRATOR, "an administrator",
                    Part.QUEUE, "whoever serves its channel",
                    Part.LEAD, "its technician, the lead",
                    Part.SENDER, "who handed it over",
                    Part.RECIPIENT, "who may take it up",
                    Part.INVITED, "who is invited",
                    Part.COLLABORATOR, "a collaborator",
                    Part.GUEST, "an external technician");

    private final List<Transition<?>> table = Lifecycle.table();

    @Test
    void thePageSaysWhatTheTableSays() throws IOException {
        String page = page();
        if (Boolean.getBoolean("belay.rewrite")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("write it anew with -Dbelay.rewrite=true")
                .isEqualTo(page);
    }

    private String page() {
        return """
                # A session's life

                Written by a test from the engine's table (`Lifecycle`), so that page and code can't differ; the test `LifecyclePageTest` says how it is renewed. Rows are those of the
                [catalogue](requirements/10-session-lifecycle.md). What isn't here is refused, or does nothing where asking again is no mistake.

                A status belongs to a session *and* a technician: only the lead's is stored, what the others see is derived from it ([below](#who-sees-what)).

                ## Its technician's view

                ```mermaid
                stateDiagram-v2
                  [*] --> connecting: a code is used, a channel entered
                """
                + diagram(
                        EnumSet.of(Part.CUSTOMER, Part.GATEWAY, Part.QUEUE, Part.LEAD, Part.SENDER))
                + """
                ```

                ## The others' views

                ```mermaid
                stateDiagram-v2
                  [*] --> incoming: handed over
                  [*] --> invitation: invited
                """
                + diagram(EnumSet.of(Part.RECIPIENT, Part.INVITED, Part.COLLABORATOR, Part.GUEST))
                + """
                ```

                ## Who may ask what

                *Then* is what becomes of the asker's own entry; customer, gateway and administrator look at the session itself.

                """
                + Arrays.stream(Part.values())
                        .filter(part -> table.stream().anyMatch(line -> line.part() == part))
                        .map(this::linesOf)
                        .collect(Collectors.joining("\n"))
                + """

                ## Who sees what

                | the session itself | its technician | recipient | collaborator | collaborator who holds | invited |
                |---|---|---|---|---|---|
                """
                + views()
                + """

                After its end a session stays in the lists of those who didn't end it and worked in it, until each clears his own entry; whoever only waited for it loses it.

                ## What time does

                The connecting, waiting and idle limits are settings of the technician's group or the channel; zero is none.

                | the session itself | limit | then |
                |---|---|---|
                """
                + limits();
    }

    private String diagram(Set<Part> parts) {
        Map<String, Set<String>> arrows = new TreeMap<>();
        for (Transition<?> line : table) {
            if (!parts.contains(line.part())) {
                continue;
            }
            for (SessionStatus from : line.from()) {
                for (String to : targets(line.to())) {
                    if (!to.equals(node(from))) {
                        arrows.computeIfAbsent(
                                        "  " + node(from) + " --> " + to, key -> new TreeSet<>())
                                .add(sentence(line));
                    }
                }
            }
        }
        return arrows.entrySet().stream()
                .map(each -> each.getKey() + ": " + String.join(", ", each.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    private static List<String> targets(Outcome to) {
        if (to instanceof Outcome.Shows shows) {
            return List.of(node(shows.status()));
        }
        if (to instanceof Outcome.Leaves) {
            return List.of("removed");
        }
        // What was before the loss: one of these, each by itself
        if (to instanceof Outcome.Depends depends
                && depends.among().stream().noneMatch(LifecyclePageTest::isLost)) {
            return depends.among().stream().map(LifecyclePageTest::node).toList();
        }
        return List.of();
    }

    private static boolean isLost(SessionStatus status) {
        return status.phase() == SessionStatus.Phase.LOST;
    }

    // A hyphen would end a name in the diagram.
    private static String node(SessionStatus status) {
        return status.wireName().replace('-', '_');
    }

    /** What is asked, in words: {@code HandOver} is "hand over". */
    private static String sentence(Transition<?> line) {
        String words =
                line.command()
                        .getSimpleName()
                        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                        .toLowerCase(Locale.ROOT);
        return switch (line.due().getSimpleName()) {
            case "Ends" -> "a limit is reached";
            case "GoesOffline" -> "lost for " + minutes(Limits.OFFLINE_AFTER);
            case "Parts" -> "a collaborator is idle";
            default -> words;
        };
    }

    private String linesOf(Part part) {
        StringBuilder lines = new StringBuilder();
        lines.append("### ").append(capitalized(WHO.get(part))).append("\n\n");
        lines.append(
                "| sees | asks | if | permission | then | rows |\n|---|---|---|---|---|---|\n");
        for (Transition<?> line : table) {
            if (line.part() == part) {
                lines.append(
                        row(
                                names(line.from()),
                                sentence(line),
                                line.when().words(),
                                line.permission().isEmpty() ? "" : "`" + line.permission() + "`",
                                line.to().toString(),
                                String.join(", ", line.rows())));
            }
        }
        return lines.toString();
    }

    private static String names(Collection<SessionStatus> statuses) {
        return statuses.stream()
                .sorted()
                .map(SessionStatus::wireName)
                .collect(Collectors.joining(", "));
    }

    private static String views() {
        FakeStaff staff = Cast.staff();
        Perspective perspective = new Perspective(staff);
        StringBuilder rows = new StringBuilder();
        for (SessionStatus status : SessionStatus.values()) {
            if (Samples.ONE_SIDED.contains(status) || status.isOver()) {
                continue;
            }
            Session session = Samples.in(status);
            boolean served = session.started().isPresent();
            boolean handedOver = status == SessionStatus.OUTGOING || isLost(status);
            rows.append(
                    row(
                            status.wireName(),
                            seen(perspective, session, Samples.MARA.accountId()),
                            handedOver
                                    ? seen(perspective, onItsWay(session), Cast.TOM.accountId())
                                    : "–",
                            served
                                    ? beside(perspective, session, Participant.State.COLLABORATING)
                                    : "–",
                            served ? beside(perspective, session, Participant.State.HOLDING) : "–",
                            served
                                    ? beside(perspective, session, Participant.State.INVITED)
                                    : "–"));
        }
        return rows.toString();
    }

    private static Session onItsWay(Session session) {
        return session.with(Samples.in(SessionStatus.OUTGOING).company());
    }

    private static String beside(
            Perspective perspective, Session session, Participant.State state) {
        Company company =
                session.company()
                        .with(
                                new Participant(
                                        Cast.NORA.accountId(),
                                        "Nora",
                                        state,
                                        Set.of(),
                                        "",
                                        Samples.MORNING,
                                        Samples.MORNING));
        return seen(perspective, session.with(company), Cast.NORA.accountId());
    }

    private static String seen(Perspective perspective, Session session, int technician) {
        return perspective
                .of(session, technician)
                .map(Entry::status)
                .map(SessionStatus::wireName)
                .orElse("–");
    }

    /** Each limit alone, so that it shows which hold in a status. */
    private static String limits() {
        Map<String, Limits> alone = new LinkedHashMap<>();
        Duration limit = Duration.ofMinutes(1);
        alone.put("connecting", new Limits(limit, Duration.ZERO, Duration.ZERO));
        alone.put("waiting", new Limits(Duration.ZERO, limit, Duration.ZERO));
        alone.put("idle", new Limits(Duration.ZERO, Duration.ZERO, limit));
        alone.put("none", new Limits(Duration.ZERO, Duration.ZERO, Duration.ZERO));
        StringBuilder rows = new StringBuilder();
        for (SessionStatus status : SessionStatus.values()) {
            if (Samples.ONE_SIDED.contains(status) || status.isOver()) {
                continue;
            }
            Session session = Samples.in(status);
            List<String> limited = new ArrayList<>();
            Set<String> effects = new TreeSet<>();
            alone.forEach(
                    (name, limits) -> {
                        Optional<Limits.Deadline> next = limits.next(session);
                        next.ifPresent(
                                deadline -> {
                                    Duration after =
                                            Duration.between(Samples.MORNING, deadline.at());
                                    boolean own = after.equals(limit);
                                    if (own || name.equals("none")) {
                                        limited.add(own ? name : minutes(after));
                                        effects.add(effect(deadline.effect()));
                                    }
                                });
                    });
            rows.append(
                    row(status.wireName(), String.join(", ", limited), String.join(", ", effects)));
        }
        return rows
                + row("any", minutes(Limits.SYSTEM) + " in one status", "timed-out, in no list")
                + row("any", "idle, of a collaborator's own", "his entry is removed");
    }

    private static String effect(Limits.Effect effect) {
        return effect instanceof Limits.Effect.Ends
                ? SessionStatus.TIMED_OUT.wireName()
                : SessionStatus.OFFLINE.wireName();
    }

    private static String minutes(Duration time) {
        return time.toDays() > 0 ? time.toDays() + " days" : time.toMinutes() + " minutes";
    }

    private static String capitalized(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String row(String... cells) {
        return Stream.of(cells).collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
