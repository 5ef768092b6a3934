package org.belay.core.internal;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The keys of a session's latest chat lines, so that a line sent twice is one line. Bounded: a page
 * sends again only what wasn't acknowledged, which is recent. After a restart the keys are read from
 * the log when first asked for. Used on the session's own lane alone.
 */
final class RecentKeys {

    static final int MOST = 256;

    private final Supplier<Iterable<String>> former;
    private Set<String> keys;

    RecentKeys(Supplier<Iterable<String>> former) {
        this.former = former;
    }

    synchronized boolean knows(String key) {
        return keys().contains(key);
    }

    synchronized void add(String key) {
        keys().add(key);
        trim();
    }

    synchronized void remove(String key) {
        keys().remove(key);
    }

    private Set<String> keys() {
        if (keys == null) {
            Set<String> read = new LinkedHashSet<>();
            former.get().forEach(read::add);
            keys = read;
            trim();
        }
        return keys;
    }

    private void trim() {
        var oldest = keys.iterator();
        for (int surplus = keys.size() - MOST; surplus > 0; surplus--) {
            oldest.next();
            oldest.remove();
        }
    }
}
