package org.belay.web.internal.contribution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.belay.api.permission.HiddenParts;
import org.belay.api.permission.PermissionContribution;
import org.belay.api.permission.PermissionDefinition;
import org.belay.api.setting.SettingContribution;
import org.belay.api.ui.Contributions;
import org.belay.api.ui.UiContribution;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what bundles add to pages, as their services come and go. */
@Component
public final class ContributionBook implements Contributions {

    private static final Logger LOG = LoggerFactory.getLogger(ContributionBook.class);

    /** What was asked of a contribution once, when it came. */
    private record Entry(String slot, Optional<String> permission, Item item) {}

    private final Map<ServiceReference<UiContribution>, Entry> entries =
            new ConcurrentSkipListMap<>(Comparator.reverseOrder()); // higher ranking first
    private final Map<ServiceReference<PermissionContribution>, List<PermissionDefinition>>
            declared = new ConcurrentHashMap<>();
    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();
    // From the clock, so that a page that outlives a restart doesn't take a new version for its
    // own.
    private final AtomicLong version = new AtomicLong(System.currentTimeMillis());

    /** Starts empty. */
    @Activate
    public ContributionBook() {
        // What the book holds comes through add.
    }

    /** A contribution came. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(ServiceReference<UiContribution> reference, UiContribution contribution) {
        Bundle bundle = reference.getBundle();
        if (bundle == null) {
            return; // gone again
        }
        try {
            String module =
                    contribution.module()
                            + "?v="
                            + Long.toString(bundle.getLastModified(), Character.MAX_RADIX);
            entries.put(
                    reference,
                    new Entry(
                            contribution.slot(),
                            contribution.permission(),
                            new Item(
                                    contribution.id(),
                                    module,
                                    contribution.texts(),
                                    contribution.order())));
        } catch (RuntimeException e) {
            LOG.error("{} adds nothing to pages: it failed", bundle.getSymbolicName(), e);
            return;
        }
        changed();
    }

    /** A contribution went. */
    void remove(ServiceReference<UiContribution> reference) {
        if (entries.remove(reference) != null) {
            changed();
        }
    }

    // Forms are drawn from what bundles declare: open pages have to ask anew for them, too. The
    // services themselves aren't wanted here, nor made for it.
    @Reference(
            name = "permissions",
            service = PermissionContribution.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addPermissions(
            ServiceReference<PermissionContribution> reference,
            PermissionContribution contribution) {
        try {
            declared.put(reference, List.copyOf(contribution.permissions()));
        } catch (RuntimeException e) {
            LOG.error("{} declares no permissions: it failed", contribution.getClass(), e);
        }
        changed();
    }

    void removePermissions(ServiceReference<PermissionContribution> reference) {
        declared.remove(reference);
        changed();
    }

    @Reference(
            name = "settings",
            service = SettingContribution.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    void addSettings(ServiceReference<SettingContribution> reference) {
        changed();
    }

    void removeSettings(ServiceReference<SettingContribution> reference) {
        changed();
    }

    @Override
    public long version() {
        return version.get();
    }

    @Override
    public View of(String page, Set<String> permissions) {
        long seen = version.get(); // before the entries: rather told of a change twice than never
        Set<String> hidden =
                HiddenParts.from(
                        permissions, declared.values().stream().flatMap(List::stream).toList());
        Map<String, Map<String, Item>> found = new TreeMap<>();
        for (Entry each : entries.values()) {
            if (each.slot().startsWith(page + ".")
                    && each.permission().map(permissions::contains).orElse(true)
                    && !hidden.contains(each.slot() + "/" + each.item().id())) {
                found.computeIfAbsent(each.slot(), slot -> new TreeMap<>())
                        .putIfAbsent(each.item().id(), each.item());
            }
        }
        Map<String, List<Item>> slots = new TreeMap<>();
        found.forEach(
                (slot, items) -> {
                    List<Item> inOrder = new ArrayList<>(items.values());
                    inOrder.sort(Comparator.comparingInt(Item::order).thenComparing(Item::id));
                    slots.put(slot, List.copyOf(inOrder));
                });
        return new View(seen, slots);
    }

    @Override
    public AutoCloseable onChange(LongConsumer listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void changed() {
        long now = version.incrementAndGet();
        for (LongConsumer each : listeners) {
            try {
                each.accept(now);
            } catch (RuntimeException e) {
                LOG.error("{} failed to hear of new contributions", each.getClass().getName(), e);
            }
        }
    }
}
