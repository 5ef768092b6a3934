package org.belay.organization.internal.tree;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitType;

/** Takes units away with all that can't be without them. */
final class Removal {

    private final Draft draft;

    Removal(Draft draft) {
        this.draft = draft;
    }

    /**
     * What goes with the unit: what lies below it, links to any of it, and of an administrator his
     * place as a technician. By ID, parents first.
     */
    static Map<Integer, Unit> of(Tree tree, int id) {
        Map<Integer, Unit> gone = new LinkedHashMap<>();
        Deque<Unit> waiting = new ArrayDeque<>();
        tree.find(id).ifPresent(waiting::add);
        while (!waiting.isEmpty()) {
            Unit next = waiting.removeFirst();
            if (gone.putIfAbsent(next.id(), next) == null) {
                waiting.addAll(tree.children(next.id()));
                waiting.addAll(tree.linksTo(next.id()));
                if (next.account() != 0 && next.type() != UnitType.TECHNICIAN) {
                    Optional<Unit> technician = tree.technician(next.account());
                    technician.ifPresent(waiting::add);
                }
            }
        }
        return gone;
    }

    /** Removes it and records that; people without a unit go, too. */
    void remove(int id) {
        Tree before = draft.before();
        Map<Integer, Unit> gone = of(before, id);
        for (Unit each : gone.values()) {
            draft.remove(each.id());
            draft.record(
                    each.type().isLink()
                            ? Words.assigned(before, each, false)
                            : Words.deleted(each));
        }
        Set<Integer> accounts =
                gone.values().stream()
                        .map(Unit::account)
                        .filter(each -> each != 0)
                        .collect(Collectors.toSet());
        for (int account : accounts) {
            boolean stays =
                    before.administrator(account)
                            .filter(each -> !gone.containsKey(each.id()))
                            .isPresent();
            if (!stays) {
                draft.removePerson(account);
            }
        }
    }
}
