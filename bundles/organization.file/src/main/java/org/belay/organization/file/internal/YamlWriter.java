package org.belay.organization.file.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.belay.api.organization.OwnRules.OwnPermission;
import org.belay.api.organization.OwnRules.OwnSetting;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/** Documents as text that people read and version control compares line by line. */
final class YamlWriter {

    // No date and no address of the gateway: the text changes when the organization does.
    private static final String HEAD =
            """
            # The organization of a Belay gateway, without passwords and other secrets.
            # Written by belay:org-export. belay:org-import --dry-run shows what loading it would change.
            # What it doesn't say of a unit is at its default. IDs tell units apart in this file; a unit that
            # the loading gateway doesn't have gets a new one there.
            """;

    private YamlWriter() {}

    static String write(Document document) {
        Map<String, Object> top = new LinkedHashMap<>();
        top.put("version", Document.VERSION);
        Entry organization = document.organization();
        putFields(organization, top);
        if (!document.labels().isEmpty()) {
            top.put("labels", document.labels());
        }
        putRules(organization.rules(), top);
        top.put("contains", organization.contains().stream().map(YamlWriter::map).toList());
        return HEAD + yaml().dump(top);
    }

    private static Yaml yaml() {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(FlowStyle.BLOCK);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setWidth(Integer.MAX_VALUE);
        options.setSplitLines(false);
        options.setAllowUnicode(true);
        options.setDereferenceAliases(true); // equal lists aren't one list
        return new Yaml(new Words(options), options);
    }

    private static Map<String, Object> map(Entry entry) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("type", entry.type().wireName());
        if (entry.id() > 0) {
            map.put("id", entry.id());
        }
        if (entry.sameAs() != 0) {
            map.put("same-as", entry.sameAs());
        }
        putFields(entry, map);
        putRules(entry.rules(), map);
        if (!entry.contains().isEmpty()) {
            map.put("contains", entry.contains().stream().map(YamlWriter::map).toList());
        }
        return map;
    }

    private static void putFields(Entry entry, Map<String, Object> map) {
        entry.fields()
                .forEach(
                        (field, value) ->
                                map.put(
                                        field.key(),
                                        switch (field.kind()) {
                                            case TEXT -> value.get(0);
                                            case FLAG -> Boolean.valueOf(value.get(0));
                                            case WORDS -> value;
                                            case UNIT -> Integer.valueOf(value.get(0));
                                            case UNITS ->
                                                    value.stream().map(Integer::valueOf).toList();
                                        }));
    }

    private static void putRules(Entry.Rules rules, Map<String, Object> map) {
        putPermissions("permissions", rules.members(), map);
        putPermissions("external-permissions", rules.external(), map);
        if (!rules.settings().isEmpty()) {
            Map<String, Object> settings = new LinkedHashMap<>();
            rules.settings().forEach((key, setting) -> settings.put(key, value(setting)));
            map.put("settings", settings);
        }
    }

    private static void putPermissions(
            String name, Map<String, OwnPermission> permissions, Map<String, Object> map) {
        if (!permissions.isEmpty()) {
            Map<String, Object> values = new LinkedHashMap<>();
            permissions.forEach((key, permission) -> values.put(key, value(permission)));
            map.put(name, values);
        }
    }

    private static Object value(OwnPermission permission) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("given", permission.given());
        if (!permission.option().isEmpty()) {
            map.put("option", permission.option());
        }
        if (!permission.units().isEmpty()) {
            map.put("units", permission.units().stream().sorted().toList());
        }
        if (permission.locked()) {
            map.put("locked", true);
        }
        return map.size() == 1 ? permission.given() : map;
    }

    private static Object value(OwnSetting setting) {
        if (!setting.locked()) {
            return plain(setting.value().orElse(""));
        }
        Map<String, Object> map = new LinkedHashMap<>();
        setting.value().ifPresent(value -> map.put("value", plain(value)));
        map.put("locked", true);
        return map;
    }

    // Numbers and switches without quotation marks; whatever it is, it is read as text again.
    private static Object plain(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        return text.matches("0|-?[1-9][0-9]{0,8}") ? (Object) Integer.valueOf(text) : text;
    }

    /** Texts of several lines as they are, short lists in one line. */
    private static final class Words extends Representer {

        Words(DumperOptions options) {
            super(options);
        }

        @Override
        protected Node representScalar(Tag tag, String value, ScalarStyle style) {
            boolean lines = value.indexOf('\n') >= 0 && tag.equals(Tag.STR);
            return super.representScalar(tag, value, lines ? ScalarStyle.LITERAL : style);
        }

        @Override
        protected Node representSequence(Tag tag, Iterable<?> sequence, FlowStyle style) {
            boolean words = true;
            for (Object each : sequence) {
                words &= each instanceof String || each instanceof Integer;
            }
            return super.representSequence(tag, sequence, words ? FlowStyle.FLOW : style);
        }
    }
}
