package org.belay.api.permission;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The permissions of a bundle. Registered as a service; forms show them as long as it is there, and
 * what was stored outlives it. Answers must be constant while registered; called once, from any thread.
 */
@ConsumerType
public interface PermissionContribution {

    /** What the bundle asks for. */
    List<PermissionDefinition> permissions();

    /** Address of the folder with one {@code <language>.json} a language, with a slash at the end. */
    String texts();
}
