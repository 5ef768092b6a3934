package org.belay.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.belay.api.session.SessionStatus;
import org.junit.jupiter.api.Test;

/** The table says what is true, and leaves nothing of the catalogue out. */
class LifecycleTest {

    /** Rows that are no line because they tell what somebody else sees of another row's line. */
    private static final Set<String> VIEWS_OF_OTHERS = Set.of("SES-310");

    /** Rows about what stays as it is while nobody asks for anything. */
    private static final Set<String> NOTHING_HAPPENS = Set.of("SES-261");

    /** Situations in which each sentence is spoken, with and without a loss before. */
    private static final String SITUATIONS =
            """
            Mara notes
            the customer comes
            the customer comes, Mara hands over to Tom
            the customer comes, Mara hands over to Tom, the customer leaves
            the customer comes, Mara starts
            the customer comes, Mara starts, Mara holds
            the customer comes, Mara starts, Mara hands over to Tom
            the customer comes, Mara starts, Mara hands over to Tom, 61 minutes pass
            the customer comes, Mara starts, the customer leaves
            the customer comes, Mara starts, Mara is deleted
            the customer comes, Mara starts, Mara ends
            the customer comes, Mara starts, Mara invites Tom
            the customer comes, Mara starts, Mara invites Tom, Tom starts
            the customer comes, Mara starts, Mara invites Tom, Tom starts, Tom holds
            the customer comes, Mara starts, Mara invites Tom, Tom starts, Mara holds
            the customer comes, Mara starts, Mara invites Tom, Tom starts, Mara offers the lead to Tom
            the customer comes, Mara starts, Mara invites Tom, Tom starts, Mara hands over to Nora
            the customer comes, Mara starts, Mara invites Tom, Tom starts, the customer leaves
            the customer comes, Mara starts, Mara invites Tom, Tom starts, Mara ends
            the customer comes, Mara starts, Mara invites Eve
            the customer comes, Mara starts, Mara invites Eve, Eve starts
            the customer comes, Mara starts, Mara invites Eve, Eve starts, Mara holds
            """;

    private static final String TO_THE_LAB = "the customer comes, routing hands over to Lab";
    private static final List<String> LOSSES =
            List.of(
                    "",
                    ", the line breaks",
                    ", the device restarts",
                    ", the line breaks, 6 minutes pass");

    /** What time does in statuses in which it seldom finds a session. */
    private static final String IN_TIME =
            """
            11 minutes pass
            the customer comes, 121 minutes pass
            the customer comes, the line breaks, 6 minutes pass, 121 minutes pass
            the customer comes, Mara hands over to Tom, 119 minutes pass, the device restarts, 1 minutes pass
            the customer comes, Mara hands over to Tom, 119 minutes pass, the line breaks, 1 minutes pass
            the customer comes, Mara starts, 61 minutes pass
            the customer comes, Mara starts, Mara holds, 20161 minutes pass
            the customer comes, Mara starts, Mara hands over to Tom, 61 minutes pass
            the customer comes, Mara starts, the device restarts, 6 minutes pass
            the customer comes, Mara starts, Mara invites Tom, Tom starts, 40 minutes pass, Mara says, 21 minutes pass
            the customer comes, Mara starts, Mara invites Tom, Tom starts, 40 minutes pass, Mara hands over to Nora, 21 minutes pass
            the customer comes, Mara starts, Mara invites Tom, Tom starts, 57 minutes pass, Mara says, the line breaks, 3 minutes pass
            the customer comes, Mara starts, Mara invites Tom, Tom starts, 57 minutes pass, Mara restarts the device, 3 minutes pass
            the customer comes, Mara starts, Mara invites Tom, Tom starts, 52 minutes pass, Mara restarts the device, 8 minutes pass
            """;

    @Test
    void everyRowOfTheCatalogueIsNamedByALine() {
        Set<String> named = new TreeSet<>();
        Lifecycle.table().forEach(line -> named.addAll(line.rows()));
        named.addAll(VIEWS_OF_OTHERS);
        named.addAll(NOTHING_HAPPENS);

        assertThat(named).containsAll(catalogue());
    }

    @Test
    void noRowIsExcusedThatALineNames() {
        Set<String> named =
                Lifecycle.table().stream()
                        .flatMap(line -> line.rows().stream())
                        .collect(Collectors.toSet());

        assertThat(named).doesNotContainAnyElementsOf(VIEWS_OF_OTHERS);
        assertThat(named).doesNotContainAnyElementsOf(NOTHING_HAPPENS);
    }

    private static List<String> catalogue() {
        return Stream.of(IntStream.rangeClosed(201, 262), IntStream.rangeClosed(301, 328))
                .flatMap(IntStream::boxed)
                .map(number -> "SES-" + number)
                .toList();
    }

    /** {@link Play} compares each line's outcome as it is met; here each of them is. */
    @Test
    void everyLineIsMetInEachOfItsStatusesAndLeadsWhereItSays() {
        Set<String> unmet = new TreeSet<>();
        for (Transition<?> line : Lifecycle.table()) {
            line.from().forEach(from -> unmet.add(name(line, from)));
        }
        IN_TIME.lines().forEach(line -> meet(play(true, line), unmet));
        for (String situation : SITUATIONS.lines().toList()) {
            for (String loss : LOSSES) {
                for (String sentence : Model.sentences()) {
                    meet(play(true, situation + loss + ", " + sentence), unmet);
                }
            }
        }
        for (String loss : LOSSES) {
            for (String sentence : Model.sentences()) {
                meet(play(false, "the customer comes" + loss + ", " + sentence), unmet);
                meet(play(false, TO_THE_LAB + loss + ", " + sentence), unmet);
            }
        }
        for (String sentence : Model.sentences()) {
            Play play = Play.withTerms(true);
            play.hear(sentence);
            meet(play, unmet);
        }
        assertThat(unmet).isEmpty();
    }

    private static Play play(boolean isPrivate, String sentences) {
        Play play = new Play(isPrivate);
        for (String sentence : sentences.split(", ")) {
            SessionModelTest.speak(play, sentence);
        }
        return play;
    }

    private static void meet(Play play, Set<String> unmet) {
        play.met().forEach(met -> unmet.remove(name(met.line(), met.from())));
    }

    private static String name(Transition<?> line, SessionStatus from) {
        return "%s %s %s %s %s"
                .formatted(
                        line.part(),
                        from.wireName(),
                        line.command().getSimpleName(),
                        line.due().getSimpleName(),
                        line.when().words());
    }
}
