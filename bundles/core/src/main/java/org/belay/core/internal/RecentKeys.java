package org.belay.core.internal;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The keys of a session's latest chat lines, so that a line sent twice is one line. Bounded: a page
 * sends again only what wasn't acknowledged, which is recent. After a restart the keys are read from
 * the log when first asked for. Written on the session's own lane alone; {@link #seen} is safe from any thread and
 * never waits for the database.
 */
final class RecentKeys {

    static final int MOST = 256;

    private final Supplier<Iterable<String>> former;
    private volatile Set<String> keys;

    RecentKeys(Supplier<Iterable<String>> former) {
        this.former = former;
    }

    /**
     * Makes sure that the former keys are known. Blocks for the database the first time.
     *
     * @throws org.belay.api.refusal.Refused {@code unavailable}
     */
    void read() {
        if (keys == null) {
            Set<String> read = new LinkedHashSet<>();
            former.get().forEach(read::add);
            keys = Collections.synchronizedSet(read);
            trim();
        }
    }

    /** Whether the key is among the latest, as far as they have been read. */
    boolean seen(String key) {
        Set<String> read = keys;
        return read != null && read.contains(key);
    }

    boolean knows(String key) {
        read();
        return keys.contains(key);
    }

    void add(String key) {
        read();
        keys.add(key);
        trim();
    }

    void remove(String key) {
        if (keys != null) {
            keys.remove(key);
        }
    }

    private void trim() {
        Set<String> read = keys;
        synchronized (read) {
            var oldest = read.iterator();
            for (int surplus = read.size() - MOST; surplus > 0; surplus--) {
                oldest.next();
                oldest.remove();
            }
        }
    }
}
