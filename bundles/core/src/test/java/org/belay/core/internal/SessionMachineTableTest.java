package org.belay.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Author;
import org.belay.api.session.EndCause;
import org.belay.api.session.Part;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.SessionCommand.Abort;
import org.belay.api.session.SessionCommand.CustomerArrived;
import org.belay.api.session.SessionCommand.CustomerLeft;
import org.belay.api.session.SessionCommand.CustomerLost;
import org.belay.api.session.SessionCommand.Note;
import org.belay.api.session.SessionCommand.TimePassed;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.SessionStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every status meets every command: what isn't in the table is refused or does nothing. */
class SessionMachineTableTest {

    private static final List<SessionCommand> COMMANDS =
            List.of(
                    new CustomerArrived(),
                    new CustomerLost(),
                    new CustomerLeft(),
                    Samples.start(),
                    Samples.end(),
                    Samples.customerSays("c1"),
                    Samples.technicianSays("t1"),
                    new Note(Author.SYSTEM, "a note"),
                    new TimePassed(),
                    new Abort(EndCause.TECHNICIAN_GONE));

    // In the order of the commands above; "-" nothing happens, "no" refused.
    private static final String EXPECTED =
            """
            connecting                 joined   -    ended no      no      no   no   noted - ended
            waiting                    -        lost ended started no      said no   noted - ended
            active                     -        lost ended -       ended   said said noted - ended
            on-hold                    -        lost ended started no      said said noted - ended
            outgoing                   -        lost ended started no      said said noted - ended
            reconnecting               returned -    ended no      ended   said said noted - ended
            rebooting                  returned -    ended no      ended   said said noted - ended
            offline                    returned -    ended no      ended   said said noted - ended
            timed-out                  -        -    -     no      cleared no   no   noted - -
            closed                     -        -    -     no      cleared no   no   noted - -
            closed-by-waiting-customer -        -    -     no      -       no   no   noted - -
            closed-by-technician       -        -    -     no      -       no   no   noted - -
            aborted                    -        -    -     no      -       no   no   noted - -
            """;

    private final SessionMachine machine = Samples.machine(Samples.LIMITS);

    static Stream<Arguments> meetings() {
        return EXPECTED.lines()
                .map(line -> line.split(" +"))
                .flatMap(
                        cells ->
                                IntStream.range(0, COMMANDS.size())
                                        .mapToObj(
                                                i ->
                                                        Arguments.of(
                                                                SessionStatus.ofWireName(cells[0]),
                                                                COMMANDS.get(i),
                                                                cells[i + 1])));
    }

    @Test
    void theTableOfThisTestNamesEveryStatus() {
        assertThat(EXPECTED.lines().map(line -> line.split(" +")[0]))
                .containsExactlyElementsOf(
                        Arrays.stream(SessionStatus.values())
                                .filter(status -> !Samples.ONE_SIDED.contains(status))
                                .map(SessionStatus::wireName)
                                .toList());
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @MethodSource("meetings")
    void whatIsNotInTheTableIsRefusedOrDoesNothing(
            SessionStatus status, SessionCommand command, String expected) {
        Session session = Samples.in(status);

        if (expected.equals("no")) {
            Throwable thrown =
                    catchThrowable(() -> machine.decide(session, command, Samples.MORNING));
            assertThat(thrown).isInstanceOf(Refused.class);
            assertThat(((Refused) thrown).reason()).isEqualTo(Reason.STATE);
            return;
        }
        Optional<SessionEvent> event = machine.decide(session, command, Samples.MORNING);
        assertThat(event.map(e -> e.type().wireName()).orElse("-")).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @MethodSource("meetings")
    void pagesAreOfferedWhatWouldBeGrantedAndNothingElse(
            SessionStatus status, SessionCommand command, String expected) {
        Session session = Samples.in(status);
        boolean granted = !expected.equals("no") && !expected.equals("-");

        if (command instanceof SessionCommand.Start) {
            assertThat(machine.acts(session, Samples.MARA.accountId()).contains("start"))
                    .isEqualTo(granted);
        } else if (command instanceof SessionCommand.End) {
            assertThat(machine.acts(session, Samples.MARA.accountId()).contains("end"))
                    .isEqualTo(granted);
        } else if (command instanceof SessionCommand.Say say) {
            assertThat(
                            say.author().role() == Author.Role.CUSTOMER
                                    ? machine.acts(session, Part.CUSTOMER)
                                    : machine.acts(session, say.author().accountId()))
                    .matches(acts -> acts.contains("say") == granted);
        } else if (command instanceof CustomerLeft) {
            assertThat(machine.acts(session, Part.CUSTOMER).contains("leave")).isEqualTo(granted);
        }
    }
}
