package org.belay.testing.fakes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.belay.api.organization.AdministratorRight;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitType;

/** A tree in memory, with the roots and the ten channels from the beginning; it checks no rules. */
public final class FakeDirectory implements Directory {

    private static final int CHANNELS_OF_ALL = 10;

    private final Map<Integer, Unit> units = new ConcurrentSkipListMap<>();
    private final AtomicLong revision = new AtomicLong(1);
    private final AtomicInteger lastLink = new AtomicInteger(900_000);
    private volatile int holder;

    /** The tree of a gateway on which nobody has made anything yet. */
    public FakeDirectory() {
        with(unit(ORGANIZATION, UnitType.ORGANIZATION, 0, "Acme IT support", 0, 0));
        with(unit(MASTER_ADMINISTRATORS, UnitType.MASTER_ADMINISTRATORS, 1, "Masters", 0, 0));
        with(unit(ADMINISTRATORS, UnitType.ADMINISTRATORS, 1, "Administrators", 0, 0));
        with(unit(TECHNICIANS, UnitType.TECHNICIANS, 1, "Technicians", 0, 0));
        with(unit(CHANNELS, UnitType.CHANNELS, 1, "Channels", 0, 0));
        with(unit(EXTERNAL_TECHNICIANS, UnitType.EXTERNAL_TECHNICIANS, 1, "External", 0, 0));
        for (int i = 0; i < CHANNELS_OF_ALL; i++) {
            int id = FIRST_CHANNEL + i;
            with(unit(id, UnitType.CHANNEL, CHANNELS, "Channel " + (i + 1), 0, 0));
        }
    }

    /** Adds the unit, or puts it in the place of the one with its ID. */
    public FakeDirectory with(Unit unit) {
        units.put(unit.id(), unit);
        revision.incrementAndGet();
        return this;
    }

    /** Adds an enabled unit of that type. */
    public FakeDirectory with(int id, UnitType type, int parent, String name) {
        return with(unit(id, type, parent, name, 0, 0));
    }

    /** Adds an enabled technician group. */
    public FakeDirectory withGroup(int id, int parent, String name) {
        return with(id, UnitType.TECHNICIAN_GROUP, parent, name);
    }

    /** Adds an enabled technician of that account. */
    public FakeDirectory withTechnician(int id, int group, int account, String name) {
        return with(unit(id, UnitType.TECHNICIAN, group, name, account, 0));
    }

    /** Adds an enabled administrator of that account below the root or an administrator group. */
    public FakeDirectory withAdministrator(int id, int parent, int account, String name) {
        return with(unit(id, UnitType.ADMINISTRATOR, parent, name, account, 0));
    }

    /** Adds an enabled master administrator of that account; the first one is the holder. */
    public FakeDirectory withMasterAdministrator(int id, int account, String name) {
        holder = holder == 0 ? account : holder;
        UnitType type = UnitType.MASTER_ADMINISTRATOR;
        return with(unit(id, type, MASTER_ADMINISTRATORS, name, account, 0));
    }

    /** Adds a link of that type to a unit. */
    public FakeDirectory withLink(UnitType type, int parent, int target) {
        String name = units.get(target).name();
        return with(unit(lastLink.incrementAndGet(), type, parent, name, 0, target));
    }

    /** Enables or disables the unit. */
    public FakeDirectory switched(int id, boolean enabled) {
        Unit was = units.get(id);
        return with(
                new Unit(
                        id,
                        was.type(),
                        was.parent(),
                        was.name(),
                        was.description(),
                        enabled,
                        was.account(),
                        was.target(),
                        was.email(),
                        was.rights(),
                        was.labels(),
                        was.barred(),
                        was.revision() + 1));
    }

    /** Takes the unit away, and nothing below it. */
    public FakeDirectory without(int id) {
        units.remove(id);
        revision.incrementAndGet();
        return this;
    }

    @Override
    public Optional<Unit> find(int id) {
        return Optional.ofNullable(units.get(id));
    }

    @Override
    public List<Unit> children(int id) {
        return units.values().stream()
                .filter(each -> each.parent() == id)
                .sorted(Comparator.comparing(Unit::type).thenComparing(Unit::name))
                .toList();
    }

    @Override
    public List<Unit> path(int id) {
        LinkedList<Unit> path = new LinkedList<>();
        for (Unit at = units.get(id); at != null; at = units.get(at.parent())) {
            path.addFirst(at);
        }
        return List.copyOf(path);
    }

    @Override
    public List<Unit> subtree(int id) {
        List<Unit> all = new ArrayList<>();
        find(id).ifPresent(all::add);
        for (int i = 0; i < all.size(); i++) {
            all.addAll(children(all.get(i).id()));
        }
        return List.copyOf(all);
    }

    @Override
    public List<Unit> linksTo(int id) {
        return units.values().stream().filter(each -> each.target() == id).toList();
    }

    @Override
    public boolean isWithin(int id, int ancestor) {
        return path(id).stream().anyMatch(each -> each.id() == ancestor);
    }

    @Override
    public boolean isEnabled(int id) {
        List<Unit> path = path(id);
        return !path.isEmpty() && path.stream().allMatch(Unit::enabled);
    }

    @Override
    public Optional<Unit> technician(int account) {
        return of(account).filter(each -> each.type() == UnitType.TECHNICIAN).findFirst();
    }

    @Override
    public Optional<Unit> administrator(int account) {
        return of(account).filter(each -> each.type() != UnitType.TECHNICIAN).findFirst();
    }

    @Override
    public int holder() {
        return holder;
    }

    @Override
    public boolean administers(int account, int unit) {
        Optional<Unit> as = administrator(account).filter(each -> isEnabled(each.id()));
        if (as.isEmpty() || !units.containsKey(unit)) {
            return false;
        }
        if (as.get().type() == UnitType.MASTER_ADMINISTRATOR) {
            return true;
        }
        boolean restricted =
                path(as.get().id()).stream()
                        .filter(each -> each.type() == UnitType.ADMINISTRATOR_GROUP)
                        .anyMatch(each -> !each.rights().contains(AdministratorRight.STANDARD));
        Set<UnitType> links =
                Set.of(UnitType.ADMINISTRATOR_LINK, UnitType.ADMINISTRATOR_GROUP_LINK);
        return !restricted
                && path(as.get().id()).stream()
                        .flatMap(each -> linksTo(each.id()).stream())
                        .filter(each -> links.contains(each.type()))
                        .anyMatch(each -> isWithin(unit, each.parent()));
    }

    @Override
    public List<Integer> channelsOf(int account) {
        return technician(account)
                .map(
                        each ->
                                children(each.parent()).stream()
                                        .filter(link -> link.type() == UnitType.CHANNEL_LINK)
                                        .map(Unit::target)
                                        .filter(channel -> !each.barred().contains(channel))
                                        .sorted()
                                        .toList())
                .orElse(List.of());
    }

    @Override
    public long revision() {
        return revision.get();
    }

    private Stream<Unit> of(int account) {
        return units.values().stream().filter(each -> each.account() == account && account != 0);
    }

    private static Unit unit(
            int id, UnitType type, int parent, String name, int account, int target) {
        return new Unit(
                id,
                type,
                parent,
                name,
                "",
                true,
                account,
                target,
                "",
                type == UnitType.ADMINISTRATOR_GROUP
                        ? Set.of(AdministratorRight.STANDARD)
                        : Set.of(),
                Set.of(),
                Set.of(),
                1);
    }
}
