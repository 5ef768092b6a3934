package org.belay.organization.file.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.belay.api.organization.OwnRules;
import org.belay.api.organization.OwnRules.OwnPermission;
import org.belay.api.organization.OwnRules.OwnSetting;
import org.belay.api.organization.Unit;
import org.belay.api.refusal.Refused;

/** Where the permissions and settings of units differ from what a file says. */
final class RuleDifferences {

    private final OwnRules own;
    private final Function<Integer, Optional<Integer>> real;
    private final boolean deletes;

    /**
     * Of those.
     *
     * @param real the unit for which an ID of the file stands, empty if it is still to be made
     */
    RuleDifferences(OwnRules own, Function<Integer, Optional<Integer>> real, boolean deletes) {
        this.own = own;
        this.real = real;
        this.deletes = deletes;
    }

    /** What is to be saved at the entry's unit. */
    List<Step> of(Entry entry, Optional<Unit> unit, String title) {
        List<String> lines = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        Map<String, OwnPermission> members = permissions(entry, unit, false, title, lines, steps);
        Map<String, OwnPermission> external = permissions(entry, unit, true, title, lines, steps);
        Map<String, OwnSetting> settings = settings(entry, unit, title, lines, steps);
        Entry.Rules differing = new Entry.Rules(members, external, settings);
        if (!differing.isEmpty()) {
            steps.add(new Step(lines, work -> work.save(entry, differing)));
        }
        return steps;
    }

    private Map<String, OwnPermission> permissions(
            Entry entry,
            Optional<Unit> unit,
            boolean external,
            String title,
            List<String> lines,
            List<Step> steps) {
        Map<String, OwnPermission> here =
                unit.map(each -> own.permissions(each.id(), external)).orElse(Map.of());
        Map<String, OwnPermission> differing = new TreeMap<>();
        String what = external ? "external permission " : "permission ";
        (external ? entry.rules().external() : entry.rules().members())
                .forEach(
                        (key, wanted) -> {
                            OwnPermission is = here.get(key);
                            if (same(is, wanted)
                                    || isUnknown(
                                            entry,
                                            key,
                                            own.objection(entry.type(), external, key, wanted),
                                            title + ": " + what + key,
                                            steps)) {
                                return;
                            }
                            differing.put(key, wanted);
                            lines.add(
                                    line(
                                            title,
                                            what + key,
                                            is == null ? "" : shown(is),
                                            shown(wanted)));
                        });
        return differing;
    }

    private Map<String, OwnSetting> settings(
            Entry entry, Optional<Unit> unit, String title, List<String> lines, List<Step> steps) {
        Map<String, OwnSetting> here = unit.map(each -> own.settings(each.id())).orElse(Map.of());
        Map<String, OwnSetting> differing = new TreeMap<>();
        entry.rules()
                .settings()
                .forEach(
                        (key, wanted) -> {
                            OwnSetting is = here.get(key);
                            if (wanted.equals(is)
                                    || isUnknown(
                                            entry,
                                            key,
                                            own.objection(entry.type(), key, wanted),
                                            title + ": setting " + key,
                                            steps)) {
                                return;
                            }
                            differing.put(key, wanted);
                            lines.add(
                                    line(
                                            title,
                                            "setting " + key,
                                            is == null ? "" : shown(is),
                                            shown(wanted)));
                        });
        here.forEach((key, is) -> hereOnly(entry, key, is, title, differing, lines, steps));
        return differing;
    }

    private void hereOnly(
            Entry entry,
            String key,
            OwnSetting is,
            String title,
            Map<String, OwnSetting> differing,
            List<String> lines,
            List<Step> steps) {
        OwnSetting none = new OwnSetting(Optional.empty(), false);
        if (entry.rules().settings().containsKey(key) || is.equals(none)) {
            return;
        }
        String line = "- " + title + ": setting " + key + " " + shown(is);
        if (deletes && own.objection(entry.type(), key, none).isEmpty()) {
            differing.put(key, none);
            lines.add(line);
        } else {
            steps.add(
                    Step.told(line + ": here only, stays" + (deletes ? "" : " without --delete")));
        }
    }

    // What a bundle declares that isn't installed here is left out; what is wrong stops all.
    private static boolean isUnknown(
            Entry entry, String key, Optional<Refused> objection, String what, List<Step> steps) {
        if (objection.isEmpty()) {
            return false;
        }
        if (!objection.get().code().equals("unknown")) {
            throw Faulty.at(entry.line(), key, key + ": " + objection.get().getMessage());
        }
        steps.add(Step.told("! " + what + ": no installed bundle declares it here"));
        return true;
    }

    private boolean same(OwnPermission is, OwnPermission wanted) {
        if (is == null) {
            return false;
        }
        Set<Integer> units =
                wanted.units().stream()
                        .map(id -> real.apply(id).orElse(0))
                        .collect(Collectors.toSet());
        return is.equals(
                new OwnPermission(wanted.given(), wanted.option(), units, wanted.locked()));
    }

    private static String line(String title, String what, String was, String is) {
        String before = was.isEmpty() ? "" : was + " → ";
        return "~ " + title + ": " + what + " " + before + is;
    }

    private static String shown(OwnPermission permission) {
        return (permission.given() ? "given" : "not given")
                + (permission.option().isEmpty() ? "" : " (" + permission.option() + ")")
                + (permission.units().isEmpty()
                        ? ""
                        : " " + permission.units().stream().sorted().toList())
                + (permission.locked() ? ", locked" : "");
    }

    private static String shown(OwnSetting setting) {
        String value =
                setting.value()
                        .map(text -> "\"" + text.replace("\n", "⏎") + "\"")
                        .orElse("inherited");
        return value + (setting.locked() ? ", locked" : "");
    }
}
