package org.belay.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.belay.api.event.Append;
import org.belay.api.event.LoggedEvent;
import org.belay.api.session.Author;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.SessionEvent;
import org.belay.api.session.SessionStatus;
import org.belay.api.session.UnsavedLine;
import org.junit.jupiter.api.Test;

/** Records that carry people's words may be logged as they are: the words don't come along. */
class WordsStayOutOfLogsTest {

    private static final String WORDS = "my password is Sample1%";
    private static final Instant NOW = Instant.parse("2026-11-21T19:28:13Z");
    private static final SessionEvent SAID = new SessionEvent.Said(Author.CUSTOMER, "c1");

    @Test
    void ofWhatIsSaid() {
        assertNamesButDoesNotQuote(new SessionCommand.Say(Author.CUSTOMER, "c1", WORDS), "Say");
    }

    @Test
    void ofANote() {
        Author mara = Author.technician(1001, "Mara");
        assertNamesButDoesNotQuote(new SessionCommand.Note(mara, WORDS), "Note");
    }

    @Test
    void ofALineToBeWritten() {
        Append.Line line = new Append.Line(SAID, NOW, WORDS);
        Append append =
                new Append(Samples.in(SessionStatus.ACTIVE), List.of(line), OptionalLong.empty());

        assertNamesButDoesNotQuote(line, "Line");
        assertNamesButDoesNotQuote(append, "Append");
    }

    @Test
    void ofALoggedEvent() {
        assertNamesButDoesNotQuote(
                new LoggedEvent(7, 380206897, NOW, SAID, WORDS), "LoggedEvent[7, 380206897");
    }

    @Test
    void ofALineThatWaits() {
        assertNamesButDoesNotQuote(
                new UnsavedLine(Author.CUSTOMER, "c1", WORDS, NOW), "UnsavedLine");
    }

    private static void assertNamesButDoesNotQuote(Object words, String name) {
        assertThat(words.toString()).startsWith(name).doesNotContain("password", "Sample1%");
    }
}
