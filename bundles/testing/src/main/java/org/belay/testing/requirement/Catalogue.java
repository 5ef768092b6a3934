package org.belay.testing.requirement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All rows of {@code docs/requirements}, in the order of the pages. */
final class Catalogue {

    private static final Pattern PAGE = Pattern.compile("\\d\\d-.*\\.md");
    private static final Pattern ROW =
            Pattern.compile("\\|\\s*([^|\\s]+)\\s*\\|\\s*(.*?)\\s*(?<!\\\\)\\|.*");

    private final Map<String, Requirement> rows;

    private Catalogue(Map<String, Requirement> rows) {
        this.rows = rows;
    }

    /**
     * Reads the pages whose names begin with two digits.
     *
     * @throws IllegalStateException if two rows have one ID
     */
    static Catalogue read(Path folder) throws IOException {
        List<Path> pages;
        try (var files = Files.list(folder)) {
            pages =
                    files.filter(file -> PAGE.matcher(file.getFileName().toString()).matches())
                            .sorted()
                            .toList();
        }
        var rows = new LinkedHashMap<String, Requirement>();
        for (Path page : pages) {
            for (String line : Files.readAllLines(page)) {
                Matcher row = ROW.matcher(line);
                if (row.matches() && Claim.isId(row.group(1))) {
                    add(
                            rows,
                            new Requirement(
                                    row.group(1), page.getFileName().toString(), row.group(2)));
                }
            }
        }
        return new Catalogue(rows);
    }

    private static void add(Map<String, Requirement> rows, Requirement row) {
        Requirement twin = rows.putIfAbsent(row.id(), row);
        if (twin != null) {
            throw new IllegalStateException(
                    "two rows are called "
                            + row.id()
                            + ", in "
                            + twin.page()
                            + " and "
                            + row.page());
        }
    }

    boolean contains(String id) {
        return rows.containsKey(id);
    }

    Collection<Requirement> rows() {
        return rows.values();
    }

    /** The rows of each area, areas and rows in the order of the pages. */
    Map<String, List<Requirement>> byArea() {
        var areas = new LinkedHashMap<String, List<Requirement>>();
        for (Requirement row : rows.values()) {
            areas.computeIfAbsent(row.area(), area -> new ArrayList<>()).add(row);
        }
        return areas;
    }
}
