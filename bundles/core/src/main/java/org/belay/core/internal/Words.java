package org.belay.core.internal;

import org.belay.api.refusal.Refused;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.SessionCommand.Note;
import org.belay.api.session.SessionCommand.Say;

/** The words in a command: what may be said, and what is laid beside the log. */
final class Words {

    private static final int LONGEST_KEY = 64;

    private Words() {}

    /** The words that belong to the command's event, null for none. */
    static String of(SessionCommand command) {
        if (command instanceof Say say) {
            return say.text();
        }
        return command instanceof Note note ? note.text() : null;
    }

    /**
     * Checks the lengths.
     *
     * @throws Refused naming the field
     */
    static void check(SessionCommand command) {
        if (command instanceof Say say) {
            check("key", say.key(), LONGEST_KEY);
            check("text", say.text(), Say.MOST_CHARACTERS);
        } else if (command instanceof Note note) {
            check("text", note.text(), Note.MOST_CHARACTERS);
        }
    }

    private static void check(String field, String value, int most) {
        if (value == null || value.isBlank()) {
            throw Refused.missing(field);
        }
        if (value.length() > most) {
            throw Refused.tooLong(field, most);
        }
        if (value.indexOf('\0') >= 0) {
            throw Refused.field("invalid", field, field + " may not hold a NUL character");
        }
    }
}
