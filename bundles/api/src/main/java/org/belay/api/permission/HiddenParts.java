package org.belay.api.permission;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** Which parts of pages somebody isn't shown because he lacks permissions (PERM-37). */
public final class HiddenParts {

    /** Before a part's name: hidden only from who holds none of the permissions that say so. */
    public static final String ANY = "any:";

    private HiddenParts() {}

    /** The parts that are hidden from whoever holds those keys of the permissions declared. */
    public static Set<String> from(Set<String> held, Collection<PermissionDefinition> declared) {
        Set<String> hidden = new TreeSet<>();
        Set<String> oneIsEnough = new TreeSet<>();
        Set<String> shown = new HashSet<>();
        for (PermissionDefinition each : declared) {
            boolean has = held.contains(each.key());
            for (String part : each.hides()) {
                if (!part.startsWith(ANY)) {
                    if (!has) {
                        hidden.add(part);
                    }
                } else if (has) {
                    shown.add(part.substring(ANY.length()));
                } else {
                    oneIsEnough.add(part.substring(ANY.length()));
                }
            }
        }
        oneIsEnough.removeAll(shown);
        hidden.addAll(oneIsEnough);
        return hidden;
    }
}
