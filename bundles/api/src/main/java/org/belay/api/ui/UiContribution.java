package org.belay.api.ui;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Something that a bundle adds to a page: an ES module for a slot. Registered as a service; the
 * shell adds and removes it in open pages as the service comes and goes. Answers must be constant
 * while registered. Slots and what they promise: {@code docs/protocol.md}.
 */
@ConsumerType
public interface UiContribution {

    /** Where it goes, such as {@code console.new-session}; the first part is the page. */
    String slot();

    /** Unique in the slot. */
    String id();

    /** Address of the module, {@code /ui/<bundle>/….js}; its default export is a tag name. */
    String module();

    /** Address of the folder with one {@code <language>.json} a language, with a slash at the end. */
    String texts();

    /** Place among the slot's contributions; smaller is first. */
    default int order() {
        return 100;
    }

    /** Key of the permission that the account needs to see it; empty for everybody. */
    default Optional<String> permission() {
        return Optional.empty();
    }
}
