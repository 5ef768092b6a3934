package org.belay.testing.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.belay.testing.Patience;

/**
 * A PostgreSQL server for one test class or bench: of the newest release under {@code
 * /usr/lib/postgresql}, on a free port of the loopback address, with its own folder that is deleted
 * in the end, and with {@code fsync} on, as in production. Run by root, the server runs as the user
 * {@code postgres}, because it refuses root. The user {@code belay} needs no password.
 */
public final class PostgresServer implements AutoCloseable {

    private static final Path RELEASES = Path.of("/usr/lib/postgresql");
    private static final String HOST = "127.0.0.1";
    private static final String USER = "belay";

    private final Path programs;
    private final Path home;
    private final int port;
    private final Thread atExit = new Thread(this::destroy);
    private Process process;

    private PostgresServer(Path programs, Path home, int port) {
        this.programs = programs;
        this.home = home;
        this.port = port;
    }

    /** Whether this machine has a PostgreSQL server to start. */
    public static boolean isInstalled() {
        return programs().isPresent();
    }

    /**
     * Creates a server and starts it.
     *
     * @throws IllegalStateException if there is none installed, or it doesn't start
     */
    public static PostgresServer start() {
        Path programs =
                programs()
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "No PostgreSQL under "
                                                        + RELEASES
                                                        + ": apt-get install postgresql"));
        try {
            PostgresServer server = new PostgresServer(programs, newFolder(), freePort());
            server.initialize();
            Runtime.getRuntime().addShutdownHook(server.atExit);
            server.restart();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> programs() {
        if (!Files.isDirectory(RELEASES)) {
            return Optional.empty();
        }
        try (Stream<Path> releases = Files.list(RELEASES)) {
            return releases.filter(release -> Files.isExecutable(release.resolve("bin/postgres")))
                    .max(
                            Comparator.comparingInt(
                                    release -> Integer.parseInt(release.getFileName().toString())))
                    .map(release -> release.resolve("bin"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Not below the build folder: another user has to be able to reach it. */
    private static Path newFolder() throws IOException {
        Path parent = Path.of("/var/tmp");
        return Files.isWritable(parent)
                ? Files.createTempDirectory(parent, "belay-postgres-")
                : Files.createTempDirectory("belay-postgres-");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private void initialize() throws IOException {
        if (isRoot()) {
            Files.setOwner(
                    home,
                    home.getFileSystem()
                            .getUserPrincipalLookupService()
                            .lookupPrincipalByName("postgres"));
        }
        run("initdb", "-D", data(), "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "-N");
    }

    private String data() {
        return home.resolve("data").toString();
    }

    /** The address of a database of that name for the JDBC driver, without parameters. */
    public String url(String database) {
        return "jdbc:postgresql://" + HOST + ":" + port + "/" + database;
    }

    /** The user who owns everything; any password will do. */
    public String user() {
        return USER;
    }

    /** Creates a database. */
    public void createDatabase(String name) {
        run("createdb", "-h", HOST, "-p", String.valueOf(port), "-U", USER, name);
    }

    /** Starts the server after {@link #kill} or {@link #stop}, and waits until it answers. */
    public void restart() {
        long end = System.nanoTime() + Patience.LONG.toNanos();
        while (System.nanoTime() < end) {
            try {
                process = launch();
                while (System.nanoTime() < end) {
                    // Doubles as the pause between two questions.
                    if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                        break; // the dead one's memory may still be in use: again
                    }
                    if (answers()) {
                        return;
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new IllegalStateException("PostgreSQL doesn't start; see " + home + "/server.log");
    }

    private Process launch() throws IOException {
        return command(
                        "postgres",
                        "-D",
                        data(),
                        "-p",
                        String.valueOf(port),
                        "-c",
                        "listen_addresses=" + HOST,
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "fsync=on")
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(home.resolve("server.log").toFile()))
                .start();
    }

    private boolean answers() throws IOException, InterruptedException {
        return command("pg_isready", "-q", "-h", HOST, "-p", String.valueOf(port)).start().waitFor()
                == 0;
    }

    /** Whether it runs, frozen or not. */
    public boolean isRunning() {
        return process.isAlive();
    }

    /** Ends the server in order, cutting off whoever is connected. */
    public void stop() {
        run("pg_ctl", "-D", data(), "-m", "fast", "-w", "stop");
    }

    /** Kills the server and all its processes at once, as a power cut would. */
    public void kill() {
        killAll();
        process.onExit().join();
    }

    private void killAll() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    /** Freezes all processes of the server: connections stay, nothing answers. */
    public void freeze() {
        signal("-STOP");
    }

    /** Lets a frozen server go on. */
    public void thaw() {
        signal("-CONT");
    }

    private void signal(String signal) {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        command.add(String.valueOf(process.pid()));
        process.descendants().forEach(child -> command.add(String.valueOf(child.pid())));
        await(new ProcessBuilder(command));
    }

    private ProcessBuilder command(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(
                    List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).directory(home.toFile());
    }

    private void run(String program, String... arguments) {
        await(command(program, arguments));
    }

    private static void await(ProcessBuilder command) {
        try {
            Process started = command.redirectErrorStream(true).start();
            String said =
                    new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (started.waitFor() != 0) {
                throw new IllegalStateException(command.command() + " failed: " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Kills the server and deletes its folder. */
    @Override
    public void close() {
        destroy();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private void destroy() {
        if (process != null) {
            kill();
        }
        Folders.delete(home);
    }
}
