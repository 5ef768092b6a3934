package org.belay.testing.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.belay.testing.Patience;

/**
 * A gateway unpacked from the distribution into a folder of its own, on ports of its own. Started,
 * stopped and asked by the distribution's own script. Not safe for use by several threads.
 */
public final class TestGateway implements AutoCloseable {

    /** A first start unpacks bundles and makes a database: half a minute on an idle machine. */
    private static final Duration START = Patience.LONG.multipliedBy(5);

    private final Path home;
    private final int port;

    private TestGateway(Path home, int port) {
        this.home = home;
        this.port = port;
    }

    /**
     * The distribution that the build has made, named by the system property {@code
     * belay.distribution}.
     */
    public static Path distribution() {
        String path = System.getProperty("belay.distribution");
        if (path == null || !Files.isRegularFile(Path.of(path))) {
            throw new IllegalStateException(
                    "belay.distribution must name the distribution's tar.gz, but is " + path);
        }
        return Path.of(path);
    }

    /**
     * Unpacks the distribution; nothing runs yet, so that files in etc may be written first.
     *
     * @param home is emptied first: what an earlier run left must not pass for a first start
     */
    public static TestGateway unpack(Path distribution, Path home) {
        try {
            empty(home);
            Files.createDirectories(home);
            run(
                    List.of(
                            "tar",
                            "-xzf",
                            distribution.toString(),
                            "-C",
                            home.toString(),
                            "--strip-components=1"));
            int port = freePort();
            TestGateway gateway = new TestGateway(home, port);
            gateway.replace(
                    "org.apache.felix.http.cfg",
                    "(?m)^org\\.osgi\\.service\\.http\\.port *=.*",
                    "org.osgi.service.http.port = " + port);
            gateway.replace(
                    "org.apache.karaf.shell.cfg", "(?m)^sshPort *=.*", "sshPort = " + freePort());
            return gateway;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void empty(Path home) throws IOException {
        if (!Files.exists(home)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> all = Files.walk(home)) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Its folder. */
    public Path home() {
        return home;
    }

    /** Where it is met: {@code http://localhost:<port>/}. */
    public URI address() {
        return URI.create("http://localhost:" + port + "/");
    }

    /** Writes a file into its {@code etc}. */
    public void etc(String file, String content) {
        try {
            Path target = home.resolve("etc").resolve(file);
            Files.createDirectories(target.getParent());
            // Moved into place, so that nobody who watches the folder sees half a file.
            Path written = Files.createTempFile(home, "etc", null);
            Files.writeString(written, content);
            Files.move(written, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a file from its {@code etc}. */
    public void removeFromEtc(String file) {
        try {
            Files.delete(home.resolve("etc").resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void replace(String file, String pattern, String replacement) throws IOException {
        Path path = home.resolve("etc").resolve(file);
        String content = Files.readString(path);
        String changed = Pattern.compile(pattern).matcher(content).replaceFirst(replacement);
        if (changed.equals(content)) {
            throw new IllegalStateException(file + " has no line like " + pattern);
        }
        Files.writeString(path, changed);
    }

    /** Starts it and returns when it is ready; if it doesn't get ready, it doesn't stay. */
    public TestGateway start() {
        try {
            script("start");
            return this;
        } catch (IllegalStateException e) {
            kill();
            throw e;
        }
    }

    /** Stops it as an administrator would. */
    public void stop() {
        script("stop");
    }

    /** Ends its process at once, as a power cut would. */
    public void kill() {
        process()
                .ifPresent(
                        process -> {
                            process.destroyForcibly();
                            try {
                                process.onExit().get(Patience.LONG.toSeconds(), TimeUnit.SECONDS);
                            } catch (Exception e) {
                                throw new IllegalStateException("the gateway can't be killed", e);
                            }
                        });
    }

    /** Its process, empty if it doesn't run. */
    public Optional<ProcessHandle> process() {
        try {
            Path file = home.resolve("karaf.pid");
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            long pid = Long.parseLong(Files.readString(file).strip());
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command in its shell; what it printed. */
    public String shell(String command) {
        return script("client", command);
    }

    /** The token of the one-time set-up link. */
    public String setUpToken() {
        try {
            String link = Files.readString(home.resolve("data/setup-link.txt")).strip();
            return link.substring(link.indexOf("token=") + "token=".length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it has logged so far. */
    public String log() {
        try {
            return Files.readString(home.resolve("data/log/belay.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String script(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin/belay").toString());
        command.addAll(List.of(arguments));
        return run(command);
    }

    private static String run(List<String> command) {
        try {
            Path output = Files.createTempFile("belay", ".out");
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectInput(
                                    ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                            .redirectOutput(output.toFile());
            // The script gives up first, because it can say what the gateway lacks.
            builder.environment().put("BELAY_PATIENCE", String.valueOf(START.toSeconds()));
            Process process = builder.start();
            boolean ended =
                    process.waitFor(START.plus(Patience.LONG).toSeconds(), TimeUnit.SECONDS);
            String said = Files.readString(output, StandardCharsets.UTF_8);
            Files.delete(output);
            if (!ended) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " did not end: " + said);
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException(
                        command + " ended with " + process.exitValue() + ": " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Appends a line to a file in {@code etc}. */
    public void appendToEtc(String file, String line) {
        try {
            Files.writeString(
                    home.resolve("etc").resolve(file), line + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
