package org.belay.organization.internal.tree;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.belay.api.organization.Account;
import org.belay.api.organization.Role;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitType;

/**
 * The organization as it is at one moment: immutable, so that whoever holds it sees one and the same
 * state in all that he asks. Each answer is found by key or by walking what it is about.
 *
 * <p>Some of what it shows isn't taken as it is stored: a link bears its target's name, the units of a
 * person his name and description, and his account the roles of his units.
 */
final class Tree {

    private static final Comparator<Unit> ORDER =
            Comparator.comparing(Unit::type)
                    // "Channel 10" comes after "Channel 2"
                    .thenComparing(each -> each.type() == UnitType.CHANNEL ? each.id() : 0)
                    .thenComparing(Unit::name, String.CASE_INSENSITIVE_ORDER)
                    .thenComparing(Unit::id);

    private final long revision;
    private final Content content;
    private final Map<Integer, Unit> units = new HashMap<>();
    private final Map<Integer, List<Unit>> children = new HashMap<>();
    private final Map<Integer, List<Unit>> links = new HashMap<>();
    private final Map<Integer, Unit> technicians = new HashMap<>();
    private final Map<Integer, Unit> administrators = new HashMap<>();
    private final Map<Integer, Person> people = new HashMap<>();
    private final Map<String, Integer> emails = new HashMap<>();
    private final Map<String, Integer> ssoIds = new HashMap<>();

    /** By account, as far as anybody has asked: each console is looked at whenever a session moves. */
    private final Map<Integer, List<Integer>> channels = new ConcurrentHashMap<>();

    /** The organization of that content. */
    Tree(long revision, Content content) {
        this.revision = revision;
        this.content = content;
        take(content.units().keySet(), content.people().keySet());
    }

    private Tree(Tree before, Content content, Set<Integer> units, Set<Integer> people) {
        this.revision = before.revision + 1;
        this.content = content;
        this.units.putAll(before.units);
        this.children.putAll(before.children);
        this.links.putAll(before.links);
        this.technicians.putAll(before.technicians);
        this.administrators.putAll(before.administrators);
        this.people.putAll(before.people);
        this.emails.putAll(before.emails);
        this.ssoIds.putAll(before.ssoIds);
        take(units, people);
    }

    /**
     * The organization after a change: the same as one made anew of that content, but only what the
     * change is about is looked at.
     *
     * @param units IDs of those that came, went or are others now
     * @param people accounts of those
     */
    Tree with(Content next, Set<Integer> units, Set<Integer> people) {
        return new Tree(this, next, units, people);
    }

    private void take(Set<Integer> editedUnits, Set<Integer> editedPeople) {
        Set<Integer> stale = new HashSet<>(editedUnits);
        for (int each : editedPeople) {
            technician(each).map(Unit::id).ifPresent(stale::add);
            administrator(each).map(Unit::id).ifPresent(stale::add);
        }
        for (int each : List.copyOf(stale)) {
            links.getOrDefault(each, List.of()).forEach(link -> stale.add(link.id()));
        }
        List<Unit> before = stale.stream().map(units::get).filter(Objects::nonNull).toList();
        List<Unit> after =
                stale.stream()
                        .map(content.units()::get)
                        .filter(Objects::nonNull)
                        .map(this::shown)
                        .toList();
        Set<Integer> stalePeople = new HashSet<>(editedPeople);
        Stream.concat(before.stream(), after.stream())
                .map(Unit::account)
                .filter(each -> each != 0)
                .forEach(stalePeople::add);

        before.forEach(this::forget);
        stalePeople.stream().map(people::get).filter(Objects::nonNull).forEach(this::forget);
        after.forEach(each -> units.put(each.id(), each));
        after.forEach(this::index);
        replace(children, Unit::parent, before, after, ORDER);
        replace(
                links,
                Unit::target,
                before.stream().filter(each -> each.target() != 0).toList(),
                after.stream().filter(each -> each.target() != 0).toList(),
                Comparator.comparing(Unit::id));
        stalePeople.stream()
                .map(content.people()::get)
                .filter(Objects::nonNull)
                .forEach(this::index);
    }

    private void forget(Unit unit) {
        units.remove(unit.id());
        if (unit.account() != 0) {
            places(unit).remove(unit.account());
        }
    }

    private void forget(Person person) {
        people.remove(person.id());
        emails.remove(person.account().email(), person.id());
        ssoIds.remove(person.account().ssoId(), person.id());
    }

    /** Makes new lists of those that change: the others belong to the tree before, too. */
    private static void replace(
            Map<Integer, List<Unit>> lists,
            Function<Unit, Integer> key,
            List<Unit> before,
            List<Unit> after,
            Comparator<Unit> order) {
        Map<Integer, List<Unit>> coming =
                after.stream().collect(Collectors.groupingBy(key, Collectors.toList()));
        Set<Integer> stale = before.stream().map(Unit::id).collect(Collectors.toSet());
        Set<Integer> changing = before.stream().map(key).collect(Collectors.toSet());
        changing.addAll(coming.keySet());
        for (int each : changing) {
            List<Unit> list = new ArrayList<>(coming.getOrDefault(each, List.of()));
            lists.getOrDefault(each, List.of()).stream()
                    .filter(unit -> !stale.contains(unit.id()))
                    .forEach(list::add);
            list.sort(order);
            if (list.isEmpty()) {
                lists.remove(each);
            } else {
                lists.put(each, list);
            }
        }
    }

