package org.belay.security.ldap.internal;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * An OpenLDAP server for one test class, on free ports of the loopback address, with its own folder
 * that is deleted in the end. Its certificate is good for 127.0.0.1 and for nothing else.
 */
final class SlapdServer implements AutoCloseable {

    static final String BASE = "dc=acme,dc=example";
    static final String ADMIN = "cn=admin," + BASE;
    static final String PASSWORD = "the directory's own secret";

    private static final Path PROGRAM = Path.of("/usr/sbin/slapd");
    private static final String HOST = "127.0.0.1";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path home;
    private final int port = freePort();
    private final int tlsPort = freePort();
    private final Thread atExit = new Thread(this::destroy);
    private Process process;

    private SlapdServer() throws IOException {
        home = Files.createTempDirectory("belay-slapd-");
    }

    /**
     * Creates a server and starts it; its database is empty.
     *
     * @throws IllegalStateException if there is none installed, or it doesn't start
     */
    static SlapdServer start() {
        if (!Files.isExecutable(PROGRAM)) {
            throw new IllegalStateException("No " + PROGRAM + ": apt-get install slapd");
        }
        try {
            SlapdServer server = new SlapdServer();
            Runtime.getRuntime().addShutdownHook(server.atExit);
            server.certify();
            server.configure();
            server.launch();
            return server;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        }
    }

    private void certify() throws IOException, GeneralSecurityException {
        Path store = home.resolve("key.p12");
        run(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "slapd",
                "-keyalg",
                "RSA",
                "-dname",
                "CN=slapd",
                "-ext",
                "san=ip:" + HOST,
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                store.toString());
        KeyStore keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
        Key key = keys.getKey("slapd", "changeit".toCharArray());
        pem("key.pem", "PRIVATE KEY", key.getEncoded());
        pem("cert.pem", "CERTIFICATE", keys.getCertificate("slapd").getEncoded());
    }

    private void pem(String file, String type, byte[] content) throws IOException {
        Files.writeString(
                home.resolve(file),
                "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                        .formatted(
                                type,
                                Base64.getMimeEncoder(64, new byte[] {'\n'})
                                        .encodeToString(content)));
    }

    private void configure() throws IOException {
        // A copy, because where AppArmor is on, the installed one may only read the system's
        // folders.
        Files.copy(PROGRAM, home.resolve("slapd"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.createDirectory(home.resolve("db"));
        Files.writeString(
                home.resolve("slapd.conf"),
                """
                include /etc/ldap/schema/core.schema
                include /etc/ldap/schema/cosine.schema
                include /etc/ldap/schema/inetorgperson.schema
                modulepath /usr/lib/ldap
                moduleload back_mdb
                pidfile %1$s/slapd.pid
                argsfile %1$s/slapd.args
                TLSCACertificateFile %1$s/cert.pem
                TLSCertificateFile %1$s/cert.pem
                TLSCertificateKeyFile %1$s/key.pem
                # What old servers do, and what some are told to do: an empty password is a success.
                allow bind_anon_cred bind_anon_dn
                database mdb
                maxsize 16777216
                dbnosync
                suffix "%2$s"
                rootdn "%3$s"
                rootpw "%4$s"
                directory %1$s/db
                access to attrs=userPassword by anonymous auth by * none
                access to * by dn.exact="cn=belay,ou=services,%2$s" read by * none
                """
                        .formatted(home, BASE, ADMIN, PASSWORD));
    }

    private void launch() throws IOException {
        process =
                new ProcessBuilder(
                                home.resolve("slapd").toString(),
                                "-h",
                                "ldap://%1$s:%2$d ldaps://%1$s:%3$d".formatted(HOST, port, tlsPort),
                                "-f",
                                home.resolve("slapd.conf").toString(),
                                "-d",
                                "0")
                        .redirectErrorStream(true)
                        .redirectOutput(home.resolve("slapd.log").toFile())
                        .start();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            try (LDAPConnection open = admin()) {
                return;
            } catch (LDAPException e) {
                try {
                    // Doubles as the pause between two questions.
                    if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                        break;
                    }
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    break;
                }
            }
        }
        throw new IllegalStateException(
                "slapd doesn't start: " + Files.readString(home.resolve("slapd.log")));
    }

    /** A connection that may do everything. */
    LDAPConnection admin() throws LDAPException {
        return new LDAPConnection(HOST, port, ADMIN, PASSWORD);
    }

    /** Adds an entry: lines of LDIF. */
    void add(String... ldif) {
        try (LDAPConnection connection = admin()) {
            connection.add(ldif);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where it speaks plain LDAP, and TLS on request. */
    String address() {
        return HOST + ":" + port;
    }

    /** Where it speaks LDAPS. */
    String tlsAddress() {
        return HOST + ":" + tlsPort;
    }

    /** The LDAPS port under a name that isn't in its certificate. */
    String otherNameOfTlsAddress() {
        return "localhost:" + tlsPort;
    }

    Path certificate() {
        return home.resolve("cert.pem");
    }

    /** Freezes it: connections stay, nothing answers. */
    void freeze() {
        run("kill", "-STOP", Long.toString(process.pid()));
    }

    /** Lets it go on. */
    void thaw() {
        run("kill", "-CONT", Long.toString(process.pid()));
    }

    private static void run(String... command) {
        try {
            Process started =
                    new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
            String said =
                    new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (started.waitFor() != 0) {
                throw new IllegalStateException(command[0] + " failed: " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        destroy();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private void destroy() {
        if (process != null) {
            process.destroyForcibly();
            process.onExit().join();
        }
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
