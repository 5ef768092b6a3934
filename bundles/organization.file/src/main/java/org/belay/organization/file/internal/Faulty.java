package org.belay.organization.file.internal;

import org.belay.api.refusal.Refused;

/** Refusals of a file, each with the line at which it is wrong. */
final class Faulty {

    private Faulty() {}

    /**
     * Something is wrong there.
     *
     * @param line counted from 1; 0 for the file as a whole
     */
    static Refused at(int line, String field, String why) {
        return Refused.field("invalid", field, (line == 0 ? "" : "Line " + line + ": ") + why);
    }
}