    private Unit shown(Unit unit) {
        if (unit.account() != 0) {
            Person person = content.people().get(unit.account());
            return person == null
                    ? unit
                    : named(unit, person.account().name(), person.account().description());
        }
        Unit target = content.units().get(unit.target());
        return target == null ? unit : named(unit, shown(target).name(), unit.description());
    }

    private static Unit named(Unit unit, String name, String description) {
        return unit.name().equals(name) && unit.description().equals(description)
                ? unit
                : Edits.of(unit).name(name).description(description).unit();
    }

    private void index(Unit unit) {
        if (unit.account() != 0) {
            places(unit).put(unit.account(), unit);
        }
    }

    private Map<Integer, Unit> places(Unit unit) {
        return unit.type() == UnitType.TECHNICIAN ? technicians : administrators;
    }

    private void index(Person person) {
        Account stored = person.account();
        Set<Role> roles = EnumSet.noneOf(Role.class);
        technician(stored.id()).ifPresent(each -> roles.add(Role.TECHNICIAN));
        administrator(stored.id())
                .map(Unit::type)
                .map(
                        each ->
                                each == UnitType.ADMINISTRATOR
                                        ? Role.ADMINISTRATOR
                                        : Role.MASTER_ADMINISTRATOR)
                .ifPresent(roles::add);
        Account account =
                new Account(
                        stored.id(),
                        stored.name(),
                        stored.nickname(),
                        stored.email(),
                        stored.ssoId(),
                        stored.description(),
                        roles,
                        principal(stored.id()).map(Unit::enabled).orElse(false),
                        stored.mobile());
        people.put(account.id(), new Person(account, person.hasPassword()));
        if (!account.email().isEmpty()) {
            emails.put(account.email(), account.id());
        }
        if (!account.ssoId().isEmpty()) {
            ssoIds.put(account.ssoId(), account.id());
        }
    }

    long revision() {
        return revision;
    }

    Content content() {
        return content;
    }

    Optional<Unit> find(int id) {
        return Optional.ofNullable(units.get(id));
    }

    Collection<Unit> all() {
        return units.values();
    }

    List<Unit> children(int id) {
        return List.copyOf(children.getOrDefault(id, List.of()));
    }

    List<Unit> path(int id) {
        LinkedList<Unit> path = new LinkedList<>();
        for (Unit at = units.get(id); at != null; at = units.get(at.parent())) {
            path.addFirst(at);
        }
        return List.copyOf(path);
    }

    List<Unit> subtree(int id) {
        List<Unit> all = new ArrayList<>();
        find(id).ifPresent(all::add);
        for (int i = 0; i < all.size(); i++) {
            all.addAll(children.getOrDefault(all.get(i).id(), List.of()));
        }
        return all;
    }

    List<Unit> linksTo(int id) {
        return List.copyOf(links.getOrDefault(id, List.of()));
    }

    boolean isWithin(int id, int ancestor) {
        for (Unit at = units.get(id); at != null; at = units.get(at.parent())) {
            if (at.id() == ancestor) {
                return true;
            }
        }
        return false;
    }

    /** Whether unit and all above are enabled, and whose unit it is isn't disabled as a person. */
    boolean isEnabled(int id) {
        Unit unit = units.get(id);
        if (unit == null) {
            return false;
        }
        if (unit.account() != 0 && !account(unit.account()).map(Account::enabled).orElse(false)) {
            return false;
        }
        for (Unit at = unit; at != null; at = units.get(at.parent())) {
            if (!at.enabled()) {
                return false;
            }
        }
        return true;
    }

    Optional<Unit> technician(int account) {
        return Optional.ofNullable(technicians.get(account));
    }

    Optional<Unit> administrator(int account) {
        return Optional.ofNullable(administrators.get(account));
    }

    /** The unit that says whether the person may sign in: who administrates, does so above all. */
    Optional<Unit> principal(int account) {
        return administrator(account).or(() -> technician(account));
    }

    Optional<Person> person(int account) {
        return Optional.ofNullable(people.get(account));
    }

    Optional<Account> account(int id) {
        return person(id).map(Person::account);
    }

    Optional<Integer> accountOfEmail(String email) {
        return Optional.ofNullable(emails.get(email));
    }

    Optional<Integer> accountOfSsoId(String ssoId) {
        return Optional.ofNullable(ssoIds.get(ssoId));
    }

    /** Whether the account is a technician who can work: its unit and all above it are enabled. */
    boolean supports(int account) {
        return technician(account).map(each -> isEnabled(each.id())).orElse(false);
    }

    List<Integer> channelsOf(int account) {
        return technician(account)
                .map(each -> channels.computeIfAbsent(account, known -> channelsOf(each)))
                .orElse(List.of());
    }

    private List<Integer> channelsOf(Unit technician) {
        if (!isEnabled(technician.id())) {
            return List.of();
        }
        return children.getOrDefault(technician.parent(), List.of()).stream()
                .filter(link -> link.type() == UnitType.CHANNEL_LINK)
                .map(Unit::target)
                .filter(channel -> !technician.barred().contains(channel))
                .sorted()
                .toList();
    }

    List<String> labels() {
        TreeSet<String> sorted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        sorted.addAll(content.labels().keySet());
        return List.copyOf(sorted);
    }

    String organizationName() {
        return content.name();
    }

    int holder() {
        return content.holder();
    }
}
