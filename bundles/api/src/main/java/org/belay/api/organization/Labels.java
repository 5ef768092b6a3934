package org.belay.api.organization;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The labels that collect groups and channels (ORG-38, ORG-39). Reads from memory; changes block. */
@ProviderType
public interface Labels {

    /** All names, sorted. */
    List<String> all();

    /** Adds one; for master administrators. */
    void add(Actor actor, String name);

    /** Deletes one, also from all units that bear it; for master administrators. */
    void delete(Actor actor, String name);
}
