package org.belay.organization.file.internal;

import java.util.List;

/**
 * What the file holds.
 *
 * @param labels all names, sorted
 * @param organization the unit of that type with everything below it
 */
record Document(List<String> labels, Entry organization) {

    /** The form of files that this release writes and reads. */
    static final int VERSION = 1;

    Document {
        labels = List.copyOf(labels);
    }
}
