package org.belay.organization.file.internal;

import java.util.List;

/**
 * Something that an import does, or would do.
 *
 * @param lines how people read it
 * @param act null for what is only told
 */
record Step(List<String> lines, Act act) {

    /** Does it. */
    @FunctionalInterface
    interface Act {
        /**
         * Does it.
         *
         * @throws org.belay.api.refusal.Refused as the organization does
         */
        void on(Work work);
    }

    static Step of(String line, Act act) {
        return new Step(List.of(line), act);
    }

    static Step told(String line) {
        return new Step(List.of(line), null);
    }
}
