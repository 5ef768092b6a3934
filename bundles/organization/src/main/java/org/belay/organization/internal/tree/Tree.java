package org.belay.organization.internal.tree;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

    Tree(long revision, Content content) {
        this.revision = revision;
        this.content = content;
        content.units().values().forEach(each -> units.put(each.id(), shown(each)));
        units.values().forEach(this::index);
        children.values().forEach(each -> each.sort(ORDER));
        links.values().forEach(each -> each.sort(Comparator.comparing(Unit::id)));
        content.people().values().forEach(this::index);
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
        children.computeIfAbsent(unit.parent(), none -> new ArrayList<>()).add(unit);
        if (unit.target() != 0) {
            links.computeIfAbsent(unit.target(), none -> new ArrayList<>()).add(unit);
        }
        if (unit.account() != 0) {
            (unit.type() == UnitType.TECHNICIAN ? technicians : administrators)
                    .put(unit.account(), unit);
        }
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
                .filter(each -> isEnabled(each.id()))
                .map(
                        each ->
                                children.getOrDefault(each.parent(), List.of()).stream()
                                        .filter(link -> link.type() == UnitType.CHANNEL_LINK)
                                        .map(Unit::target)
                                        .filter(channel -> !each.barred().contains(channel))
                                        .sorted()
                                        .toList())
                .orElse(List.of());
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
