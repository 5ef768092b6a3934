package org.belay.organization.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.belay.api.data.Transactions;
import org.belay.api.organization.Actor;
import org.belay.api.organization.AdministratorRight;
import org.belay.api.organization.Directory;
import org.belay.api.organization.OrganizationFile;
import org.belay.api.organization.OwnRules.OwnPermission;
import org.belay.api.organization.OwnRules.OwnSetting;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitType;
import org.belay.api.refusal.Refused;
import org.belay.organization.file.internal.YamlOrganizationFile;
import org.belay.organization.internal.Gateway;
import org.belay.organization.internal.Organization;
import org.belay.organization.internal.Organization.Wish;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The organization as a file, with the services and tables that a gateway has. */
class OrganizationFileTest {

    private static final Actor BY = Actor.GATEWAY;

    private static Gateway one;
    private static Gateway other;

    private final Office here = new Office(one);
    private final Office there = new Office(other);

    @BeforeAll
    static void start() throws Exception {
        one = Gateway.derby();
        other = Gateway.derby();
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    /** An organization with its rules and its file. */
    private static final class Office {
        final Organization organization;
        final RuleBook rules;
        final OrganizationFile file;

        Office(Gateway gateway) {
            gateway.empty();
            gateway.run("DELETE FROM unit_permission");
            gateway.run("DELETE FROM setting_value");
            Transactions database = gateway.store().transactions();
            organization = new Organization(database);
            Register register = new Register();
            register.addPermissions(
                    References.of("org.belay.organization"), new TechnicianPermissions());
            register.addSettings(
                    References.of("org.belay.organization"), new OrganizationSettings());
            register.addSettings(
                    References.of("org.belay.sample"),
                    Sample.settings(Sample.WAITING, Sample.PLACES, Sample.SOUND));
            PermissionTable permissions = new PermissionTable(database);
            SettingTable settings = new SettingTable(database);
            organization.tree().add(permissions);
            organization.tree().add(settings);
            Reach reach = new Reach(organization.tree());
            SettingRules values = new SettingRules(organization.tree(), settings);
            rules =
                    new RuleBook(
                            register,
                            permissions,
                            settings,
                            new PermissionChanges(
                                    database,
                                    organization.tree(),
                                    register,
                                    permissions,
                                    reach,
                                    organization.audit(),
                                    organization.news()),
                            new SettingChanges(
                                    database,
                                    register,
                                    values,
                                    settings,
                                    reach,
                                    new SettingChecks(values),
                                    organization.audit(),
                                    organization.news()));
            file =
                    new YamlOrganizationFile(
                            organization.tree(),
                            organization.accounts(),
                            organization.units(),
                            organization.labels(),
                            rules);
            organization.founded();
        }

        Unit create(UnitType type, int parent, Wish wish) {
            return organization.units().create(BY, type, parent, wish.draft());
        }

        Unit change(Unit unit, Wish wish) {
            return organization.units().change(BY, unit.id(), -1, wish.draft());
        }

        Unit assign(Unit target, Unit to) {
            return organization.units().assign(BY, target.id(), to.id());
        }

        Unit find(UnitType type, String name) {
            return organization.tree().subtree(Directory.ORGANIZATION).stream()
                    .filter(each -> each.type() == type && each.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        List<String> load(String text) {
            return file.read(text, false, false);
        }
    }

    private Unit desk;
    private Unit second;
    private Unit tom;

    @BeforeEach
    void build() {
        organizationWithEverything();
    }

    private void organizationWithEverything() {
        here.organization.labels().add(BY, "North");
        here.organization.labels().add(BY, "Night, late");
        Unit leads =
                here.create(
                        UnitType.ADMINISTRATOR_GROUP,
                        Directory.ADMINISTRATORS,
                        new Wish().name("Leads").rights(AdministratorRight.REPORTS));
        Unit ada =
                here.create(
                        UnitType.ADMINISTRATOR,
                        Directory.ADMINISTRATORS,
                        sso("Ada Leith", "ada@example.com").nickname("Ada"));
        desk =
                here.create(
                        UnitType.TECHNICIAN_GROUP,
                        Directory.TECHNICIANS,
                        new Wish()
                                .name("Desk: \"first\" # level")
                                .description("Those who\ncome first")
                                .labels("North", "Night, late"));
        second =
                here.create(
                        UnitType.TECHNICIAN_GROUP,
                        desk.id(),
                        new Wish().name("Second level").enabled(false));
        Unit channel = here.organization.tree().find(Directory.FIRST_CHANNEL).orElseThrow();
        here.change(channel, new Wish().name("Shop"));
        here.assign(channel, desk);
        here.assign(ada, desk);
        here.assign(leads, second);
        here.change(ada, new Wish().technicianGroup(second.id()));
        tom =
                here.create(
                        UnitType.TECHNICIAN,
                        desk.id(),
                        sso("Tom Ümläut", "tom@example.com").mobile(true));
        here.change(tom, new Wish().barred(channel.id()));
        Unit partners =
                here.create(
                        UnitType.EXTERNAL_TECHNICIAN_GROUP,
                        Directory.EXTERNAL_TECHNICIANS,
                        new Wish().name("Partners"));
        Unit eve =
                here.create(
                        UnitType.EXTERNAL_TECHNICIAN,
                        partners.id(),
                        new Wish().name("Eve").email("eve@example.org"));
        here.assign(eve, desk);
        here.assign(partners, tom);
        here.rules.save(
                BY,
                desk.id(),
                Map.of(
                        "session.hold",
                        new OwnPermission(false, "", Set.of(), true),
                        "session.transfer",
                        new OwnPermission(true, "listed", Set.of(second.id()), false)),
                Map.of("clipboard", new OwnPermission(true, "", Set.of(), false)),
                Map.of(
                        Sample.WAITING.key(),
                        new OwnSetting(Optional.of("30"), false),
                        Sample.PLACES.key(),
                        new OwnSetting(Optional.of("north\nsouth"), true)));
        here.rules.save(
                BY,
                Directory.ORGANIZATION,
                Map.of(),
                Map.of(),
                Map.of("fields.name", new OwnSetting(Optional.of("Caller"), false)));
    }

    private static Wish sso(String name, String email) {
        return new Wish().name(name).email(email).ssoId("sso-" + email);
    }

    /** The text with IDs counted in the order of their first appearance. */
    private static String withoutIds(String text) {
        List<String> seen = new ArrayList<>();
        Matcher ids = Pattern.compile("\\b1\\d{3}\\b").matcher(text);
        return ids.replaceAll(
                id -> {
                    if (!seen.contains(id.group())) {
                        seen.add(id.group());
                    }
                    return "#" + seen.indexOf(id.group());
                });
    }

    @Test
    void theTextNamesEverythingButSecrets() {
        String text = here.file.write();

        assertThat(text)
                .contains("Desk: \"first\" # level", "Tom Ümläut", "sso-tom@example.com")
                .contains("session.hold:", "sample.waiting: 30", "fields.name: Caller", "Shop")
                .doesNotContainIgnoringCase("password:")
                .doesNotContain(Organization.PASSWORD, one.passwordOf(1001));
        assertThat(here.file.write()).isEqualTo(text);
    }

    @Test
    void loadedWhereItComesFromItChangesNothing() {
        assertThat(here.file.read(here.file.write(), true, true)).isEmpty();
    }

    @Test
    void loadedIntoAnEmptyGatewayItBecomesTheSame() {
        String text = here.file.write();

        List<String> lines = there.load(text);

        assertThat(lines).noneMatch(line -> line.startsWith("!"));
        assertThat(withoutIds(there.file.write())).isEqualTo(withoutIds(text));
        assertThat(there.organization.audit().verify().broken()).isZero();
    }

    @Test
    void loadedTwiceItChangesNothingTheSecondTime() {
        String text = here.file.write();
        there.load(text);

        assertThat(there.file.read(text, true, false)).isEmpty();
    }

    @Test
    void aDryRunTellsTheSameAndChangesNothing() {
        String text = here.file.write();
        String before = there.file.write();

        List<String> told = there.file.read(text, true, false);

        assertThat(there.file.write()).isEqualTo(before);
        assertThat(told)
                .anyMatch(line -> line.startsWith("+ technician-group \"Second level\""))
                .anyMatch(line -> line.startsWith("+ label \"North\""));
        assertThat(there.load(text)).isEqualTo(told);
    }

    @Test
    void differencesAreToldLineByLine() {
        String text =
                here.file
                        .write()
                        .replace("nickname: Ada", "nickname: Lady Ada")
                        .replace("sample.waiting: 30", "sample.waiting: 45");
        here.organization.units().move(BY, second.id(), Directory.TECHNICIANS);

        assertThat(here.file.read(text, true, false))
                .containsExactlyInAnyOrder(
                        "~ administrator \"Ada Leith\" ("
                                + here.find(UnitType.ADMINISTRATOR, "Ada Leith").id()
                                + "): nickname \"Ada\" → \"Lady Ada\"",
                        "> technician-group \"Second level\" ("
                                + second.id()
                                + "): from \"Technicians\" to \"Desk: \"first\" # level\"",
                        "~ technician-group \"Desk: \"first\" # level\" ("
                                + desk.id()
                                + "): setting sample.waiting \"30\" → \"45\"");
        here.load(text);
        assertThat(here.file.write()).isEqualTo(text);
    }

    @Test
    void whatTheFileDoesNotNameStaysUnlessDeletingIsAskedFor() {
        String text = here.file.write();
        Unit extra = here.organization.group(Directory.TECHNICIANS, "Extra");
        here.organization.technician(extra.id(), "Nina");

        assertThat(here.load(text))
                .singleElement()
                .asString()
                .startsWith("- technician-group \"Extra\"")
                .endsWith("stays without --delete");
        assertThat(here.organization.tree().find(extra.id())).isPresent();

        here.file.read(text, false, true);
        assertThat(here.organization.tree().find(extra.id())).isEmpty();
        assertThat(here.file.write()).isEqualTo(text);
    }

    @Test
    void newUsersWithoutSingleSignOnAreDisabledUntilTheyHaveAPassword() {
        here.organization.technician(desk.id(), "Nina");
        String text = here.file.write();

        assertThat(there.load(text))
                .anyMatch(
                        line ->
                                line.contains("\"Nina\"")
                                        && line.endsWith("disabled until there is a password"));
        Unit nina = there.find(UnitType.TECHNICIAN, "Nina");
        assertThat(nina.enabled()).isFalse();

        // Once more: nobody can enable her yet, and that harms nothing else.
        assertThat(there.load(text))
                .singleElement()
                .asString()
                .startsWith("! ~ technician \"Nina\"");

        there.change(nina, new Wish().password(Organization.PASSWORD));
        there.load(text);
        assertThat(there.find(UnitType.TECHNICIAN, "Nina").enabled()).isTrue();
    }

    @Test
    void whatTheTreeRefusesLeavesItAsItWas() {
        String before = here.file.write();
        String text =
                before.replace("nickname: Ada", "nickname: Lady")
                        .replace("name: Tom Ümläut", "name: " + "x".repeat(500));

        assertThatThrownBy(() -> here.load(text))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("technician");

        assertThat(here.file.write()).isEqualTo(before);
        assertThat(here.organization.audit().verify().broken()).isZero();
    }

    @Test
    void aWrongValueIsRefusedBeforeAnythingChanges() {
        String before = here.file.write();

        assertThatThrownBy(
                        () ->
                                here.load(
                                        before.replace("nickname: Ada", "nickname: Lady")
                                                .replace(
                                                        "sample.waiting: 30",
                                                        "sample.waiting: 5000")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Line ")
                .hasMessageContaining("sample.waiting");

        assertThat(here.file.write()).isEqualTo(before);
    }

    @Test
    void whatNoInstalledBundleDeclaresIsLeftOutAndSaid() {
        String text = here.file.write().replace("sample.waiting: 30", "gone.setting: 30");

        assertThat(there.load(text))
                .anyMatch(line -> line.startsWith("! ") && line.contains("gone.setting"));
    }

    @Test
    void aPersonOfTheSameIdInAnotherGatewayIsNotTakenForTheOneInTheFile() {
        there.organization
                .units()
                .change(BY, 1001, -1, new Wish().name("Greta").email("greta@example.com").draft());

        there.load(here.file.write());

        assertThat(there.find(UnitType.MASTER_ADMINISTRATOR, "Greta").id()).isEqualTo(1001);
        assertThat(there.find(UnitType.MASTER_ADMINISTRATOR, "Mara Alvers").enabled()).isFalse();
    }

    @Test
    void changesMadeTogetherAreThereForOthersOnlyWhenAllAre() {
        int before = here.organization.tree().children(Directory.TECHNICIANS).size();

        assertThatThrownBy(
                        () ->
                                here.organization
                                        .units()
                                        .together(
                                                () -> {
                                                    Unit made =
                                                            here.organization.group(
                                                                    Directory.TECHNICIANS, "Made");
                                                    assertThat(
                                                                    here.organization
                                                                            .tree()
                                                                            .find(made.id()))
                                                            .isPresent();
                                                    throw Refused.state("No more");
                                                }))
                .hasMessage("No more");

        assertThat(here.organization.tree().children(Directory.TECHNICIANS)).hasSize(before);
        assertThat(one.text("SELECT COUNT(*) FROM unit WHERE name = 'Made'")).isEqualTo("0");
    }
}
