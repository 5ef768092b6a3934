package org.belay.testing.fakes;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.belay.api.ui.Contributions;

/** Contributions that change when a test says so. */
public final class FakeContributions implements Contributions {

    private final AtomicLong version = new AtomicLong(1);
    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();

    /** A bundle has come or gone. */
    public void change() {
        long next = version.incrementAndGet();
        listeners.forEach(listener -> listener.accept(next));
    }

    @Override
    public long version() {
        return version.get();
    }

    @Override
    public View of(String page, Set<String> permissions) {
        return new View(version.get(), Map.of());
    }

    @Override
    public AutoCloseable onChange(LongConsumer listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
