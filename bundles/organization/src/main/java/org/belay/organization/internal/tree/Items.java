package org.belay.organization.internal.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitType;

/** Units as the Administration Center shows them to somebody. */
final class Items {

    private static final Set<UnitType> WITH_CHANNELS =
            Set.of(UnitType.TECHNICIAN_GROUP, UnitType.TECHNICIAN);
    private static final Set<UnitType> WITH_SETTINGS =
            Set.of(UnitType.TECHNICIAN_GROUP, UnitType.TECHNICIAN, UnitType.CHANNEL);
    private static final Set<UnitType> WITH_PERMISSIONS =
            Set.of(UnitType.TECHNICIAN_GROUP, UnitType.EXTERNAL_TECHNICIAN_GROUP);

    private final Tree tree;
    private final Authority authority;

    Items(Tree tree, int account) {
        this.tree = tree;
        authority = Authority.of(tree, account);
    }

    /** What he sees directly below. */
    List<Unit> children(int id) {
        return tree.children(id).stream().filter(each -> authority.sees(each.id())).toList();
    }

    boolean sees(int id) {
        return authority.sees(id);
    }

    /** An entry of the tree. */
    Map<String, Object> item(Unit unit) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", unit.id());
        item.put("type", unit.type().wireName());
        item.put("name", unit.name());
        item.put("enabled", unit.enabled());
        item.put("effective", tree.isEnabled(unit.id()));
        item.put("children", !children(unit.id()).isEmpty());
        item.put("count", count(unit));
        item.put("target", unit.target());
        item.put("parent", unit.parent());
        item.put("account", unit.account());
        return item;
    }

    private long count(Unit unit) {
        return tree.subtree(unit.id()).stream()
                .filter(each -> each.account() != 0 && each.id() != unit.id())
                .filter(each -> authority.owns(each.id()))
                .map(Unit::account)
                .distinct()
                .count();
    }

    /** From the organization down to the unit. */
    List<Map<String, Object>> path(int id) {
        return tree.path(id).stream()
                .map(
                        each ->
                                Map.<String, Object>of(
                                        "id",
                                        each.id(),
                                        "name",
                                        each.name(),
                                        "type",
                                        each.type().wireName()))
                .toList();
    }

    /** The unit with all that its form shows. */
    Map<String, Object> unit(Unit unit) {
        Map<String, Object> shown = item(unit);
        shown.put("description", unit.description());
        shown.put("path", path(unit.id()));
        shown.putAll(Shown.fields(tree, unit));
        shown.put("acts", acts(unit));
        shown.put("creates", creates(unit));
        shown.put("tabs", tabs(unit));
        if (unit.type() == UnitType.TECHNICIAN_GROUP) {
            shown.put("channels", channelsOfGroup(unit));
        }
        if (unit.type() == UnitType.TECHNICIAN) {
            shown.put("channels", channelsOfTechnician(unit));
        }
        if (unit.account() != 0) {
            shown.put("holder", unit.account() == tree.holder());
        }
        return shown;
    }

    private List<Map<String, Object>> channelsOfGroup(Unit group) {
        return tree.children(Directory.CHANNELS).stream()
                .map(
                        channel -> {
                            int link =
                                    tree.linksTo(channel.id()).stream()
                                            .filter(each -> each.parent() == group.id())
                                            .map(Unit::id)
                                            .findFirst()
                                            .orElse(0);
                            return Map.<String, Object>of(
                                    "id",
                                    channel.id(),
                                    "name",
                                    channel.name(),
                                    "assigned",
                                    link != 0,
                                    "link",
                                    link);
                        })
                .toList();
    }

    private List<Map<String, Object>> channelsOfTechnician(Unit technician) {
        return tree.children(technician.parent()).stream()
                .filter(each -> each.type() == UnitType.CHANNEL_LINK)
                .map(
                        each ->
                                Map.<String, Object>of(
                                        "id",
                                        each.target(),
                                        "name",
                                        each.name(),
                                        "barred",
                                        technician.barred().contains(each.target())))
                .toList();
    }

    /** What he may do with the unit. */
    private List<String> acts(Unit unit) {
        UnitType type = unit.type();
        List<String> acts = new ArrayList<>();
        boolean his = authority.administers(unit.id());
        boolean shapes = his && !type.isFixed() && authority.mayShape(type, unit.parent());
        boolean lasting =
                authority.isOwn(unit) || (unit.account() != 0 && unit.account() == tree.holder());
        add(acts, "change", his && !Field.of(type).isEmpty());
        add(acts, "move", shapes && !type.isLink());
        add(acts, "copy", shapes && Copying.TYPES.contains(type));
        add(acts, "delete", shapes && !lasting);
        boolean switches = his && Field.of(type).contains(Field.ENABLED);
        add(acts, "enable", switches && !unit.enabled());
        add(acts, "disable", switches && unit.enabled() && !lasting);
        add(acts, "assign", his && WITH_CHANNELS.contains(type));
        add(acts, "permissions", his && WITH_PERMISSIONS.contains(type));
        add(acts, "settings", his && WITH_SETTINGS.contains(type));
        add(
                acts,
                "reset-two-step",
                his
                        && unit.account() != 0
                        && !authority.isOwn(unit)
                        && authority.mayChangePerson(unit.account()));
        return acts;
    }

    /** What he may make below the unit. */
    private List<String> creates(Unit unit) {
        return Arrays.stream(UnitType.values())
                .filter(each -> !each.isFixed() && !each.isLink() && each != UnitType.COMPUTER)
                .filter(each -> each.parents().contains(unit.type()))
                .filter(each -> authority.mayShape(each, unit.id()))
                .map(UnitType::wireName)
                .toList();
    }

    private static List<String> tabs(Unit unit) {
        List<String> tabs = new ArrayList<>();
        add(
                tabs,
                "organization",
                unit.type() != UnitType.ORGANIZATION && !Field.of(unit.type()).isEmpty());
        add(tabs, "channels", WITH_CHANNELS.contains(unit.type()));
        add(tabs, "settings", WITH_SETTINGS.contains(unit.type()));
        return tabs;
    }

    private static void add(List<String> list, String word, boolean really) {
        if (really) {
            list.add(word);
        }
    }
}
