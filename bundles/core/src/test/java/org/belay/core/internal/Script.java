package org.belay.core.internal;

import java.util.List;

/** Sentences that lead somewhere, for plays at random. */
final class Script {

    /** What brings a session to life and back to it. */
    static final List<String> GOING =
            List.of(
                    "the customer comes",
                    "the customer comes",
                    "the customer accepts the terms",
                    "Mara starts",
                    "Nora starts",
                    "Tom starts",
                    "the line breaks",
                    "the device restarts");

    /** What brings several technicians into it. */
    static final List<String> TOGETHER =
            List.of(
                    "Mara invites Tom",
                    "Mara invites Nora",
                    "Mara invites Eve",
                    "Tom starts",
                    "Eve starts",
                    "Mara offers the lead to Tom",
                    "Tom accepts the lead",
                    "Tom offers the lead to Mara",
                    "Mara accepts the lead",
                    "Mara hands over to Lab",
                    "Mara hands over to Tom",
                    "Tom hands over to Desk",
                    "Mara starts",
                    "Mara holds",
                    "Mara switches the chat off",
                    "Mara switches the chat on",
                    "Tom holds",
                    "administrator joins");

    /** Mostly short ones, or nothing would live to see the next. */
    static final List<String> TIMES =
            List.of(
                    "1 minutes pass",
                    "1 minutes pass",
                    "2 minutes pass",
                    "3 minutes pass",
                    "4 minutes pass",
                    "5 minutes pass",
                    "6 minutes pass",
                    "30 minutes pass",
                    "57 minutes pass",
                    "59 minutes pass",
                    "61 minutes pass",
                    "119 minutes pass",
                    "20159 minutes pass");

    private Script() {}
}
