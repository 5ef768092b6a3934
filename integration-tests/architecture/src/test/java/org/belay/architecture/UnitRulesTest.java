package org.belay.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.belay.api.organization.UnitType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page's table of what may lie where is the gateway's. */
class UnitRulesTest {

    private static final Path PAGE =
            Path.of("../../bundles/web.admin/src/main/resources/ui/web.admin/unit-rules.js");
    private static final Pattern LINE = Pattern.compile("^  '?([a-z-]+)'?: \\[(.*)],$");

    @Test
    @Tag("ORG-04")
    void thePageMovesWhatTheGatewayMoves() throws IOException {
        Map<String, Set<String>> gateway = new TreeMap<>();
        for (UnitType type : UnitType.values()) {
            if (!type.isFixed() && !type.isLink()) {
                gateway.put(type.wireName(), names(type.parents()));
            }
        }

        assertThat(page("PARENTS")).isEqualTo(gateway);
    }

    @Test
    @Tag("ORG-04")
    void thePageAssignsWhatTheGatewayAssigns() throws IOException {
        Map<String, Set<String>> gateway = new TreeMap<>();
        for (UnitType link : UnitType.values()) {
            for (UnitType target : link.targets()) {
                gateway.put(target.wireName(), names(link.parents()));
            }
        }

        assertThat(page("ASSIGNED")).isEqualTo(gateway);
    }

    private static Set<String> names(Set<UnitType> types) {
        return types.stream()
                .map(UnitType::wireName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The entries of a table of the page, from the line with its name to the one that closes it. */
    private static Map<String, Set<String>> page(String table) throws IOException {
        Map<String, Set<String>> entries = new TreeMap<>();
        boolean inside = false;
        for (String line : Files.readAllLines(PAGE)) {
            inside = (inside || line.startsWith("const " + table + " ")) && !line.equals("};");
            Matcher entry = LINE.matcher(line);
            if (inside && entry.matches()) {
                entries.put(
                        entry.group(1),
                        Arrays.stream(entry.group(2).split(", "))
                                .map(each -> each.replace("'", ""))
                                .collect(Collectors.toCollection(TreeSet::new)));
            }
        }
        return entries;
    }
}
