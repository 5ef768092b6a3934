package org.belay.organization.file.internal;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.belay.api.organization.Directory;
import org.belay.api.organization.OrganizationFile;
import org.belay.api.organization.OwnRules.OwnPermission;
import org.belay.api.organization.OwnRules.OwnSetting;
import org.belay.api.organization.UnitType;
import org.belay.api.refusal.Refused;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Documents from text that anybody may have written. No object is made of what a tag names, and
 * aliases are refused: a few lines of them could stand for gigabytes.
 */
final class YamlReader {

    private static final int DEEPEST = 200;
    private static final Set<String> OF_ALL =
            Set.of("permissions", "external-permissions", "settings", "contains");

    private int unnamed;

    private YamlReader() {}

    /**
     * Reads it.
     *
     * @throws Refused {@code invalid} or {@code too-long}
     */
    static Document read(String text) {
        if (text.length() > OrganizationFile.MOST_BYTES
                || text.getBytes(StandardCharsets.UTF_8).length > OrganizationFile.MOST_BYTES) {
            throw Refused.tooLong("file", OrganizationFile.MOST_BYTES);
        }
        try {
            refuseAliases(text);
            Node top = yaml().compose(new StringReader(text));
            if (top == null) {
                throw Faulty.at(0, "file", "The file is empty");
            }
            return new YamlReader().document(Mapping.of(top, "file"));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw Faulty.at(line, "file", "It isn't YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw Faulty.at(0, "file", "It isn't YAML: " + e.getMessage());
        }
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(OrganizationFile.MOST_BYTES);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(0);
        return new Yaml(new SafeConstructor(options));
    }

    private static void refuseAliases(String text) {
        for (Event each : yaml().parse(new StringReader(text))) {
            if (each instanceof AliasEvent) {
                throw Faulty.at(
                        each.getStartMark().getLine() + 1, "file", "Aliases (*) aren't taken");
            }
        }
    }

    private Document document(Mapping top) {
        int version =
                top.number("version")
                        .orElseThrow(() -> Faulty.at(top.line(), "version", "It has no version"));
        if (version != Document.VERSION) {
            throw Faulty.at(
                    top.lineOf("version"),
                    "version",
                    "This gateway reads version " + Document.VERSION);
        }
        Set<String> allowed = new HashSet<>(OF_ALL);
        allowed.addAll(Set.of("version", "labels", Field.NAME.key()));
        top.allow(allowed);
        Entry organization =
                new Entry(
                        top.line(),
                        Directory.ORGANIZATION,
                        UnitType.ORGANIZATION,
                        0,
                        fields(top, UnitType.ORGANIZATION),
                        rules(top),
                        contains(top, UnitType.ORGANIZATION));
        refuseTwins(organization);
        return new Document(
                top.texts("labels").stream().sorted().distinct().toList(), organization);
    }

    private List<Entry> contains(Mapping of, UnitType parent) {
        return of.list("contains").stream()
                .map(each -> entry(Mapping.of(each, "contains"), parent))
                .toList();
    }

    private Entry entry(Mapping of, UnitType parent) {
        UnitType type = type(of);
        if (!type.parents().contains(parent)) {
            throw Faulty.at(
                    of.lineOf("type"),
                    "type",
                    type.wireName() + " can't lie in " + parent.wireName());
        }
        int sameAs = of.number("same-as").orElse(0);
        if (sameAs != 0 && type != UnitType.TECHNICIAN) {
            throw Faulty.at(
                    of.lineOf("same-as"), "same-as", "Only technicians are somebody else, too");
        }
        Set<String> allowed = new HashSet<>(OF_ALL);
        allowed.addAll(Set.of("type", "id", "same-as"));
        Arrays.stream(Field.values())
                .filter(each -> each.isOf(type))
                .filter(each -> sameAs == 0 || Field.OF_PLACE.contains(each))
                .forEach(each -> allowed.add(each.key()));
        of.allow(allowed);
        Map<Field, List<String>> fields = fields(of, type);
        if (Field.NAME.isOf(type) && sameAs == 0 && !fields.containsKey(Field.NAME)) {
            throw Faulty.at(of.line(), "name", "A " + type.wireName() + " needs a name");
        }
        if (of.number("id").filter(each -> each <= 0).isPresent()) {
            throw Faulty.at(of.lineOf("id"), "id", "id must be positive");
        }
        int id = of.number("id").orElseGet(() -> --unnamed);
        return new Entry(of.line(), id, type, sameAs, fields, rules(of), contains(of, type));
    }

    private static UnitType type(Mapping of) {
        String name =
                of.text("type")
                        .orElseThrow(() -> Faulty.at(of.line(), "type", "A unit needs a type"));
        return Arrays.stream(UnitType.values())
                .filter(each -> !each.isLink() && each.wireName().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> Faulty.at(of.lineOf("type"), "type", "There is no type " + name));
    }

    private static Map<Field, List<String>> fields(Mapping of, UnitType type) {
        Map<Field, List<String>> fields = new EnumMap<>(Field.class);
        for (Field each : Field.values()) {
            if (!each.isOf(type) || !of.has(each.key())) {
                continue;
            }
            String key = each.key();
            List<String> value =
                    switch (each.kind()) {
                        case TEXT -> of.text(key).filter(text -> !text.isBlank()).stream().toList();
                        case FLAG -> of.flag(key).stream().map(String::valueOf).toList();
                        case WORDS -> of.texts(key).stream().sorted().distinct().toList();
                        case UNIT -> of.number(key).stream().map(String::valueOf).toList();
                        case UNITS -> ids(of.numbers(key).stream());
                    };
            if (!value.equals(each.byDefault())) {
                fields.put(each, value);
            }
        }
        return fields;
    }

    private static List<String> ids(Stream<Integer> ids) {
        return ids.sorted().distinct().map(String::valueOf).toList();
    }

    private static Entry.Rules rules(Mapping of) {
        Map<String, OwnSetting> settings = new LinkedHashMap<>();
        of.value("settings")
                .map(each -> Mapping.of(each, "settings"))
                .ifPresent(
                        all ->
                                all.names()
                                        .forEach(
                                                key ->
                                                        settings.put(
                                                                key,
                                                                setting(
                                                                        key,
                                                                        all.value(key)
                                                                                .orElseThrow()))));
        return new Entry.Rules(
                permissions(of, "permissions"), permissions(of, "external-permissions"), settings);
    }

    private static Map<String, OwnPermission> permissions(Mapping of, String name) {
        Map<String, OwnPermission> permissions = new LinkedHashMap<>();
        of.value(name)
                .map(each -> Mapping.of(each, name))
                .ifPresent(
                        all ->
                                all.names()
                                        .forEach(
                                                key -> permissions.put(key, permission(all, key))));
        return permissions;
    }

    private static OwnPermission permission(Mapping all, String key) {
        Node node = all.value(key).orElseThrow();
        if (!(node instanceof MappingNode)) {
            return new OwnPermission(all.flag(key).orElseThrow(), "", Set.of(), false);
        }
        Mapping one = Mapping.of(node, key);
        one.allow(Set.of("given", "option", "units", "locked"));
        return new OwnPermission(
                one.flag("given")
                        .orElseThrow(() -> Faulty.at(one.line(), key, key + " doesn't say given")),
                one.text("option").orElse(""),
                new HashSet<>(one.numbers("units")),
                one.flag("locked").orElse(false));
    }

    private static OwnSetting setting(String key, Node node) {
        if (!(node instanceof MappingNode)) {
            return new OwnSetting(Optional.of(Mapping.content(node, key)), false);
        }
        Mapping one = Mapping.of(node, key);
        one.allow(Set.of("value", "locked"));
        return new OwnSetting(
                one.value("value").map(each -> Mapping.content(each, key)),
                one.flag("locked").orElse(false));
    }

    private static void refuseTwins(Entry organization) {
        Set<Integer> ids = new HashSet<>();
        Set<String> emails = new HashSet<>();
        organization
                .all()
                .forEach(
                        each -> {
                            if (!ids.add(each.id())) {
                                throw Faulty.at(
                                        each.line(), "id", "Two units have the ID " + each.id());
                            }
                            String email = each.text(Field.EMAIL).strip().toLowerCase(Locale.ROOT);
                            if (each.type().isUser() && !email.isEmpty() && !emails.add(email)) {
                                throw Faulty.at(
                                        each.line(),
                                        "email",
                                        "Two users have the e-mail address " + email);
                            }
                        });
    }
}
