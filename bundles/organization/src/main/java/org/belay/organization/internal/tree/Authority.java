package org.belay.organization.internal.tree;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.belay.api.organization.Actor;
import org.belay.api.organization.AdministratorRight;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitType;
import org.belay.api.refusal.Refused;

/**
 * What somebody may do in the tree as it is (ORG-46 and following): master administrators everything,
 * administrators with standard rights what lies in the technician groups to which they, or a group
 * that holds them, are assigned. What somebody doesn't administer isn't there for him.
 */
final class Authority {

    /** Types that only master administrators make, change, move or delete (ORG-47). */
    private static final Set<UnitType> OF_MASTERS =
            Set.of(
                    UnitType.MASTER_ADMINISTRATOR,
                    UnitType.ADMINISTRATOR,
                    UnitType.ADMINISTRATOR_GROUP,
                    UnitType.ADMINISTRATOR_LINK,
                    UnitType.ADMINISTRATOR_GROUP_LINK);

    /** Types whose fields only master administrators change, though others may have them in reach. */
    private static final Set<UnitType> CHANGED_BY_MASTERS =
            Set.of(
                    UnitType.ORGANIZATION,
                    UnitType.MASTER_ADMINISTRATOR,
                    UnitType.ADMINISTRATOR,
                    UnitType.ADMINISTRATOR_GROUP);

    private final Tree tree;
    private final int account;
    private final boolean everything;
    private final boolean bounded;
    private final Set<Integer> assigned;
    private final boolean standard;

    private Authority(Tree tree, int account, boolean gateway, boolean bounded) {
        this.tree = tree;
        this.bounded = bounded;
        this.account = account;
        Optional<Unit> unit = tree.administrator(account).filter(each -> tree.isEnabled(each.id()));
        everything =
                gateway
                        || unit.filter(each -> each.type() == UnitType.MASTER_ADMINISTRATOR)
                                .isPresent();
        assigned = unit.map(each -> assigned(tree, each)).orElse(Set.of());
        // A group inside a restricted one can't have more than that one.
        standard =
                unit.isPresent()
                        && tree.path(unit.get().id()).stream()
                                .filter(each -> each.type() == UnitType.ADMINISTRATOR_GROUP)
                                .allMatch(
                                        each ->
                                                each.rights()
                                                        .contains(AdministratorRight.STANDARD));
    }

    static Authority of(Tree tree, Actor actor) {
        return new Authority(tree, actor.account(), actor.isGateway(), actor.bounded());
    }

    static Authority of(Tree tree, int account) {
        return new Authority(tree, account, false, false);
    }

    private static Set<Integer> assigned(Tree tree, Unit administrator) {
        Set<Integer> groups = new HashSet<>();
        for (Unit each : tree.path(administrator.id())) {
            for (Unit link : tree.linksTo(each.id())) {
                if (link.type() == UnitType.ADMINISTRATOR_LINK
                        || link.type() == UnitType.ADMINISTRATOR_GROUP_LINK) {
                    groups.add(link.parent());
                }
            }
        }
        return groups;
    }

    /** Whether he is a master administrator, or the gateway itself. */
    boolean isMaster() {
        return everything && !bounded;
    }

    /** Whether he may change the unit. */
    boolean administers(int unit) {
        return everything
                ? tree.find(unit).isPresent()
                : standard && assigned.stream().anyMatch(each -> tree.isWithin(unit, each));
    }

    /** Whether the unit is in a tree that he is shown: what is his, and what leads to it. */
    boolean sees(int unit) {
        return everything
                ? tree.find(unit).isPresent()
                : assigned.stream()
                        .anyMatch(each -> tree.isWithin(unit, each) || tree.isWithin(each, unit));
    }

    /** Whether the unit is his, and not only on the way to what is. */
    boolean owns(int unit) {
        return everything || assigned.stream().anyMatch(each -> tree.isWithin(unit, each));
    }

    /**
     * The unit, if he administers it.
     *
     * @throws Refused {@code not-found} as if it weren't there
     */
    Unit unit(int id) {
        return tree.find(id)
                .filter(each -> administers(id))
                .orElseThrow(() -> Refused.notFound("unit"));
    }

    /** The unit named by that field of a request, if he administers it. */
    Unit unit(String field, int id) {
        return tree.find(id)
                .filter(each -> administers(id))
                .orElseThrow(
                        () ->
                                Refused.field(
                                        "not-found", field, "There is no such unit to " + field));
    }

    /** Whether he may make, move and delete units of that type below that one. */
    boolean mayShape(UnitType type, int parent) {
        return administers(parent) && (isMaster() || !OF_MASTERS.contains(type));
    }

    /**
     * Goes on if he may.
     *
     * @throws Refused {@code forbidden}
     */
    void requireShape(UnitType type, int parent) {
        if (!mayShape(type, parent)) {
            throw Refused.forbidden("Only a master administrator may do that");
        }
    }

    /** Whether it is one of his own units. */
    boolean isOwn(Unit unit) {
        return unit.account() != 0 && unit.account() == account;
    }

    /** Whether he may change who somebody is: his name, address, password. */
    boolean mayChangePerson(int other) {
        // Or else who administers a group could sign in as a master administrator who works in it.
        return isMaster() || (other == account && !bounded) || tree.administrator(other).isEmpty();
    }

    /** Whether he may change the unit's fields, as far as he administers it. */
    boolean mayChange(Unit unit) {
        return isMaster() || !CHANGED_BY_MASTERS.contains(unit.type()) || (isOwn(unit) && !bounded);
    }

    /** Goes on for a master administrator. */
    void requireMaster() {
        if (!isMaster()) {
            throw Refused.forbidden("Only a master administrator may do that");
        }
    }

    /** Whether the unit is the root of technicians, or below it. */
    static boolean isAmongTechnicians(Tree tree, int unit) {
        return tree.isWithin(unit, Directory.TECHNICIANS);
    }
}
