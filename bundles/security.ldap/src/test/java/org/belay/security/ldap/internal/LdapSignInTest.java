package org.belay.security.ldap.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.belay.api.health.ReadinessCheck.Level;
import org.belay.api.organization.Account;
import org.belay.api.organization.Directory;
import org.belay.api.refusal.Refused;
import org.belay.testing.fakes.FakeAccounts;
import org.belay.testing.fakes.FakeDirectory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sign-in at a real OpenLDAP server. */
class LdapSignInTest {

    private static final String BASE = SlapdServer.BASE;
    private static final String PASSWORD = "Tr0ub4dor&3";
    private static final int SUPPORT = 301;
    private static final int FIELD = 302;
    private static final int FIELD_NORTH = 303;

    private static SlapdServer slapd;

    private final FakeAccounts accounts =
            new FakeAccounts()
                    .withTechnician(11, "Mara Alvers", "mara@acme.example")
                    .withTechnician(12, "Tess Ivanova", "tess@acme.example")
                    .withTechnician(13, "Zoë (Ops) *", "zoe+o'hara@acme.example");
    private final FakeDirectory tree =
            new FakeDirectory()
                    .withMasterAdministrator(11, 11, "Mara Alvers")
                    .withGroup(SUPPORT, Directory.TECHNICIANS, "Support")
                    .withGroup(FIELD, Directory.TECHNICIANS, "Field")
                    .withGroup(FIELD_NORTH, FIELD, "North")
                    .withTechnician(12, SUPPORT, 12, "Tess Ivanova")
                    .withTechnician(13, SUPPORT, 13, "Zoë (Ops) *");
    private final FakeUnits units = new FakeUnits(tree, accounts);
    private final Map<String, Object> values = new HashMap<>();

    @BeforeAll
    static void start() {
        slapd = SlapdServer.start();
        slapd.add("dn: " + BASE, "objectClass: dcObject", "objectClass: organization", "o: Acme");
        for (String each : new String[] {"services", "people", "groups"}) {
            slapd.add("dn: ou=" + each + "," + BASE, "objectClass: organizationalUnit");
        }
        slapd.add(
                "dn: cn=belay,ou=services," + BASE,
                "objectClass: applicationProcess",
                "objectClass: simpleSecurityObject",
                "userPassword: looks people up");
        person("uid=tess", "Tess Ivanova", "tess@acme.example");
        person("uid=mara", "Mara Alvers", "mara@acme.example");
        person("uid=newton", "Newton Ömer", "Newton@Acme.example");
        person("cn=Zoë (Ops) \\2A\\, \\22North\\22", "Zoë", "zoe+o'hara@acme.example");
        person("uid=twin1", "Twin One", "twin@acme.example");
        person("uid=twin2", "Twin Two", "twin@acme.example");
        person("uid=gone", "Gone Away", "gone@acme.example", "employeeType: left");
        group("technicians", "uid=tess", "uid=newton", "uid=gone");
        group("support", "uid=newton", "cn=Zoë (Ops) \\2A\\, \\22North\\22");
        group("field", "uid=tess");
    }

    private static void person(String rdn, String name, String mail, String... more) {
        String[] entry = {
            "dn: " + dn(rdn),
            "objectClass: inetOrgPerson",
            "cn: " + name,
            "sn: " + name,
            "mail: " + mail,
            "userPassword: " + PASSWORD
        };
        String[] all = new String[entry.length + more.length];
        System.arraycopy(entry, 0, all, 0, entry.length);
        System.arraycopy(more, 0, all, entry.length, more.length);
        slapd.add(all);
    }

    private static void group(String name, String... members) {
        String[] entry = new String[members.length + 2];
        entry[0] = "dn: " + group(name);
        entry[1] = "objectClass: groupOfNames";
        for (int i = 0; i < members.length; i++) {
            entry[i + 2] = "member: " + dn(members[i]);
        }
        slapd.add(entry);
    }

    private static String dn(String rdn) {
        return rdn + ",ou=people," + BASE;
    }

    private static String group(String name) {
        return "cn=" + name + ",ou=groups," + BASE;
    }

    @AfterAll
    static void stop() {
        slapd.close();
    }

