package org.belay.core.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Author;
import org.belay.api.session.Part;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.SessionStatus;

/**
 * One line of the table: whoever has this part and sees one of these statuses may ask this, and then
 * that happens.
 *
 * @param from the statuses as the asker sees them
 * @param act the name under which pages may offer it, empty if it isn't theirs to offer
 * @param permission key without which it is refused, empty for none
 * @param when a condition beside part and status
 * @param due what time must have to do to the session, for {@link SessionCommand.TimePassed}
 * @param check what may be wrong with the command itself: throws a refusal
 * @param to what becomes of the asker's entry, for readers and for the test that compares
 * @param rows of the catalogue that the line stands for
 */
record Transition<C extends SessionCommand>(
        Part part,
        Set<SessionStatus> from,
        Class<C> command,
        String act,
        String permission,
        Condition when,
        Class<? extends Limits.Effect> due,
        Consumer<Question<C>> check,
        Function<Question<C>, SessionEvent> makes,
        Outcome to,
        List<String> rows) {

    /**
     * Something asked of a session.
     *
     * @param lead its technician, by account and name
     * @param due what time does to it now, empty for nothing
     */
    record Question<C>(
            Session session, C command, Author lead, Optional<Limits.Deadline> due, Staff staff) {}

    /**
     * A condition that looks at no command, so that pages can be told what to offer; it may ask the
     * organization.
     *
     * @param words for readers, empty for none
     * @param refusal what whoever asks in vain is told, empty for what is told of any other status
     */
    record Condition(
            String words,
            BiPredicate<Session, Staff> holds,
            BiFunction<Session, Staff, Optional<Refused>> refusal) {
        static final Condition NONE = new Condition("", session -> true);

        /** One that needs no words of its own when it doesn't hold. */
        Condition(String words, BiPredicate<Session, Staff> holds) {
            this(words, holds, (session, staff) -> Optional.empty());
        }

        /** One that the session alone decides. */
        Condition(String words, Predicate<Session> holds) {
            this(words, (session, staff) -> holds.test(session));
        }

        /** That this holds, and the other one, too. */
        Condition and(Condition other) {
            return new Condition(
                    words + ", and " + other.words,
                    holds.and(other.holds),
                    (session, staff) ->
                            (holds.test(session, staff) ? other : this)
                                    .refusal.apply(session, staff));
        }
    }

    /** What becomes of the asker's entry. */
    sealed interface Outcome {
        /** It shows that status. */
        record Shows(SessionStatus status) implements Outcome {
            @Override
            public String toString() {
                return status.wireName();
            }
        }

        /** It leaves his list. */
        record Leaves() implements Outcome {
            @Override
            public String toString() {
                return "removed";
            }
        }

        /** It stays as it is. */
        record Stays() implements Outcome {
            @Override
            public String toString() {
                return "the same";
            }
        }

        /** It shows one of those, as it says. */
        record Depends(String on, Set<SessionStatus> among) implements Outcome {
            @Override
            public String toString() {
                return on;
            }
        }
    }

    boolean isFor(Part asker, SessionStatus seen, Session session, Staff staff) {
        return part == asker && from.contains(seen) && when.holds().test(session, staff);
    }

    /** Whether it would be for that asker, if only its condition held. */
    boolean lacksItsCondition(Part asker, SessionStatus seen, Session session, Staff staff) {
        return part == asker && from.contains(seen) && !when.holds().test(session, staff);
    }

    boolean isFor(SessionCommand asked, Optional<Limits.Deadline> deadline) {
        return command.isInstance(asked)
                && (deadline.isEmpty() || due.isInstance(deadline.get().effect()));
    }

    /** The event, once it is clear that the line applies. */
    SessionEvent answer(
            Session session,
            SessionCommand asked,
            Author lead,
            Optional<Limits.Deadline> due,
            Staff staff) {
        Question<C> question = new Question<>(session, command.cast(asked), lead, due, staff);
        check.accept(question);
        return makes.apply(question);
    }

    /** Begins a line. */
    static <C extends SessionCommand> Line<C> line(
            Part part, Set<SessionStatus> from, Class<C> command) {
        return new Line<>(part, from, command);
    }

    /** A line while it is written down. */
    static final class Line<C extends SessionCommand> {
        private final Part part;
        private final Set<SessionStatus> from;
        private final Class<C> command;
        private String act = "";
        private String permission = "";
        private Condition when = Condition.NONE;
        private Class<? extends Limits.Effect> due = Limits.Effect.class;
        private Consumer<Question<C>> check = question -> {};
        private List<String> rows = List.of();

        private Line(Part part, Set<SessionStatus> from, Class<C> command) {
            this.part = part;
            this.from = from;
            this.command = command;
        }

        Line<C> act(String name) {
            act = name;
            return this;
        }

        Line<C> needs(String key) {
            permission = key;
            return this;
        }

        Line<C> when(Condition condition) {
            when = condition;
            return this;
        }

        Line<C> due(Class<? extends Limits.Effect> effect) {
            due = effect;
            return this;
        }

        Line<C> checking(Consumer<Question<C>> rule) {
            check = rule;
            return this;
        }

        Line<C> rows(String... catalogue) {
            rows = List.of(catalogue);
            return this;
        }

        Transition<C> makes(Function<Question<C>, SessionEvent> event, Outcome to) {
            return new Transition<>(
                    part, from, command, act, permission, when, due, check, event, to, rows);
        }
    }
}
