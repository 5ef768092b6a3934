package org.belay.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Our bundles by the folders in which they are built; folder name = root package (design). */
final class Bundles {

    private static final Path FOLDER = Path.of("..", "..", "bundles").toAbsolutePath().normalize();
    private static final String ROOT = "org.belay.";

    /** Not a bundle: never shipped. */
    private static final String TESTING = "testing";

    private final List<String> names;

    private Bundles(List<String> names) {
        this.names = names;
    }

    /** Those whose classes have been built. */
    static Bundles built() {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return new Bundles(
                    folders.map(folder -> folder.getFileName().toString())
                            .filter(name -> !name.equals(TESTING))
                            .filter(name -> Files.isDirectory(classes(name)))
                            .sorted(Comparator.comparing(String::length).reversed())
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> names() {
        return names;
    }

    List<Path> classes() {
        return names.stream().map(Bundles::classes).toList();
    }

    /** The folder with a bundle's classes. */
    static Path classes(String name) {
        return FOLDER.resolve(name).resolve("target").resolve("classes");
    }

    /** The bundle to which a package of ours belongs: {@code web.console} before {@code web}. */
    Optional<String> of(String packageName) {
        return names.stream()
                .filter(name -> (packageName + ".").startsWith(ROOT + name + "."))
                .findFirst();
    }
}
