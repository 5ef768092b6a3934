package org.belay.shell.internal;

import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.support.table.ShellTable;
import org.belay.api.event.DeadLetters;
import org.belay.api.event.DeadLetters.DeadLetter;
import org.belay.api.refusal.Refused;

/** Shows dead letters, sends them again and throws them away. */
final class DeadLetterDesk {

    /** As many as anybody reads; there may be many more. */
    private static final int MOST_SHOWN = 200;

    private final DeadLetters letters;
    private final PrintStream out;

    DeadLetterDesk(DeadLetters letters, PrintStream out) {
        this.letters = letters;
        this.out = out;
    }

    void list() {
        List<DeadLetter> found = letters.list(MOST_SHOWN + 1);
        if (found.isEmpty()) {
            out.println("No dead letters: every event was delivered or is on its way.");
            return;
        }
        ShellTable table = new ShellTable();
        table.column("ID").alignRight();
        table.column("Consumer");
        table.column("Event");
        table.column("Session").alignRight();
        table.column("Happened");
        table.column("Laid aside");
        table.column("Tries").alignRight();
        table.column("Reason").maxSize(80);
        found.stream()
                .limit(MOST_SHOWN)
                .forEach(
                        each ->
                                table.addRow()
                                        .addContent(
                                                each.id(),
                                                each.consumer(),
                                                each.event().event().type().wireName(),
                                                each.event().sessionId(),
                                                Times.text(each.event().at()),
                                                Times.text(each.at()),
                                                each.attempts(),
                                                each.reason()));
        table.print(out);
        if (found.size() > MOST_SHOWN) {
            out.println("Only the oldest " + MOST_SHOWN + " are shown.");
        }
    }

    void replay(long id) throws Failed {
        String problem = tryReplay(id);
        if (problem != null) {
            throw new Failed("Letter " + id + " stays: " + problem);
        }
        out.println("Letter " + id + " is delivered.");
    }

    /** Each once, oldest first; letters that come meanwhile are left for the next time. */
    void replayAll() throws Failed {
        List<DeadLetter> all = letters.list(Integer.MAX_VALUE);
        int delivered = 0;
        for (DeadLetter each : all) {
            String problem = tryReplay(each.id());
            if (problem == null) {
                delivered++;
            } else {
                out.println("Letter " + each.id() + " stays: " + problem);
            }
        }
        out.println(delivered + " of " + all.size() + " letters are delivered.");
        if (delivered < all.size()) {
            throw new Failed(all.size() - delivered + " of " + all.size() + " letters stay");
        }
    }

    void discard(long id) throws Failed {
        try {
            letters.discard(id);
        } catch (Refused refused) {
            throw new Failed(refused.getMessage());
        }
        out.println("Letter " + id + " is thrown away.");
    }

    /** What went wrong, null if nothing did. */
    private String tryReplay(long id) {
        try {
            letters.replay(id);
            return null;
        } catch (Exception e) {
            // Whatever the consumer throws is the answer that the administrator waits for.
            return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        }
    }
}
