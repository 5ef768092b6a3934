package org.belay.api.organization;

import java.util.List;
import org.belay.api.refusal.Refused;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The organization as one readable YAML text without secrets, for version control and for loading it
 * into another gateway. Blocks; safe from any thread.
 */
@ProviderType
public interface OrganizationFile {

    /** The largest text that is read, in bytes of UTF-8. */
    int MOST_BYTES = 10 * 1024 * 1024;

    /** The organization as it is: the same text as long as nothing changes. */
    String write();

    /**
     * Makes the organization what the text says. Units that the text doesn't name stay as they are
     * unless {@code deletes}. Everything is checked before the first change; what is refused later,
     * because somebody changed the organization meanwhile or the database went away, stops it: reading
     * the same text again goes on from there.
     *
     * @param pretends whether nothing is to be changed
     * @param deletes whether units, links and settings that the text doesn't name are taken away
     * @return the differences, one a line: {@code +} made, {@code ~} changed, {@code >} moved, {@code
     *     -} here only, {@code !} left out, with the reason
     * @throws Refused {@code invalid} with the line in the message; what the organization refuses
     */
    List<String> read(String text, boolean pretends, boolean deletes);
}
