package org.belay.testing.requirement;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The page {@code docs/requirements/coverage.md}: the same for the same results, whatever the time or machine. */
final class CoveragePage {

    private static final int PERCENT = 100;

    private final Catalogue catalogue;
    private final Proofs proofs;

    CoveragePage(Catalogue catalogue, Proofs proofs) {
        this.catalogue = catalogue;
        this.proofs = proofs;
    }

    /** How many rows a passing test proves. */
    long proved() {
        return proved(catalogue.rows());
    }

    String markdown() {
        var page = new StringBuilder();
        page.append("# Which test proves which requirement\n\n");
        page.append("Made from test results by `./belay coverage`; don't edit it. ");
        page.append("A row counts when a test that cites it passed and none failed.\n\n");
        page.append("**")
                .append(proved())
                .append(" of ")
                .append(catalogue.rows().size())
                .append(" rows proved.**\n\n");
        summary(page);
        catalogue.byArea().forEach((area, rows) -> area(page, area, rows));
        return page.toString();
    }

    private void summary(StringBuilder page) {
        page.append("| area | page | rows | proved | |\n|---|---|---:|---:|---:|\n");
        for (Map.Entry<String, List<Requirement>> area : catalogue.byArea().entrySet()) {
            List<Requirement> rows = area.getValue();
            long proved = proved(rows);
            page.append("| ")
                    .append(
                            proved > 0
                                    ? "[%s](#%s)".formatted(area.getKey(), anchor(area.getKey()))
                                    : area.getKey())
                    .append(" | ")
                    .append(link(rows.get(0).page(), rows.get(0).page()))
                    .append(
                            " | %d | %d | %d %% |\n"
                                    .formatted(
                                            rows.size(), proved, proved * PERCENT / rows.size()));
        }
        page.append('\n');
    }

    private void area(StringBuilder page, String area, List<Requirement> rows) {
        page.append("## ").append(area).append("\n\n");
        List<Requirement> cited =
                rows.stream().filter(row -> !proofs.of(row.id()).isEmpty()).toList();
        if (!cited.isEmpty()) {
            page.append("| row | says | proved by |\n|---|---|---|\n");
            cited.forEach(row -> row(page, row));
            page.append('\n');
        }
        String open =
                rows.stream()
                        .filter(row -> proofs.of(row.id()).isEmpty())
                        .map(Requirement::id)
                        .collect(Collectors.joining(", "));
        if (!open.isEmpty()) {
            page.append("No test yet: ").append(open).append(".\n\n");
        }
    }

    private void row(StringBuilder page, Requirement row) {
        String tests =
                proofs.of(row.id()).stream()
                        .map(CoveragePage::test)
                        .collect(Collectors.joining("<br>"));
        page.append("| ")
                .append(row.id())
                .append(" | ")
                .append(row.gist())
                .append(" | ")
                .append(tests)
                .append(" |\n");
    }

    private static String test(Proof proof) {
        Claim claim = proof.claim();
        String name = "`%s` %s".formatted(claim.simpleClass(), Markdown.cell(claim.sentence()));
        return switch (claim.outcome()) {
            case PASSED -> name;
            case SKIPPED -> name + " (**skipped**)";
            case FAILED -> name + " (**failed**)";
        };
    }

    private long proved(Collection<Requirement> rows) {
        return rows.stream().filter(row -> proofs.proves(row.id())).count();
    }

    private static String link(String text, String address) {
        return "[%s](%s)".formatted(text, address);
    }

    private static String anchor(String area) {
        return area.toLowerCase(Locale.ROOT);
    }
}
