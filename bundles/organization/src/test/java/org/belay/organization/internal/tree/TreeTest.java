package org.belay.organization.internal.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.belay.api.organization.Account;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The picture of the organization after changes. */
class TreeTest {

    private static final int CHANGES = 120;

    private final AtomicInteger ids = new AtomicInteger(100);
    private final TreeSet<Integer> everSeen = new TreeSet<>();
    private final List<String> everWritten = new ArrayList<>(List.of(""));
    private Tree tree = new Tree(1, new Content("Acme", 0, roots(), Map.of(), Map.of()));
    private Random random;

    private static Map<Integer, Unit> roots() {
        return Map.of(
                Directory.ORGANIZATION,
                Edits.fresh(Directory.ORGANIZATION, UnitType.ORGANIZATION, 0).unit(),
                Directory.ADMINISTRATORS,
                Edits.fresh(
                                Directory.ADMINISTRATORS,
                                UnitType.ADMINISTRATORS,
                                Directory.ORGANIZATION)
                        .unit(),
                Directory.TECHNICIANS,
                Edits.fresh(Directory.TECHNICIANS, UnitType.TECHNICIANS, Directory.ORGANIZATION)
                        .unit());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void afterAnyChangesItIsTheOneThatWouldBeReadAnew(long seed) {
        random = new Random(seed);
        for (int i = 0; i < CHANGES; i++) {
            Draft draft = new Draft(tree, ids::incrementAndGet);
            for (int j = random.nextInt(4); j >= 0; j--) {
                change(draft);
            }
            Tree before = tree;
            Set<Integer> known = Set.copyOf(everSeen);
            List<String> written = List.copyOf(everWritten);
            String was = told(before, known, written);
            tree = draft.after();

            Tree anew = new Tree(0, tree.content());
            everSeen.addAll(ids(tree));
            assertThat(told(tree, everSeen, everWritten))
                    .isEqualTo(told(anew, everSeen, everWritten));
            assertThat(told(before, known, written))
                    .as("the former one stays as it was")
                    .isEqualTo(was);
            assertThat(tree.revision()).isEqualTo(before.revision() + 1);
        }
        assertThat(tree.all()).hasSizeGreaterThan(20);
    }

    private void change(Draft draft) {
        switch (random.nextInt(9)) {
            case 0, 1 -> group(draft);
            case 2, 3 -> person(draft);
            case 4 -> link(draft);
            case 5 ->
                    any(UnitType.TECHNICIAN_GROUP, UnitType.TECHNICIAN, UnitType.ADMINISTRATOR)
                            .flatMap(each -> draft.unit(each.id()))
                            .ifPresent(each -> new Removal(draft).remove(each.id()));
            case 6 ->
                    any(UnitType.TECHNICIAN_GROUP, UnitType.TECHNICIAN)
                            .flatMap(each -> draft.unit(each.id()))
                            .ifPresent(
                                    each ->
                                            draft.replace(
                                                    Edits.of(each)
                                                            .name(word())
                                                            .parent(groupFor(draft, each))
                                                            .enabled(random.nextBoolean())));
            case 7 ->
                    any(UnitType.TECHNICIAN, UnitType.ADMINISTRATOR)
                            .filter(each -> draft.person(each.account()) != null)
                            .ifPresent(each -> draft.put(somebody(each.account())));
            default ->
                    any(UnitType.ADMINISTRATOR)
                            .filter(each -> draft.person(each.account()) != null)
                            .filter(each -> tree.technician(each.account()).isEmpty())
                            .ifPresent(each -> unit(draft, UnitType.TECHNICIAN, each.account()));
        }
    }

    private void group(Draft draft) {
        int id = ids.incrementAndGet();
        draft.put(Edits.fresh(id, UnitType.TECHNICIAN_GROUP, parent()).name(word()).unit());
    }

    private void person(Draft draft) {
        int account = ids.incrementAndGet();
        draft.put(somebody(account));
        unit(draft, random.nextBoolean() ? UnitType.TECHNICIAN : UnitType.ADMINISTRATOR, account);
    }

    private void unit(Draft draft, UnitType type, int account) {
        int parent = type == UnitType.ADMINISTRATOR ? Directory.ADMINISTRATORS : parent();
        int id = ids.incrementAndGet();
        draft.put(Edits.fresh(id, type, parent).account(account).name(word()).unit());
    }

    private void link(Draft draft) {
        any(UnitType.ADMINISTRATOR)
                .filter(each -> draft.unit(each.id()).isPresent())
                .ifPresent(
                        each ->
                                draft.put(
                                        Edits.link(
                                                ids.incrementAndGet(),
                                                UnitType.ADMINISTRATOR_LINK,
                                                parent(),
                                                each)));
    }

    private Person somebody(int account) {
        String name = word();
        String email = random.nextInt(4) == 0 ? "" : word() + account + "@acme.example";
        String ssoId = random.nextBoolean() ? "" : word() + account;
        everWritten.add(email);
        everWritten.add(ssoId);
        return new Person(
                new Account(account, name, name, email, ssoId, "", Set.of(), false, false), false);
    }

    private Optional<Unit> any(UnitType... types) {
        List<Unit> all =
                tree.all().stream().filter(each -> Set.of(types).contains(each.type())).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    private int parent() {
        return any(UnitType.TECHNICIAN_GROUP).map(Unit::id).orElse(Directory.TECHNICIANS);
    }

    private int groupFor(Draft draft, Unit unit) {
        int parent = parent();
        return draft.after().isWithin(parent, unit.id()) ? unit.parent() : parent;
    }

    private String word() {
        return List.of("Ada", "bert", "Cleo", "dora", "Eve").get(random.nextInt(5));
    }

    private static Set<Integer> ids(Tree of) {
        Set<Integer> all = new TreeSet<>(of.content().people().keySet());
        of.all().forEach(each -> all.add(each.id()));
        return all;
    }

    /** All that it answers about those units, accounts, addresses and single sign-on IDs, as text. */
    private static String told(Tree asked, Set<Integer> about, List<String> written) {
        StringBuilder told = new StringBuilder();
        for (int id : about) {
            told.append(id).append(": ").append(asked.find(id));
            told.append(asked.children(id)).append(asked.linksTo(id)).append(asked.path(id));
            told.append(asked.isEnabled(id)).append(asked.person(id)).append(asked.technician(id));
            told.append(asked.administrator(id)).append(asked.supports(id)).append('\n');
        }
        for (String each : written) {
            told.append(asked.accountOfEmail(each)).append(asked.accountOfSsoId(each));
        }
        return told.toString();
    }
}
