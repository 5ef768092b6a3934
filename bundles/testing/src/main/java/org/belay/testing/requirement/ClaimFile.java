package org.belay.testing.requirement;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The file {@code target/requirements.tsv} of one module, one {@link Claim} a line.
 *
 * <p>Surefire and failsafe, and each of their forks, add to the same file; a run replaces what an
 * earlier run said about the same classes and leaves the others alone.
 */
final class ClaimFile {

    /** The file's name below a module's {@code target}. */
    static final String NAME = "requirements.tsv";

    private final Path path;

    ClaimFile(Path path) {
        this.path = path;
    }

    /** All claims, in the file's order; none when there is no file. */
    List<Claim> read() throws IOException {
        if (!Files.exists(path)) {
            return List.of();
        }
        return parse(Files.readString(path));
    }

    /**
     * Replaces the claims of the classes that ran.
     *
     * @param classes binary names of the classes that ran, also of those that claim nothing any more
     * @param claims what they claim now
     */
    void replace(Set<String> classes, Collection<Claim> claims) throws IOException {
        if (claims.isEmpty() && !Files.exists(path)) {
            return;
        }
        Files.createDirectories(path.toAbsolutePath().getParent());
        try (var channel =
                        FileChannel.open(
                                path,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            var all = new ArrayList<Claim>();
            for (Claim known : parse(readAll(channel))) {
                if (!classes.contains(known.testClass())) {
                    all.add(known);
                }
            }
            all.addAll(claims);
            writeAll(channel, all);
        }
    }

    private static String readAll(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            // a read may bring less than there is
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }

    private static void writeAll(FileChannel channel, List<Claim> claims) throws IOException {
        var text = new StringBuilder();
        for (Claim claim : claims) {
            text.append(claim.line()).append('\n');
        }
        channel.truncate(0);
        channel.position(0);
        var bytes = StandardCharsets.UTF_8.encode(text.toString());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static List<Claim> parse(String text) {
        return text.lines().filter(line -> !line.isBlank()).map(Claim::parse).toList();
    }
}