    private LdapConfig config() {
        values.putIfAbsent("servers", slapd.address());
        values.putIfAbsent("encryption", "none");
        values.putIfAbsent("bind_dn", "cn=belay,ou=services," + BASE);
        values.putIfAbsent("bind_password", "looks people up");
        values.putIfAbsent("users_base", "ou=people," + BASE);
        return (LdapConfig)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {LdapConfig.class, Annotation.class},
                        (proxy, method, arguments) ->
                                values.getOrDefault(method.getName(), method.getDefaultValue()));
    }

    private LdapAuthenticator authenticator() {
        Settings settings = Settings.of(config());
        return new LdapAuthenticator(
                settings,
                new LdapServer(settings),
                new People(accounts, tree, () -> Optional.of(units), settings.createAccounts()),
                Clock.systemUTC());
    }

    private Optional<Integer> signIn(String email, String password) {
        return authenticator().authenticate(email, password).map(Account::id);
    }

    private void assertRefused(String email, String password, String code) {
        Refused refused = catchThrowableOfType(Refused.class, () -> signIn(email, password));
        assertThat(refused).isNotNull();
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.getMessage()).doesNotContain(PASSWORD);
    }

    @Test
    @Tag("AUTH-01")
    void addressAndPasswordOfTheDirectoryLetIn() {
        assertThat(signIn("tess@acme.example", PASSWORD)).contains(12);
    }

    @Test
    void lettersOfAnAddressMayBeLargeOrSmall() {
        assertThat(signIn(" TESS@acme.EXAMPLE ", PASSWORD)).contains(12);
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertRefused("tess@acme.example", "wrong", "credentials");
    }

    @Test
    void whomTheDirectoryDoesntKnowIsSomebodyElses() {
        assertThat(signIn("nobody@acme.example", PASSWORD)).isEmpty();
    }

    @Test
    void anEmptyPasswordNeverBinds() throws Exception {
        // The server itself would call it a success: who asks only whether the bind went well is
        // in.
        try (var connection = slapd.admin()) {
            connection.getConnectionOptions().setBindWithDNRequiresPassword(false);
            assertThat(connection.bind(dn("uid=tess"), "").getResultCode().intValue()).isZero();
        }

        assertThat(signIn("tess@acme.example", "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "*@acme.example",
                "tess@acme.example)(objectClass=*",
                "*)(uid=*))(|(uid=*",
                "tess@acme.example\u0000",
                "te\u00adss@acme.example",
                "tess @acme.example",
                "tess@acme.example)(userPassword=*",
                "\\74ess@acme.example",
                "t*s@acme.example"
            })
    void whatIsTypedIsNeverMoreThanAValue(String typed) {
        assertThat(signIn(typed, PASSWORD)).isEmpty();
    }

    @Test
    void specialCharactersInNamesAndAddressesWork() {
        values.put("required_group", group("support"));

        assertThat(signIn("zoe+o'hara@acme.example", PASSWORD)).contains(13);
    }

    @Test
    void twoPeopleWithOneAddressAreBothRefused() {
        assertRefused("twin@acme.example", PASSWORD, "credentials");
    }

    @Test
    void theHolderIsNeverLookedUp() {
        assertThat(signIn("mara@acme.example", PASSWORD)).isEmpty();
        values.put("servers", "127.0.0.1:1");
        assertThat(signIn("Mara@acme.example", PASSWORD)).isEmpty();
    }

    @Test
    void nobodyBecomesTheHolderByAnAddressInTheDirectory() {
        person("uid=mallory", "Mallory", "mallory@acme.example", "mail: mara@acme.example");

        assertRefused("mallory@acme.example", PASSWORD, "forbidden");
    }

    @Test
    void addressesOfOtherDomainsArentLookedUp() {
        values.put("mail_domains", "other.example, acme2.example");
        assertThat(signIn("tess@acme.example", PASSWORD)).isEmpty();

        values.put("mail_domains", "other.example, Acme.example");
        assertThat(signIn("tess@acme.example", PASSWORD)).contains(12);
    }

    @Test
    void whoIsInTheRequiredGroupComesIn() {
        values.put("required_group", group("technicians"));

        assertThat(signIn("tess@acme.example", PASSWORD)).contains(12);
    }

    @Test
    void whoIsNotInTheRequiredGroupIsToldSoOnlyWithTheRightPassword() {
        values.put("required_group", group("support"));

        assertRefused("tess@acme.example", PASSWORD, "forbidden");
        assertRefused("tess@acme.example", "wrong", "credentials");
    }

    @Test
    void aRequiredGroupThatIsntThereLetsNobodyIn() {
        values.put("required_group", group("nothing"));

        assertRefused("tess@acme.example", PASSWORD, "forbidden");
    }

    @Test
    void whoIsDisabledInTheDirectoryIsRefused() {
        values.put("users_disabled_filter", "(employeeType=left)");

        assertRefused("gone@acme.example", PASSWORD, "credentials");
        assertThat(signIn("tess@acme.example", PASSWORD)).contains(12);
    }

    @Test
    void whoHasNoAccountIsRefusedUnlessAccountsAreMade() {
        assertRefused("newton@acme.example", PASSWORD, "forbidden");
        assertThat(units.made).isEmpty();
    }

    private void follow() {
        values.put(
                "groups_map",
                "%s -> %d ; %s -> %d;".formatted(group("support"), SUPPORT, group("field"), FIELD));
        values.put("create_accounts", true);
    }

    @Test
    void aTechnicianIsMadeInTheGroupThatHisGroupStandsFor() {
        follow();

        int account = signIn("newton@acme.example", PASSWORD).orElseThrow();

        assertThat(tree.technician(account).orElseThrow().parent()).isEqualTo(SUPPORT);
        assertThat(units.made).hasSize(1);
        assertThat(units.made.get(0).name()).contains("Newton Ömer");
        assertThat(units.made.get(0).email()).contains("newton@acme.example");
        assertThat(units.made.get(0).password().orElseThrow()).hasSize(40).isNotEqualTo(PASSWORD);
        assertThat(signIn("newton@acme.example", PASSWORD)).contains(account);
        assertThat(units.made).hasSize(1);
    }

    @Test
    void nobodyIsMadeByAWrongPassword() {
        follow();

        assertRefused("newton@acme.example", "wrong", "credentials");
        assertThat(units.made).isEmpty();
    }

    @Test
    void nobodyIsMadeWhoIsInNoMappedGroup() {
        follow();

        assertRefused("gone@acme.example", PASSWORD, "forbidden");
        assertThat(units.made).isEmpty();
    }

    @Test
    void whoMovesInTheDirectoryMovesHere() {
        follow();

        assertThat(signIn("tess@acme.example", PASSWORD)).contains(12);

        assertThat(tree.technician(12).orElseThrow().parent()).isEqualTo(FIELD);
        signIn("tess@acme.example", PASSWORD);
        assertThat(units.moved).containsExactly(12);
    }

    @Test
    void whoWasPutIntoASubgroupStaysThere() {
        follow();
        tree.withTechnician(12, FIELD_NORTH, 12, "Tess Ivanova");

        signIn("tess@acme.example", PASSWORD);

        assertThat(units.moved).isEmpty();
    }

    @Test
    void withoutFollowingNobodyMoves() {
        follow();
        values.put("create_accounts", false);

        signIn("tess@acme.example", PASSWORD);

        assertThat(units.moved).isEmpty();
    }

    @Test
    void aMappedGroupThatIsntHereMakesNobody() {
        values.put("groups_map", group("support") + " -> 999");
        values.put("create_accounts", true);

        assertRefused("newton@acme.example", PASSWORD, "forbidden");
    }

    @Test
    void itWorksByLdaps() {
        values.put("servers", slapd.tlsAddress());
        values.put("encryption", "tls");
        values.put("trusted_certificates", slapd.certificate().toString());

        assertThat(signIn("tess@acme.example", PASSWORD)).contains(12);
        assertRefused("tess@acme.example", "wrong", "credentials");
    }

    @Test
    void itWorksByStartTls() {
        values.put("encryption", "start-tls");
        values.put("trusted_certificates", slapd.certificate().toString());

        assertThat(signIn("tess@acme.example", PASSWORD)).contains(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls", "start-tls"})
    void aCertificateThatNobodyTrustsIsRefused(String encryption) {
        values.put("servers", encryption.equals("tls") ? slapd.tlsAddress() : slapd.address());
        values.put("encryption", encryption);

        assertRefused("tess@acme.example", PASSWORD, "unavailable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls", "start-tls"})
    void aCertificateForAnotherNameIsRefused(String encryption) {
        values.put(
                "servers",
                encryption.equals("tls")
                        ? slapd.otherNameOfTlsAddress()
                        : slapd.address().replace("127.0.0.1", "localhost"));
        values.put("encryption", encryption);
        values.put("trusted_certificates", slapd.certificate().toString());

        assertRefused("tess@acme.example", PASSWORD, "unavailable");
    }

    @Test
    void withoutTheServerNobodyCanTell() {
        values.put("servers", "127.0.0.1:1");
        LdapAuthenticator authenticator = authenticator();
        assertThat(authenticator.health().level()).isEqualTo(Level.READY);

        assertThatThrownBy(() -> authenticator.authenticate("tess@acme.example", PASSWORD))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("directory server");
        assertThat(authenticator.health().level()).isEqualTo(Level.DEGRADED);
    }

    @Test
    void aServerThatRefusesAPasswordIsThereAgain() {
        LdapAuthenticator authenticator = authenticator();
        slapd.freeze();
        try {
            assertThatThrownBy(() -> authenticator.authenticate("tess@acme.example", PASSWORD))
                    .isInstanceOf(Refused.class);
        } finally {
            slapd.thaw();
        }
        assertThat(authenticator.health().level()).isEqualTo(Level.DEGRADED);

        assertThatThrownBy(() -> authenticator.authenticate("tess@acme.example", "wrong"))
                .isInstanceOf(Refused.class);

        assertThat(authenticator.health().level()).isEqualTo(Level.READY);
    }

    @Test
    void theNextServerIsAskedIfOneIsAway() {
        values.put("servers", "127.0.0.1:1, " + slapd.address());

        assertThat(signIn("tess@acme.example", PASSWORD)).contains(12);
    }

    @Test
    void theGatewaysOwnAccountWithAWrongPasswordIsTroubleOfOurs() {
        values.put("bind_password", "wrong");

        assertRefused("tess@acme.example", PASSWORD, "unavailable");
    }

    private void assertUnavailableInTime() {
        long start = System.nanoTime();
        assertRefused("tess@acme.example", PASSWORD, "unavailable");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void aServerThatHangsHoldsNobodyUpForLong() {
        slapd.freeze();
        try {
            assertUnavailableInTime();
        } finally {
            slapd.thaw();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls", "start-tls", "none"})
    void whoTakesConnectionsAndSaysNothingHoldsNobodyUpForLong(String encryption)
            throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            values.put("servers", "127.0.0.1:" + silent.getLocalPort());
            values.put("encryption", encryption);
            assertUnavailableInTime();
        }
    }

    @Test
    void thePasswordOfTheGatewayMayLieInAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "looks people up\n");
        values.put("bind_password", "");
        values.put("bind_password_file", file.toString());

        assertThat(signIn("tess@acme.example", PASSWORD)).contains(12);
    }

    @Test
    void aFileThatIsNoTextIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("secret"), new byte[] {(byte) 0xff, (byte) 0xfe, 1});
        assertMisfit("bind_password_file", file.toString(), "bind.password.file");
    }

    private void assertMisfit(String key, Object value, String named) {
        values.put(key, value);
        assertThatThrownBy(() -> Settings.of(config()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
        values.remove(key);
    }

    @Test
    void whatCantBeUnderstoodIsNamed() {
        assertMisfit("servers", "ldap://x", "servers");
        assertMisfit("servers", "x:99999", "servers");
        assertMisfit("encryption", "ssl", "encryption");
        assertMisfit("bind_dn", "", "bind.dn");
        assertMisfit("bind_dn", "belay", "bind.dn");
        assertMisfit("bind_password", "", "bind.password");
        assertMisfit("users_base", "", "users.base");
        assertMisfit("users_filter", "(mail={}", "users.filter");
        assertMisfit("users_filter", "(mail=*)", "users.filter");
        assertMisfit("users_disabled_filter", "left", "users.disabled.filter");
        assertMisfit("mail_attribute", "mail)(x=*", "mail.attribute");
        assertMisfit("required_group", "technicians", "required.group");
        assertMisfit("groups_map", "cn=x,dc=y", "groups.map");
        assertMisfit("groups_map", "cn=x,dc=y -> 1; nonsense", "groups.map");
        assertMisfit("create_accounts", true, "groups.map");
        assertMisfit("trusted_certificates", "/nothing", "trusted.certificates");
    }

    @Test
    void thePasswordReachesNoLog() {
        assertThat(Settings.of(config()).toString()).doesNotContain("looks people up");
    }
}
