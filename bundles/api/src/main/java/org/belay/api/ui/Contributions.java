package org.belay.api.ui;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.osgi.annotation.versioning.ProviderType;

/** The contributions that are installed at the moment. From memory; safe from any thread. */
@ProviderType
public interface Contributions {

    /**
     * A contribution as pages get it.
     *
     * @param module address with a {@code ?v=} that changes when the bundle was updated
     */
    record Item(String id, String module, String texts, int order) {}

    /** A page's contributions at one moment. */
    record View(long version, Map<String, List<Item>> slots) {
        /** Makes the slots unmodifiable. */
        public View {
            slots = Map.copyOf(slots);
        }
    }

    /** Grows with each change; starts anew with the gateway. */
    long version();

    /**
     * What the page shows to somebody with these permissions, by slot and in order.
     *
     * @param page first part of the slots' names, such as {@code console}
     */
    View of(String page, Set<String> permissions);

    /**
     * Tells of each new version, on the thread that made the change: must not block. Several changes
     * in a moment may be told as one. What the listener throws is logged and harms nobody else.
     *
     * @return closes without exception; the listener hears nothing afterwards
     */
    AutoCloseable onChange(LongConsumer listener);
}
