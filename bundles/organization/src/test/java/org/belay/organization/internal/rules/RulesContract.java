package org.belay.organization.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.belay.organization.internal.rules.Rules.ADA;
import static org.belay.organization.internal.rules.Rules.CHANNEL;
import static org.belay.organization.internal.rules.Rules.HUGO;
import static org.belay.organization.internal.rules.Rules.HULL;
import static org.belay.organization.internal.rules.Rules.LEITH;
import static org.belay.organization.internal.rules.Rules.MARA;
import static org.belay.organization.internal.rules.Rules.NORA;
import static org.belay.organization.internal.rules.Rules.NORTH;
import static org.belay.organization.internal.rules.Rules.PARTNERS;
import static org.belay.organization.internal.rules.Rules.SAM;
import static org.belay.organization.internal.rules.Rules.SOUTH;
import static org.belay.organization.internal.rules.Rules.account;
import static org.belay.organization.internal.rules.Rules.ada;
import static org.belay.organization.internal.rules.Rules.mara;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.belay.api.organization.AdministratorRight;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
import org.belay.api.permission.Grant;
import org.belay.api.permission.PermissionContribution;
import org.belay.api.permission.PermissionDefinition;
import org.belay.api.refusal.Refused;
import org.belay.api.setting.SettingCheck;
import org.belay.api.setting.SettingContribution;
import org.belay.store.internal.LaneWatch;
import org.belay.store.internal.OpenStore;
import org.belay.testing.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.osgi.framework.ServiceReference;

