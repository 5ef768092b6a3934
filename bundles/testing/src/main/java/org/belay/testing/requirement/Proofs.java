package org.belay.testing.requirement;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the tests of all modules claim, by row. */
final class Proofs {

    /** Folders that hold no module, or too much to look through. */
    private static final Set<String> PASSED_OVER =
            Set.of(".git", ".mvn", "src", "docs", "node_modules");

    private final Map<String, SortedSet<Proof>> byId = new TreeMap<>();

    /** Collects every {@code target/requirements.tsv} below the root. */
    static Proofs read(Path root) throws IOException {
        var proofs = new Proofs();
        for (Path target : targets(root)) {
            String module = root.relativize(target.getParent()).toString().replace('\\', '/');
            for (Claim claim : new ClaimFile(target.resolve(ClaimFile.NAME)).read()) {
                if (stillThere(target, claim)) {
                    proofs.add(new Proof(module.isEmpty() ? "." : module, claim));
                }
            }
        }
        return proofs;
    }

    private static List<Path> targets(Path root) throws IOException {
        var found = new ArrayList<Path>();
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path folder, BasicFileAttributes attributes) {
                        String name = String.valueOf(folder.getFileName());
                        if (name.equals("target")) {
                            if (Files.isRegularFile(folder.resolve(ClaimFile.NAME))) {
                                found.add(folder);
                            }
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        return PASSED_OVER.contains(name) && !folder.equals(root)
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }
                });
        return found;
    }

    /** A deleted or renamed test class leaves its lines behind until the next clean build. */
    private static boolean stillThere(Path target, Claim claim) {
        Path classes = target.resolve("test-classes");
        return !Files.isDirectory(classes)
                || Files.exists(classes.resolve(claim.testClass().replace('.', '/') + ".class"));
    }

    private void add(Proof proof) {
        byId.computeIfAbsent(proof.claim().id(), id -> new TreeSet<>()).add(proof);
    }

    boolean isEmpty() {
        return byId.isEmpty();
    }

    /** The rows that are cited, in alphabetical order. */
    Set<String> ids() {
        return byId.keySet();
    }

    /** Everything that is claimed about a row, by module and class; empty if nothing is. */
    SortedSet<Proof> of(String id) {
        return byId.getOrDefault(id, new TreeSet<>());
    }

    /** Whether at least one test passed that cites the row, and none failed. */
    boolean proves(String id) {
        SortedSet<Proof> all = of(id);
        return all.stream().anyMatch(proof -> proof.claim().outcome() == Outcome.PASSED)
                && all.stream().noneMatch(proof -> proof.claim().outcome() == Outcome.FAILED);
    }
}
