package org.belay.organization.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.belay.api.organization.Account;
import org.belay.api.organization.Actor;
import org.belay.api.organization.Directory;
import org.belay.api.organization.OrganizationChange;
import org.belay.api.organization.Unit;
import org.belay.organization.internal.Gateway;
import org.belay.organization.internal.Organization;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Permissions and settings together with the real tree and the real audit. */
class RulesOnTheTreeTest {

    private static Gateway gateway;
    private Organization organization;
    private final List<OrganizationChange> told = new ArrayList<>();
    private Register register;
    private PermissionRules permissions;
    private PermissionChanges permissionChanges;
    private SettingRules settings;
    private SettingChanges settingChanges;
    private Unit north;
    private Unit nora;

    @BeforeAll
    static void makesTheTables() throws Exception {
        gateway = Gateway.derby();
    }

    @AfterAll
    static void deletesThem() {
        gateway.close();
    }

    @BeforeEach
    void foundsAnOrganization() {
        gateway.empty();
        gateway.run("DELETE FROM unit_permission");
        gateway.run("DELETE FROM setting_value");
        organization = new Organization(gateway.store().transactions()).founded();
        organization.news().add(told::add);
        var transactions = gateway.store().transactions();
        Directory directory = organization.tree();
        register = new Register();
        register.addPermissions(References.of("organization"), new TechnicianPermissions());
        register.addSettings(References.of("sample"), Sample.settings(Sample.WAITING));
        PermissionTable permissionTable = new PermissionTable(transactions);
        SettingTable settingTable = new SettingTable(transactions);
        organization.tree().add(permissionTable);
        organization.tree().add(settingTable);
        Reach reach = new Reach(directory);
        permissions = new PermissionRules(directory, register, permissionTable);
        permissionChanges =
                new PermissionChanges(
                        transactions,
                        directory,
                        register,
                        permissionTable,
                        reach,
                        organization.audit(),
                        organization.news());
        settings = new SettingRules(directory, settingTable);
        settingChanges =
                new SettingChanges(
                        transactions,
                        register,
                        settings,
                        settingTable,
                        reach,
                        new SettingChecks(settings),
                        organization.audit(),
                        organization.news());
        north = organization.group(Directory.TECHNICIANS, "North");
        nora = organization.technician(north.id(), "Nora");
    }

    @Test
    @Tag("ORG-26")
    @Tag("PERM-01")
    @Tag("ROLE-11")
    void aSubgroupBeginsWithItsParentsPermissionsAndFollowsItsSettings() {
        give(north, "session.hold", false);
        set(north, 30);
        Unit hull = organization.group(north.id(), "Hull");
        Unit hugo = organization.technician(hull.id(), "Hugo");

        assertThat(may(hugo)).contains("console", "reboot").doesNotContain("session.hold");
        assertThat(settings.get(Sample.WAITING, hugo.id())).isEqualTo(30);
        give(north, "session.hold", true);
        set(north, 40);
        assertThat(may(hugo)).doesNotContain("session.hold");
        assertThat(may(nora)).contains("session.hold");
        assertThat(settings.get(Sample.WAITING, hugo.id())).isEqualTo(40);
    }

    @Test
    void aMovedTechnicianHasWhatHisNewGroupHasAtOnce() {
        Unit south = organization.group(Directory.TECHNICIANS, "South");
        give(south, "session.hold", false);
        assertThat(may(nora)).contains("session.hold");

        organization.units().move(Actor.GATEWAY, nora.id(), south.id());
        assertThat(may(nora)).doesNotContain("session.hold");
    }

    @Test
    void aDeletedGroupLeavesNothingBehind() {
        Unit hull = organization.group(north.id(), "Hull");
        give(hull, "session.hold", false);
        set(hull, 30);
        organization.units().delete(Actor.GATEWAY, hull.id());

        assertThat(gateway.text("SELECT COUNT(*) FROM unit_permission")).isEqualTo("0");
        assertThat(gateway.text("SELECT COUNT(*) FROM setting_value")).isEqualTo("0");
        assertThatThrownBy(() -> give(hull, "session.hold", true))
                .hasMessageContaining("no such unit");
    }

    @Test
    @Tag("ORG-45")
    @Tag("ORG-50")
    void aCopyIsLockedAsTheOriginalIsAndTheAuditsChainHolds() {
        permissionChanges.change(
                Editor.GATEWAY,
                north.id(),
                Audience.MEMBERS,
                Save.UNIT,
                Map.of(
                        "lan",
                        new PermissionWish(
                                PermissionWish.ANY,
                                Optional.of(true),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(true))));
        set(north, 30);
        Unit copy =
                organization
                        .units()
                        .copy(Actor.GATEWAY, north.id(), Directory.TECHNICIANS, "North again");

        assertThat(permissions.ofUnit(copy.id(), "lan", false).given()).isTrue();
        assertThat(settings.get(Sample.WAITING, copy.id())).isEqualTo(30);
        assertThat(permissionChanges.lockedAt(copy, Audience.MEMBERS, "lan")).contains(copy);
        assertThat(organization.audit().verify().broken()).isZero();
        assertThat(gateway.text("SELECT COUNT(*) FROM audit WHERE new_action = 'Locked'"))
                .isEqualTo("1");
        assertThat(told.get(told.size() - 1).units()).contains(copy.id());
    }

    @Test
    @Tag("ORG-11")
    @Tag("ROLE-15") // one person alone; LargeTreeTest has the other end
    void theFounderIsMasterAdministratorAndTechnician() {
        assertThat(permissions.of(organization.accounts().find(1001).orElseThrow()))
                .contains("admin", "admin.global", "console", "session.private");
    }

    private Set<String> may(Unit technician) {
        Account account = organization.accounts().find(technician.account()).orElseThrow();
        return permissions.of(account);
    }

    private void give(Unit group, String key, boolean given) {
        permissionChanges.change(
                Editor.GATEWAY,
                group.id(),
                Audience.MEMBERS,
                Save.UNIT,
                Map.of(
                        key,
                        new PermissionWish(
                                PermissionWish.ANY,
                                Optional.of(given),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())));
    }

    private void set(Unit group, int minutes) {
        settingChanges.change(
                Editor.GATEWAY,
                group.id(),
                Save.UNIT,
                Map.of(
                        Sample.WAITING.key(),
                        new SettingWish(
                                SettingWish.ANY, false, Optional.of(minutes), Optional.empty())));
    }
}
