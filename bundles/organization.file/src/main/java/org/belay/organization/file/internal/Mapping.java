package org.belay.organization.file.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.belay.api.refusal.Refused;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Names with values in the file. Each value is asked for by its form; what nobody asks for is wrong. */
final class Mapping {

    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();

    private Mapping(int line) {
        this.line = line;
    }

    /**
     * The node as one.
     *
     * @throws Refused if it is something else, or has a name twice
     */
    static Mapping of(Node node, String what) {
        if (!(node instanceof MappingNode mapping)) {
            throw Faulty.at(line(node), what, what + " must be names with values");
        }
        Mapping made = new Mapping(line(node));
        for (NodeTuple each : mapping.getValue()) {
            String name = scalar(each.getKeyNode(), what);
            if (made.values.put(name, each.getValueNode()) != null) {
                throw Faulty.at(line(each.getKeyNode()), name, name + " is there twice");
            }
        }
        return made;
    }

    static int line(Node node) {
        return node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
    }

    int line() {
        return line;
    }

    int lineOf(String name) {
        return values.containsKey(name) ? line(values.get(name)) : line;
    }

    Set<String> names() {
        return values.keySet();
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** Goes on if there is nothing but those names. */
    void allow(Set<String> names) {
        for (String each : values.keySet()) {
            if (!names.contains(each)) {
                throw Faulty.at(lineOf(each), each, each + " isn't known here");
            }
        }
    }

    Optional<String> text(String name) {
        return value(name).map(each -> scalar(each, name));
    }

    Optional<Boolean> flag(String name) {
        return text(name)
                .map(
                        text ->
                                switch (text) {
                                    case "true" -> true;
                                    case "false" -> false;
                                    default ->
                                            throw Faulty.at(
                                                    lineOf(name),
                                                    name,
                                                    name + " must be true or false");
                                });
    }

    Optional<Integer> number(String name) {
        return value(name).map(each -> number(each, name));
    }

    List<Integer> numbers(String name) {
        return list(name).stream().map(each -> number(each, name)).toList();
    }

    List<String> texts(String name) {
        return list(name).stream().map(each -> scalar(each, name)).toList();
    }

    List<Node> list(String name) {
        Node node = values.get(name);
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof SequenceNode sequence)) {
            throw Faulty.at(line(node), name, name + " must be a list");
        }
        return sequence.getValue();
    }

    Optional<Node> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** A scalar's text; of a list of scalars its lines, as settings keep them. */
    static String content(Node node, String name) {
        if (node instanceof SequenceNode sequence) {
            List<String> lines = new ArrayList<>();
            sequence.getValue().forEach(each -> lines.add(scalar(each, name)));
            return String.join("\n", lines);
        }
        return scalar(node, name);
    }

    private static int number(Node node, String name) {
        try {
            return Integer.parseInt(scalar(node, name));
        } catch (NumberFormatException e) {
            throw Faulty.at(line(node), name, name + " must be a whole number");
        }
    }

    private static String scalar(Node node, String name) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw Faulty.at(line(node), name, name + " must be a single value");
    }
}