/** What permissions and settings promise, on the real tables. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RulesContract {

    private static final int ANY = PermissionWish.ANY;

    private TestDatabase database;
    private OpenStore store;
    private Rules rules;

    abstract TestDatabase createDatabase();

    @BeforeAll
    void makesTheTables() throws Exception {
        database = createDatabase();
        store = OpenStore.open(database.pool(), Clock.systemUTC(), LaneWatch.NOBODY);
    }

    @AfterAll
    void deletesThem() {
        store.close();
        database.close();
    }

    @BeforeEach
    void startsWithNothingStored() {
        sql("DELETE FROM unit_permission", "DELETE FROM setting_value");
        sql("DELETE FROM unit WHERE id BETWEEN 200 AND 1000");
        rules = new Rules(store.transactions());
    }

    // ---- who may what

    @Test
    @Tag("ORG-11")
    @Tag("ORG-46")
    void aMasterAdministratorMayAllOfTheAdministrationAndIsNoTechnician() {
        assertThat(may(MARA))
                .containsExactlyInAnyOrder(
                        "admin", "admin.units", "admin.reports", "admin.global", "command-center");
    }

    @Test
    @Tag("ORG-23")
    @Tag("ORG-24")
    void anAdministratorMayWhatHisGroupsRightsSay() {
        rules.administratorGroup(401, Directory.ADMINISTRATORS, AdministratorRight.STANDARD);
        rules.administratorGroup(411, Directory.ADMINISTRATORS, AdministratorRight.COMMAND_CENTER);
        rules.administratorGroup(421, Directory.ADMINISTRATORS, AdministratorRight.REPORTS);
        rules.administratorGroup(431, 421, AdministratorRight.STANDARD);
        String[] standard = {"admin", "admin.units", "admin.reports", "command-center"};

        assertThat(may(ADA)).containsExactlyInAnyOrder(standard);
        assertThat(may(402)).containsExactlyInAnyOrder(standard);
        assertThat(may(412)).containsExactly("command-center");
        assertThat(may(422)).containsExactlyInAnyOrder("admin", "admin.reports");
        assertThat(may(432)).containsExactlyInAnyOrder("admin", "admin.reports");
    }

    @Test
    @Tag("ORG-34")
    void whoseGroupOrAnyAboveIsDisabledMayNothing() {
        rules.directory.switched(NORTH, false);
        assertThat(may(HUGO)).isEmpty();
        assertThat(rules.permissions.grant(account(HUGO), "chat")).isEqualTo(Grant.NONE);
        assertThat(may(SAM)).contains("console", "chat");

        rules.administratorGroup(401, Directory.ADMINISTRATORS, AdministratorRight.STANDARD);
        rules.directory.switched(401, false);
        assertThat(may(402)).isEmpty();
    }

    @Test
    @Tag("ORG-19")
    void whoIsAdministratorAndTechnicianMayWhatEitherMay() {
        rules.directory.withTechnician(55, SOUTH, ADA, "Ada");

        assertThat(may(ADA)).contains("admin.units", "console", "session.hold");
    }

    @Test
    @Tag("PERM-01")
    @Tag("ORG-27")
    void aTechnicianHasWhatHisGroupHas() {
        assertThat(may(HUGO)).contains("console", "session.hold").doesNotContain("unattended");

        change(mara(), HULL, Save.UNIT, Map.of("session.hold", off(0), "unattended", on(0)));

        assertThat(may(HUGO)).doesNotContain("session.hold").contains("unattended");
        assertThat(may(NORA)).contains("session.hold").doesNotContain("unattended");
        assertThat(rules.told).hasSize(1);
        assertThat(rules.told.get(0).accounts()).containsExactly(HUGO);
    }

    @Test
    void whatIsStoredHoldsAfterARestart() {
        change(mara(), HULL, Save.UNIT, Map.of("session.transfer", listing(0, NORTH)));

        assertThat(
                        new Rules(store.transactions())
                                .permissions.ofUnit(HULL, "session.transfer", false))
                .isEqualTo(new Grant(true, "listed", Set.of(NORTH)));
    }

    @Test
    @Tag("PERM-16")
    @Tag("PERM-19")
    @Tag("PERM-25")
    @Tag("PERM-26")
    void optionsAreOfTheDeclaration() {
        assertThat(rules.permissions.grant(account(NORA), "record").option())
                .isEqualTo("with-consent");
        change(
                mara(),
                NORTH,
                Save.UNIT,
                Map.of(
                        "session.transfer", listing(0, SOUTH, CHANNEL),
                        "collaborate", listing(0, HULL),
                        "external.invite", choosing(0, "approved"),
                        "record", choosing(0, "freely")));

        assertThat(rules.permissions.grant(account(NORA), "session.transfer"))
                .isEqualTo(new Grant(true, "listed", Set.of(SOUTH, CHANNEL)));
        assertThat(rules.permissions.grant(account(NORA), "external.invite"))
                .isEqualTo(new Grant(true, "approved", Set.of()));
        assertThat(rules.permissions.grant(account(NORA), "record").option()).isEqualTo("freely");
        assertFaults(
                () ->
                        change(
                                mara(),
                                NORTH,
                                Save.UNIT,
                                Map.of(
                                        "record", choosing(1, "never"),
                                        "collaborate", listing(1, NORA))),
                Map.of("record", "invalid", "collaborate", "invalid"));
    }

    @Test
    void anOptionThatNoLongerListsForgetsTheUnits() {
        change(mara(), NORTH, Save.UNIT, Map.of("session.transfer", listing(0, SOUTH)));
        change(mara(), NORTH, Save.UNIT, Map.of("session.transfer", choosing(1, "anyone")));

        assertThat(rules.permissions.grant(account(NORA), "session.transfer"))
                .isEqualTo(new Grant(true, "anyone", Set.of()));
    }

    @Test
    @Tag("PERM-38")
    void unlistedExternalTechniciansHaveASetOfTheirOwn() {
        change(mara(), NORTH, Audience.EXTERNAL, Save.UNIT, Map.of("remote.control", off(0)));

        assertThat(rules.permissions.ofUnit(NORTH, "remote.control", true)).isEqualTo(Grant.NONE);
        assertThat(rules.permissions.ofUnit(NORTH, "remote.control", false).given()).isTrue();
        assertThat(rules.permissions.ofUnit(NORTH, "remote.view", true).given()).isTrue();
        assertThat(rules.permissions.ofUnit(NORTH, "session.hold", true)).isEqualTo(Grant.NONE);
        assertThat(rules.permissions.ofUnit(PARTNERS, "remote.control", false).given()).isTrue();
        assertThat(rules.permissions.ofUnit(PARTNERS, "session.hold", false)).isEqualTo(Grant.NONE);
        assertThat(view(mara(), NORTH, Audience.EXTERNAL).permissions())
                .extracting(PermissionForm.Field::key)
                .contains("remote.control")
                .doesNotContain("session.hold");
    }

    @Test
    void nobodyHoldsWhatNobodyDeclares() {
        ServiceReference<PermissionContribution> sample = References.of("sample");
        rules.register.addPermissions(
                sample,
                Sample.permissions(PermissionDefinition.of("sample.wave", "sample", 1, "X").on()));
        assertThat(may(NORA)).contains("sample.wave");
        change(mara(), NORTH, Save.UNIT, Map.of("sample.wave", off(0)));

        rules.register.removePermissions(sample);
        assertThat(may(SAM)).doesNotContain("sample.wave");
        assertThat(view(mara(), NORTH, Audience.MEMBERS).unknown())
                .containsExactly(new PermissionForm.Unknown("sample.wave", false));

        rules.register.addPermissions(
                References.of("sample"),
                Sample.permissions(PermissionDefinition.of("sample.wave", "sample", 1, "X").on()));
        assertThat(may(SAM)).contains("sample.wave");
        assertThat(may(NORA)).doesNotContain("sample.wave");
    }

    // ---- locks

    @Test
    @Tag("PERM-02")
    @Tag("ORG-50")
    void whatAMasterAdministratorLocksAnAdministratorCannotChangeThereAndBelow() {
        change(mara(), NORTH, Save.UNIT, Map.of("session.hold", locked(0, true)));

        for (int unit : List.of(NORTH, HULL)) {
            assertFaults(
                    () -> change(ada(), unit, Save.UNIT, Map.of("session.hold", off(ANY))),
                    Map.of("session.hold", "locked"));
            PermissionForm.Field field = field(ada(), unit, "session.hold");
            assertThat(field.locked()).isTrue();
            assertThat(field.lockedAt()).isEqualTo(new PermissionForm.Named(NORTH, "North"));
            assertThat(field.mayChange()).isFalse();
        }
        assertThat(may(HUGO)).contains("session.hold");
        assertThat(field(mara(), HULL, "session.hold").mayChange()).isTrue();
        change(mara(), HULL, Save.UNIT, Map.of("session.hold", off(ANY)));
        assertThat(may(HUGO)).doesNotContain("session.hold");
    }

    @Test
    @Tag("PERM-02")
    void anAdministratorNeitherLocksNorUnlocks() {
        assertFaults(
                () -> change(ada(), NORTH, Save.UNIT, Map.of("session.hold", locked(0, true))),
                Map.of("session.hold", "forbidden"));
        change(mara(), NORTH, Save.UNIT, Map.of("session.hold", locked(0, true)));
        assertFaults(
                () -> change(ada(), NORTH, Save.UNIT, Map.of("session.hold", locked(1, false))),
                Map.of("session.hold", "locked"));
        change(mara(), NORTH, Save.UNIT, Map.of("session.hold", locked(1, false)));
        change(ada(), NORTH, Save.UNIT, Map.of("session.hold", off(2)));
    }

    @Test
    void aSaveToSubgroupsLeavesLockedOnesAsTheyAreAndSaysSo() {
        change(mara(), HULL, Save.UNIT, Map.of("session.hold", locked(0, true)));

        assertThat(change(ada(), NORTH, Save.SUBGROUPS, Map.of("session.hold", off(0))))
                .extracting(each -> each.id())
                .containsExactly(HULL);
        assertThat(may(NORA)).doesNotContain("session.hold");
        assertThat(may(HUGO)).contains("session.hold");
    }

    // ---- how far a save reaches

    @Test
    @Tag("SET-04")
    @Tag("SET-03")
    void aSaveReachesTheUnitItsSubgroupsOrAllThatHeAdministers() {
        change(ada(), NORTH, Save.SUBGROUPS, Map.of("session.hold", off(0)));
        assertThat(holding("session.hold", NORTH, HULL, LEITH)).isEmpty();
        assertThat(holding("session.hold", SOUTH)).containsExactly(SOUTH);

        change(ada(), HULL, Save.ALL, Map.of("reboot", off(0)));
        assertThat(holding("reboot", NORTH, HULL, LEITH)).isEmpty();
        assertThat(holding("reboot", SOUTH)).containsExactly(SOUTH);

        change(mara(), HULL, Save.ALL, Map.of("reboot", on(1)));
        change(mara(), HULL, Save.ALL, Map.of("lan", on(0)));
        assertThat(holding("lan", NORTH, HULL, LEITH, SOUTH))
                .containsExactly(NORTH, HULL, LEITH, SOUTH);
    }

    @Test
    void whoDoesNotAdministerAUnitFindsNoSuchThing() {
        assertThatThrownBy(() -> change(ada(), SOUTH, Save.UNIT, Map.of("lan", on(0))))
                .hasMessageContaining("no such unit");
        assertThatThrownBy(() -> view(ada(), SOUTH, Audience.MEMBERS))
                .hasMessageContaining("no such unit");
        assertThatThrownBy(() -> view(mara(), NORA, Audience.MEMBERS))
                .hasMessageContaining("no permissions of its own");
    }

    // ---- bad input, other editors

    @Test
    void allFaultyFieldsAreToldAndNothingIsSaved() {
        Map<String, PermissionWish> wishes = new HashMap<>();
        wishes.put("session.hold", off(0));
        wishes.put("no.such", on(0));
        wishes.put("record", choosing(0, "now and then"));

        assertFaults(
                () -> change(mara(), NORTH, Save.UNIT, wishes),
                Map.of("no.such", "unknown", "record", "invalid"));
        assertThat(may(NORA)).contains("session.hold");
        assertThat(rules.told).isEmpty();
        assertThat(count("unit_permission")).isZero();
    }

    @Test
    void theSecondOfTwoEditorsLearnsWhatTheFirstDid() {
        change(mara(), NORTH, Save.UNIT, Map.of("session.hold", off(0)));

        Refused refused =
                catchThrowableOfType(
                        Refused.class,
                        () ->
                                change(
                                        ada(),
                                        NORTH,
                                        Save.UNIT,
                                        Map.of("session.hold", on(0), "reboot", off(0))));
        assertThat(refused.code()).isEqualTo("changed");
        assertThat(refused.details().get("current"))
                .isEqualTo(
                        Map.of(
                                "session.hold",
                                Map.of(
                                        "revision",
                                        1,
                                        "given",
                                        false,
                                        "option",
                                        "",
                                        "units",
                                        List.of(),
                                        "locked",
                                        false)));
        assertThat(may(NORA)).contains("reboot");
    }

    @Test
    void aSecondGatewayOnTheDatabaseIsNotOverwritten() {
        Rules other = new Rules(store.transactions());
        assertThat(other.permissions.of(account(NORA))).contains("session.hold");
        change(mara(), NORTH, Save.UNIT, Map.of("session.hold", off(0)));

        Refused refused =
                catchThrowableOfType(
                        Refused.class,
                        () ->
                                other.permissionChanges.change(
                                        mara(),
                                        NORTH,
                                        Audience.MEMBERS,
                                        Save.UNIT,
                                        Map.of("session.hold", locked(0, true))));
        assertThat(refused.code()).isEqualTo("changed");
        assertThat(other.permissions.of(account(NORA))).doesNotContain("session.hold");

        change(mara(), NORTH, Save.UNIT, Map.of("session.hold", on(1)));
        assertThatThrownBy(
                        () ->
                                other.permissionChanges.change(
                                        mara(),
                                        NORTH,
                                        Audience.MEMBERS,
                                        Save.UNIT,
                                        Map.of("session.hold", locked(1, true))))
                .hasMessageContaining("meanwhile");
        assertThat(other.permissions.of(account(NORA))).contains("session.hold");
    }

    // ---- the audit

    @Test
    @Tag("ORG-45")
    @Tag("REP-R23-07")
    @Tag("REP-R23-08")
    @Tag("REP-R23-09")
    @Tag("REP-R23-10")
    @Tag("REP-R23-11")
    @Tag("REP-R23-12")
    void eachChangedPermissionIsRecordedInTheReportsWords() {
        change(
                mara(),
                NORTH,
                Save.UNIT,
                Map.of(
                        "session.transfer",
                        new PermissionWish(
                                0,
                                Optional.empty(),
                                Optional.of("listed"),
                                Optional.of(Set.of(SOUTH)),
                                Optional.of(true))));
        change(mara(), NORTH, Save.UNIT, Map.of("unattended", on(0)));
        change(mara(), NORTH, Save.UNIT, Map.of("unattended", on(1)));

        assertThat(rules.record())
                .containsExactly(
                        "North|Sessions|Transfer sessions|Set To any technician|Set To specific"
                                + " technician groups or channels",
                        "North|Sessions|Transfer sessions|Not set |Set South (204)",
                        "North|Sessions|Transfer sessions|Not locked |Locked ",
                        "North|Access without the customer|Unattended access|Not selected"
                                + " |Selected ");
    }

    @Test
    void whatCannotBeRecordedIsNotChanged() {
        rules.whileRecording =
                on -> {
                    throw Refused.unavailable();
                };
        assertThatThrownBy(() -> change(mara(), NORTH, Save.UNIT, Map.of("session.hold", off(0))))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> set(mara(), Directory.ORGANIZATION, "hierarchy.view", "extended"))
                .isInstanceOf(Refused.class);

        assertThat(count("unit_permission")).isZero();
        assertThat(count("setting_value")).isZero();
        assertThat(may(NORA)).contains("session.hold");
    }

    // ---- following the units

    @Test
    @Tag("ORG-26")
    void aNewSubgroupBeginsWithItsParentsPermissionsAndIsIndependentAfterwards() {
        change(mara(), NORTH, Save.UNIT, Map.of("session.hold", off(0), "lan", locked(0, true)));
        unit(205, NORTH);
        follow(on -> rules.permissionTable.copied(on, NORTH, 205));
        rules.permissionTable.committed();
        rules.directory.withGroup(205, NORTH, "Skye").withTechnician(25, 205, 25, "Ina");

        assertThat(may(25)).doesNotContain("session.hold");
        change(mara(), NORTH, Save.UNIT, Map.of("session.hold", on(1)));
        assertThat(may(25)).doesNotContain("session.hold");
        assertThat(field(ada(), 205, "lan").lockedAt().id()).isEqualTo(NORTH);
        change(mara(), NORTH, Save.UNIT, Map.of("lan", locked(1, false)));
        assertThat(field(ada(), 205, "lan").locked()).isFalse();
    }

    @Test
    void aCopyTakesPermissionsSettingsAndLocksAlong() {
        rules.register.addSettings(References.of("sample"), Sample.settings(Sample.WAITING));
        change(mara(), NORTH, Save.UNIT, Map.of("session.hold", off(0), "lan", locked(0, true)));
        set(mara(), NORTH, Sample.WAITING.key(), 30);
        unit(206, Directory.TECHNICIANS);
        follow(
                on -> {
                    rules.permissionTable.copied(on, NORTH, 206);
                    rules.settingTable.copied(on, NORTH, 206);
                });
        rules.permissionTable.committed();
        rules.settingTable.committed();
        rules.directory.withGroup(206, Directory.TECHNICIANS, "North again");

        assertThat(rules.permissions.ofUnit(206, "session.hold", false)).isEqualTo(Grant.NONE);
        assertThat(rules.settings.get(Sample.WAITING, 206)).isEqualTo(30);
        assertThat(field(mara(), 206, "lan").lockedAt().id()).isEqualTo(206);
    }

    @Test
    void whatBelongedToADeletedUnitGoes() {
        rules.register.addSettings(References.of("sample"), Sample.settings(Sample.WAITING));
        change(mara(), HULL, Save.UNIT, Map.of("session.hold", off(0)));
        set(mara(), HULL, Sample.WAITING.key(), 30);
        follow(
                on -> {
                    rules.permissionTable.deleted(on, List.of(HULL, LEITH));
                    rules.settingTable.deleted(on, List.of(HULL, LEITH));
                });
        rules.permissionTable.committed();
        rules.settingTable.committed();

        assertThat(count("unit_permission")).isZero();
        assertThat(count("setting_value")).isZero();
        assertThat(rules.settings.get(Sample.WAITING, HULL)).isEqualTo(120);
    }

    @Test
    void whatWasRolledBackNeverHappened() {
        change(mara(), HULL, Save.UNIT, Map.of("session.hold", off(0)));
        assertThatThrownBy(
                        () ->
                                follow(
                                        on -> {
                                            rules.permissionTable.deleted(on, List.of(HULL));
                                            throw Refused.unavailable();
                                        }))
                .isInstanceOf(Refused.class);
        rules.permissionTable.committed();

        assertThat(may(HUGO)).doesNotContain("session.hold");
    }

    // ---- settings

    @Test
    @Tag("SET-01")
    @Tag("SET-02")
    void theNearestValueUpwardsHolds() {
        rules.register.addSettings(
                References.of("sample"), Sample.settings(Sample.WAITING, Sample.SOUND));
        assertThat(rules.settings.get(Sample.WAITING, HUGO)).isEqualTo(120);
        set(mara(), Directory.TECHNICIANS, Sample.WAITING.key(), 90);
        assertThat(rules.settings.get(Sample.WAITING, HUGO)).isEqualTo(90);
        set(mara(), NORTH, Sample.WAITING.key(), 30);
        assertThat(rules.settings.get(Sample.WAITING, HUGO)).isEqualTo(30);
        set(mara(), HULL, Sample.WAITING.key(), 10);
        assertThat(rules.settings.get(Sample.WAITING, HUGO)).isEqualTo(10);
        assertThat(rules.settings.get(Sample.WAITING, NORA)).isEqualTo(30);
        assertThat(rules.settings.get(Sample.WAITING, SAM)).isEqualTo(90);
        assertThat(rules.settings.get(Sample.WAITING, CHANNEL)).isEqualTo(120);
        set(mara(), Directory.CHANNELS, Sample.WAITING.key(), 5);
        assertThat(rules.settings.get(Sample.WAITING, CHANNEL)).isEqualTo(5);
        set(mara(), HUGO, Sample.SOUND.key(), true);
        assertThat(rules.settings.get(Sample.SOUND, HUGO)).isTrue();
        assertThat(rules.settings.get(Sample.SOUND, NORA)).isFalse();

        Map<String, Object> field = setting(mara(), HUGO, "sample.sound");
        assertThat(field).containsEntry("own", true).containsEntry("value", true);
        field = setting(mara(), LEITH, "sample.waiting");
        assertThat(field)
                .containsEntry("own", false)
                .containsEntry("value", 30)
                .containsEntry("default", 120)
                .containsEntry("from", new PermissionForm.Named(NORTH, "North"))
                .containsEntry("revision", 0)
                .containsEntry("kind", "number")
                .containsEntry("zero", "never")
                .containsEntry("label", "Waiting time");
    }

    @Test
    void aValueThatIsResetIsInheritedAgain() {
        rules.register.addSettings(References.of("sample"), Sample.settings(Sample.WAITING));
        set(mara(), NORTH, Sample.WAITING.key(), 30);
        set(mara(), HULL, Sample.WAITING.key(), 10);
        settle(mara(), HULL, Save.UNIT, Sample.WAITING.key(), reset());

        assertThat(rules.settings.get(Sample.WAITING, HULL)).isEqualTo(30);
        assertThat(setting(mara(), HULL, "sample.waiting"))
                .containsEntry("own", false)
                .containsEntry("revision", 2);
    }

    @Test
    void storedNonsenseCountsAsNone() {
        rules.register.addSettings(References.of("sample"), Sample.settings(Sample.WAITING));
        set(mara(), NORTH, Sample.WAITING.key(), 30);
        set(mara(), HULL, Sample.WAITING.key(), 10);
        sql("UPDATE setting_value SET content = 'ten' WHERE unit_id = " + HULL);

        Rules restarted = new Rules(store.transactions());
        assertThat(restarted.settings.get(Sample.WAITING, HULL)).isEqualTo(30);
    }

    @Test
    @Tag("SET-06")
    void whatHoldsHereAloneIsSavedNowhereElse() {
        rules.register.addSettings(References.of("sample"), Sample.settings(Sample.AUTO_START));
        String key = Sample.AUTO_START.key();
        assertFaults(
                () -> settle(mara(), CHANNEL, Save.ALL, key, value(5)), Map.of(key, "only-here"));
        settle(mara(), CHANNEL, Save.UNIT, key, value(5));

        assertThat(rules.settings.get(Sample.AUTO_START, CHANNEL)).isEqualTo(5);
        assertThat(rules.settings.get(Sample.AUTO_START, CHANNEL + 1)).isEqualTo(10);
    }

    @Test
    @Tag("SET-03")
    @Tag("SET-04")
    void settingsAreSavedForTheUnitItsSubgroupsOrAll() {
        rules.register.addSettings(References.of("sample"), Sample.settings(Sample.WAITING));
        String key = Sample.WAITING.key();
        set(mara(), HULL, key, 10);
        settle(ada(), NORTH, Save.SUBGROUPS, key, value(30));
        assertThat(rules.settings.get(Sample.WAITING, HULL)).isEqualTo(30);
        settle(ada(), HULL, Save.ALL, key, value(40));
        assertThat(rules.settings.get(Sample.WAITING, NORTH)).isEqualTo(40);
        assertThat(rules.settings.get(Sample.WAITING, SOUTH)).isEqualTo(120);
        settle(mara(), CHANNEL, Save.ALL, key, value(7));
        assertThat(rules.settings.get(Sample.WAITING, CHANNEL + 9)).isEqualTo(7);
        assertThatThrownBy(() -> settle(mara(), CHANNEL, Save.SUBGROUPS, key, value(7)))
                .hasMessageContaining("that far");
    }

    @Test
    @Tag("ORG-46")
    @Tag("ORG-51")
    void globalSettingsAreForMasterAdministratorsAlone() {
        assertThatThrownBy(
                        () ->
                                settle(
                                        ada(),
                                        Directory.ORGANIZATION,
                                        Save.UNIT,
                                        "hierarchy.view",
                                        value("extended")))
                .hasMessageContaining("no such unit");
        assertThatThrownBy(() -> rules.settingForm.view(ada(), 1, List.of()))
                .hasMessageContaining("no such unit");
        set(mara(), Directory.ORGANIZATION, "hierarchy.view", "extended");

        assertThat(rules.settings.get(OrganizationSettings.HIERARCHY_VIEW)).isEqualTo("extended");
        assertThat(rules.settings.get(OrganizationSettings.HIERARCHY_VIEW, HUGO))
                .isEqualTo("extended");
        assertFaults(
                () -> settle(mara(), NORTH, Save.UNIT, "hierarchy.view", value("compact")),
                Map.of("hierarchy.view", "unknown"));
    }

    @Test
    @Tag("ORG-55")
    void aChannelIsSetByWhoAdministersAGroupThatTakesItsSessions() {
        rules.register.addSettings(References.of("sample"), Sample.settings(Sample.WAITING));
        settle(ada(), CHANNEL, Save.ALL, Sample.WAITING.key(), value(5));

        assertThat(rules.settings.get(Sample.WAITING, CHANNEL)).isEqualTo(5);
        assertThat(rules.settings.get(Sample.WAITING, CHANNEL + 1)).isEqualTo(120);
        assertThatThrownBy(
                        () -> settle(ada(), CHANNEL + 1, Save.UNIT, Sample.WAITING.key(), value(5)))
                .hasMessageContaining("no such unit");
    }

    @Test
    @Tag("ORG-50")
    void aLockedSettingIsLockedThereAndBelow() {
        rules.register.addSettings(References.of("sample"), Sample.settings(Sample.WAITING));
        String key = Sample.WAITING.key();
        settle(mara(), NORTH, Save.UNIT, key, lock(true));

        assertFaults(() -> settle(ada(), HULL, Save.UNIT, key, value(5)), Map.of(key, "locked"));
        assertFaults(() -> settle(ada(), NORTH, Save.UNIT, key, reset()), Map.of(key, "locked"));
        assertThat(rules.settings.get(Sample.WAITING, HULL)).isEqualTo(120);
        assertThat(setting(ada(), HULL, key))
                .containsEntry("mayChange", false)
                .containsEntry("own", false)
                .containsEntry("lockedAt", new PermissionForm.Named(NORTH, "North"));
        settle(mara(), NORTH, Save.UNIT, key, lock(false));
        settle(ada(), HULL, Save.UNIT, key, value(5));
    }

    @Test
    void badValuesAreToldAtTheirFieldsAllAtOnce() {
        rules.register.addSettings(
                References.of("sample"),
                Sample.settings(Sample.WAITING, Sample.SOUND, Sample.PLACES));
        Map<String, SettingWish> wishes = new HashMap<>();
        wishes.put("sample.waiting", value(1000));
        wishes.put("sample.sound", value("perhaps"));
        wishes.put("sample.places", value(List.of("north", "a place with a long name")));
        assertFaults(
                () -> rules.settingChanges.change(mara(), NORTH, Save.UNIT, wishes),
                Map.of(
                        "sample.waiting", "out-of-range",
                        "sample.sound", "invalid",
                        "sample.places", "invalid"));
        wishes.put("sample.waiting", value(1.5));
        wishes.put("sample.sound", value(List.of("true")));
        wishes.put("sample.places", value(List.of("a\nb")));
        assertFaults(
                () -> rules.settingChanges.change(mara(), NORTH, Save.UNIT, wishes),
                Map.of(
                        "sample.waiting", "not-a-number",
                        "sample.sound", "invalid",
                        "sample.places", "invalid"));
        wishes.put("sample.waiting", value("45"));
        wishes.put("sample.sound", value(true));
        wishes.put("sample.places", value(List.of("North", "EAST", "north")));
        rules.settingChanges.change(mara(), NORTH, Save.UNIT, wishes);
        assertThat(rules.settings.get(Sample.WAITING, NORTH)).isEqualTo(45);
        assertThat(rules.settings.get(Sample.PLACES, NORTH)).containsExactly("north", "east");
    }

    @Test
    void twoEditorsOfSettingsLearnAboutEachOtherPerField() {
        rules.register.addSettings(
                References.of("sample"), Sample.settings(Sample.WAITING, Sample.SOUND));
        String waiting = Sample.WAITING.key();
        settle(
                mara(),
                NORTH,
                Save.UNIT,
                waiting,
                new SettingWish(0, false, Optional.of(30), Optional.empty()));
        settle(
                ada(),
                NORTH,
                Save.UNIT,
                Sample.SOUND.key(),
                new SettingWish(0, false, Optional.of(true), Optional.empty()));

        Refused refused =
                catchThrowableOfType(
                        Refused.class,
                        () ->
                                settle(
                                        ada(),
                                        NORTH,
                                        Save.UNIT,
                                        waiting,
                                        new SettingWish(
                                                0, false, Optional.of(5), Optional.empty())));
        assertThat(refused.code()).isEqualTo("changed");
        assertThat(refused.details().get("current"))
                .isEqualTo(
                        Map.of(
                                waiting,
                                Map.of(
                                        "revision",
                                        1,
                                        "value",
                                        30,
                                        "own",
                                        true,
                                        "locked",
                                        false,
                                        "changedBy",
                                        "Account 11")));
        assertThat(rules.settings.get(Sample.WAITING, NORTH)).isEqualTo(30);
    }

    @Test
    void whatARemovedBundleDeclaredStaysAndIsShownAsUnknown() {
        ServiceReference<SettingContribution> sample = References.of("sample");
        rules.register.addSettings(sample, Sample.settings(Sample.WAITING));
        set(mara(), NORTH, Sample.WAITING.key(), 30);
        rules.register.removeSettings(sample);

        SettingForm.View view = rules.settingForm.view(mara(), NORTH, List.of());
        assertThat(view.sections()).isEmpty();
        assertThat(view.unknown()).containsExactly(new SettingForm.Unknown("sample.waiting", "30"));

        rules.register.addSettings(References.of("sample"), Sample.settings(Sample.WAITING));
        assertThat(rules.settings.get(Sample.WAITING, HULL)).isEqualTo(30);
        assertThat(rules.settingForm.view(mara(), NORTH, List.of()).unknown()).isEmpty();
    }

    @Test
    void changedSettingsAreRecordedWithOldAndNewValue() {
        rules.register.addSettings(
                References.of("sample"),
                Sample.settings(Sample.WAITING, Sample.SOUND, Sample.COLOUR));
        set(mara(), NORTH, Sample.WAITING.key(), 30);
        set(mara(), NORTH, Sample.WAITING.key(), 40);
        settle(mara(), NORTH, Save.UNIT, Sample.WAITING.key(), reset());
        set(mara(), NORTH, Sample.SOUND.key(), true);
        set(mara(), Directory.ORGANIZATION, Sample.COLOUR.key(), "green");
        settle(mara(), NORTH, Save.UNIT, Sample.SOUND.key(), lock(true));

        assertThat(rules.record())
                .containsExactly(
                        "North|Sample section|Waiting time|Not set |Set 30",
                        "North|Sample section|Waiting time|Set 30|Set 40",
                        "North|Sample section|Waiting time|Set 40|Not set ",
                        "North|Sample section|Sound|Not set |Selected ",
                        "Acme IT support|Sample section|Colour|Not set |Set Green",
                        "North|Sample section|Sound|Not locked |Locked ");
        assertThat(rules.told.get(0).settings()).containsExactly("sample.waiting");
        assertThat(rules.told.get(0).accounts()).containsExactlyInAnyOrder(NORA, HUGO);
    }

    @Test
    void aCheckMayObjectForWhoeverSaves() {
        rules.register.addSettings(References.of("sample"), Sample.settings(Sample.WAITING));
        SettingCheck check =
                (unit, values, saver, address) ->
                        Integer.valueOf(13).equals(values.get("sample.waiting"))
                                ? Map.of(
                                        "sample.waiting",
                                        Refused.field(
                                                "shuts-out", "value", "Not 13 from " + address))
                                : Map.of();
        rules.settingChecks.add(check);

        assertFaults(
                () -> set(mara(), NORTH, Sample.WAITING.key(), 13),
                Map.of("sample.waiting", "shuts-out"));
        set(Editor.GATEWAY, NORTH, Sample.WAITING.key(), 13);
        assertThat(rules.settings.get(Sample.WAITING, NORTH)).isEqualTo(13);
    }

    @Test
    void wordsComeInTheReadersLanguage() {
        rules.register.addSettings(
                References.of("sample"), Sample.settings(Sample.WAITING, Sample.SOUND));

        SettingForm.Section german =
                rules.settingForm
                        .view(mara(), NORTH, Languages.of("fr;q=0.9, de-AT, en;q=0.3"))
                        .sections()
                        .get(0);
        assertThat(german.label()).isEqualTo("Beispiel");
        assertThat(german.settings())
                .extracting(each -> each.get("label"))
                .containsExactly("Wartezeit", "Sound");
        assertThat(field(mara(), NORTH, "session.hold").label()).isEqualTo("Hold sessions");
        assertThat(
                        rules.permissionForm
                                .view(mara(), NORTH, Audience.MEMBERS, List.of("nl"))
                                .permissions()
                                .get(0)
                                .group())
                .isEqualTo("Chat");
    }

    // ---- helpers

    private interface OnConnection {
        void run(Connection on) throws SQLException;
    }

    private Set<String> may(int account) {
        return rules.permissions.of(account(account));
    }

    private List<Integer> holding(String key, Integer... units) {
        return List.of(units).stream()
                .filter(each -> rules.permissions.ofUnit(each, key, false).given())
                .toList();
    }

    private List<Unit> change(
            Editor editor, int unit, Save save, Map<String, PermissionWish> wishes) {
        return change(editor, unit, Audience.MEMBERS, save, wishes);
    }

    private List<Unit> change(
            Editor editor,
            int unit,
            Audience audience,
            Save save,
            Map<String, PermissionWish> wishes) {
        return rules.permissionChanges.change(editor, unit, audience, save, wishes);
    }

    private PermissionForm.View view(Editor editor, int unit, Audience audience) {
        return rules.permissionForm.view(editor, unit, audience, List.of());
    }

    private PermissionForm.Field field(Editor editor, int unit, String key) {
        return view(editor, unit, Audience.MEMBERS).permissions().stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, Object> setting(Editor editor, int unit, String key) {
        return rules.settingForm.view(editor, unit, List.of()).sections().stream()
                .flatMap(each -> each.settings().stream())
                .filter(each -> key.equals(each.get("key")))
                .findFirst()
                .orElseThrow();
    }

    private void set(Editor editor, int unit, String key, Object value) {
        settle(editor, unit, Save.UNIT, key, value(value));
    }

    private void settle(Editor editor, int unit, Save save, String key, SettingWish wish) {
        rules.settingChanges.change(editor, unit, save, Map.of(key, wish));
    }

    private static SettingWish value(Object value) {
        return new SettingWish(ANY, false, Optional.of(value), Optional.empty());
    }

    private static SettingWish reset() {
        return new SettingWish(ANY, true, Optional.empty(), Optional.empty());
    }

    private static SettingWish lock(boolean locked) {
        return new SettingWish(ANY, false, Optional.empty(), Optional.of(locked));
    }

    private static PermissionWish on(int revision) {
        return given(revision, true);
    }

    private static PermissionWish off(int revision) {
        return given(revision, false);
    }

    private static PermissionWish given(int revision, boolean given) {
        return new PermissionWish(
                revision, Optional.of(given), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static PermissionWish choosing(int revision, String option) {
        return new PermissionWish(
                revision,
                Optional.of(true),
                Optional.of(option),
                Optional.empty(),
                Optional.empty());
    }

    private static PermissionWish listing(int revision, Integer... units) {
        return new PermissionWish(
                revision,
                Optional.of(true),
                Optional.of("listed"),
                Optional.of(Set.of(units)),
                Optional.empty());
    }

    private static PermissionWish locked(int revision, boolean locked) {
        return new PermissionWish(
                revision,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(locked));
    }

    private static void assertFaults(Runnable act, Map<String, String> codes) {
        Refused refused = catchThrowableOfType(Refused.class, act::run);
        assertThat(refused).isNotNull();
        Map<String, String> found = new HashMap<>();
        ((Map<?, ?>) refused.details().get("fields"))
                .forEach(
                        (key, fault) ->
                                found.put((String) key, (String) ((Map<?, ?>) fault).get("code")));
        assertThat(found).isEqualTo(codes);
    }

    private void follow(OnConnection work) {
        store.transactions()
                .run(
                        on -> {
                            work.run(on);
                            return null;
                        });
    }

    private void unit(int id, int parent) {
        sql(
                "INSERT INTO unit (id, type, parent_id, name, description, enabled, account_id,"
                        + " target_id, email, rights, revision) VALUES ("
                        + id
                        + ", 'technician-group', "
                        + parent
                        + ", 'U', '', TRUE, 0, 0, '', '', 1)");
    }

    private void sql(String... statements) {
        follow(
                on -> {
                    try (Statement statement = on.createStatement()) {
                        for (String each : statements) {
                            statement.executeUpdate(each);
                        }
                    }
                });
    }

    private int count(String table) {
        return store.transactions()
                .run(
                        on -> {
                            try (Statement statement = on.createStatement();
                                    var found =
                                            statement.executeQuery(
                                                    "SELECT COUNT(*) FROM " + table)) {
                                found.next();
                                return found.getInt(1);
                            }
                        });
    }
}
