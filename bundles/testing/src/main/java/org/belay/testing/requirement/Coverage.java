package org.belay.testing.requirement;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes {@code docs/requirements/coverage.md} from the catalogue and from what the tests wrote down while
 * they ran. Needs nothing but the JDK, so that it runs from the module's {@code target/classes}:
 * {@code java -cp bundles/testing/target/classes org.belay.testing.requirement.Coverage [root]}.
 */
public final class Coverage {

    /** The page was written. */
    static final int WRITTEN = 0;

    /** A test cites a row that the catalogue does not have; nothing was written. */
    static final int UNKNOWN_ROW = 1;

    /** No module has test results; nothing was written. */
    static final int NO_RESULTS = 2;

    private final Path root;
    private final PrintStream out;

    Coverage(Path root, PrintStream out) {
        this.root = root;
        this.out = out;
    }

    /**
     * Runs the generator and ends the process with 0 (page written), 1 (a test cites an unknown row) or 2 (no
     * test results).
     *
     * @param args the repository's root; the working directory when there is none
     */
    public static void main(String[] args) throws IOException {
        System.exit(new Coverage(Path.of(args.length > 0 ? args[0] : "."), System.out).run());
    }

    int run() throws IOException {
        Path folder = root.resolve("docs/requirements");
        Catalogue catalogue = Catalogue.read(folder);
        Proofs proofs = Proofs.read(root);
        if (proofs.isEmpty()) {
            out.println("No test has cited a requirement: run ./belay test first.");
            return NO_RESULTS;
        }
        List<String> unknown = proofs.ids().stream().filter(id -> !catalogue.contains(id)).toList();
        if (!unknown.isEmpty()) {
            unknown.forEach(
                    id ->
                            out.println(
                                    id
                                            + " is in no table of docs/requirements, but is cited by "
                                            + citing(proofs, id)));
            return UNKNOWN_ROW;
        }
        CoveragePage page = new CoveragePage(catalogue, proofs);
        Files.writeString(folder.resolve("coverage.md"), page.markdown());
        out.println(
                "docs/requirements/coverage.md: "
                        + page.proved()
                        + " of "
                        + catalogue.rows().size()
                        + " rows proved");
        return WRITTEN;
    }

    private static String citing(Proofs proofs, String id) {
        return String.join(
                ", ",
                proofs.of(id).stream().map(proof -> proof.claim().testClass()).distinct().toList());
    }
}
