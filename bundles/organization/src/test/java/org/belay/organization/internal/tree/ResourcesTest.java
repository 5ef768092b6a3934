package org.belay.organization.internal.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.belay.api.organization.Actor;
import org.belay.api.organization.Directory;
import org.belay.api.organization.OrganizationChange;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitType;
import org.belay.api.refusal.Refused;
import org.belay.organization.internal.Gateway;
import org.belay.organization.internal.Organization;
import org.belay.organization.internal.tree.TreeResource.Branch;
import org.belay.organization.internal.tree.UnitsResource.Consequences;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ResourcesTest {

    private static Gateway gateway;
    private Organization organization;
    private TreeResource trees;
    private UnitsResource units;
    private Unit north;
    private Unit hull;
    private Unit nora;
    private SecurityContext mara;
    private SecurityContext ada;

    @BeforeAll
    static void makesTheTables() throws Exception {
        gateway = Gateway.derby();
    }

    @AfterAll
    static void deletesThem() {
        gateway.close();
    }

    @BeforeEach
    void builds() {
        gateway.empty();
        gateway.run("DELETE FROM web_session");
        organization = new Organization(gateway.store().transactions()).founded();
        north = organization.group(Directory.TECHNICIANS, "North");
        hull = organization.group(north.id(), "Hull");
        nora = organization.technician(hull.id(), "Nora");
        Unit administrator = organization.administrator(Directory.ADMINISTRATORS, "Ada");
        organization.units().assign(Actor.GATEWAY, administrator.id(), hull.id());
        trees = new TreeResource(organization.tree(), organization.news());
        units =
                new UnitsResource(
                        organization.tree(),
                        organization.units(),
                        new Presence(gateway.store().transactions()),
                        organization.passwords(),
                        account -> account.nickname().equals("Nora"));
        mara = Callers.as(organization, 1001);
        ada = Callers.as(organization, administrator.account());
    }

    @Test
    @Tag("ORG-01")
    @Tag("ROLE-01")
    void aBranchComesWhenItIsOpened() {
        Branch root = trees.branch(1, mara);

        assertThat(names(root)).hasSize(5).contains("Technicians", "Channels");
        assertThat(root.unit().get("name")).isEqualTo("Acme");
        assertThat(names(trees.branch(4, mara))).containsExactly("North", "Support");
        Map<String, Object> item = trees.branch(4, mara).children().get(0);
        assertThat(item).containsEntry("children", true).containsEntry("count", 1L);
        assertThat(item).containsEntry("effective", true).containsEntry("type", "technician-group");
    }

    @Test
    void anAdministratorSeesHisGroupsAndWhatLeadsToThem() {
        assertThat(names(trees.branch(1, ada))).containsExactly("Technicians");
        assertThat(names(trees.branch(4, ada))).containsExactly("North");
        assertThat(names(trees.branch(hull.id(), ada))).contains("Nora");
        assertThatThrownBy(() -> trees.branch(Directory.CHANNELS, ada)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> trees.branch(1002, ada)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> units.show(north.id(), ada)).isInstanceOf(Refused.class);
        assertThat(trees.search("mara", 50, List.of(), ada).found()).isEmpty();
        assertThat(trees.search("nora", 50, List.of(), ada).found()).hasSize(1);
    }

    @Test
    @Tag("ORG-03")
    void searchFindsNameAddressAndId() {
        assertThat(trees.search("ORT", 50, List.of(), mara).found())
                .extracting("name")
                .contains("North");
        assertThat(trees.search("nora@ex", 50, List.of(), mara).found()).hasSize(1);
        assertThat(trees.search(Integer.toString(nora.id()), 50, List.of(), mara).found())
                .extracting("name")
                .containsExactly("Nora");
        assertThat(trees.search("chan", 3, List.of(), mara).more()).isTrue();
        assertThat((List<?>) trees.search("nora", 50, List.of(), mara).found().get(0).get("path"))
                .hasSize(5);
    }

    @Test
    void aSearchForGroupsIsNotFilledByPeople() {
        Set<Object> types =
                trees.search("n", 3, List.of("technician-group", "channel"), mara).found().stream()
                        .map(each -> each.get("type"))
                        .collect(Collectors.toSet());

        assertThat(types).isNotEmpty().isSubsetOf("technician-group", "channel");
    }

    @Test
    void aBranchTellsThatPermissionsOrSettingsChangedSomewhere() {
        Branch before = trees.branch(1, mara);
        organization
                .news()
                .tell(new OrganizationChange(Set.of(), Set.of(), Set.of(), Set.of("sample")));
        Branch after = trees.branch(1, mara);

        assertThat(after.changes()).isNotEqualTo(before.changes());
        assertThat(after.revision()).isEqualTo(before.revision());
    }

    @Test
    @Tag("ORG-05")
    void whatOneMayDoDependsOnRoleAndUnit() {
        assertThat(units.show(4, mara).get("creates")).isEqualTo(List.of("technician-group"));
        assertThat(acts(hull, mara)).contains("change", "move", "copy", "delete", "permissions");
        assertThat(acts(hull, ada)).contains("change", "assign").doesNotContain("delete", "move");
        assertThat(acts(nora, ada)).contains("delete", "disable", "reset-two-step");
        assertThat(acts(organization.tree().find(1001).orElseThrow(), mara))
                .doesNotContain("delete", "disable");
    }

    @Test
    void aUnitIsMadeAndChangedByRequests() {
        Map<String, Object> made =
                view(
                        units.create(
                                        Map.of(
                                                "type",
                                                "technician",
                                                "parent",
                                                hull.id(),
                                                "name",
                                                "Pia",
                                                "email",
                                                "pia@example.com",
                                                "password",
                                                "Sample1%"),
                                        ada)
                                .getEntity());
        int id = (int) made.get("id");
        assertThat(made).containsEntry("enabled", true).doesNotContainKey("password");
        assertThat(made).containsEntry("leastStrength", "good").containsEntry("twoStep", "off");

        Map<String, Object> changed =
                units.change(id, Map.of("revision", made.get("revision"), "nickname", "P"), ada);
        assertThat(changed).containsEntry("nickname", "P").containsEntry("name", "Pia");
        assertThatThrownBy(
                        () ->
                                units.change(
                                        id,
                                        Map.of("revision", made.get("revision"), "name", "Q"),
                                        ada))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("changed"));
        assertThatThrownBy(() -> units.change(id, Map.of("name", "Q"), ada))
                .hasMessageContaining("revision");
        assertThatThrownBy(() -> units.change(id, Map.of("revision", 1, "enabled", "yes"), ada))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.field()).hasValue("enabled"));
        units.delete(id, ada);
        assertThat(organization.tree().find(id)).isEmpty();
    }

    @Test
    @Tag("AUTH-13")
    void whoMustSetUpASecondStepAndHasNotIsShown() {
        assertThat(units.show(nora.id(), mara)).containsEntry("twoStep", "required");
        gateway.run("DELETE FROM account_security WHERE account_id = " + nora.account());
        gateway.run(
                "INSERT INTO account_security (account_id, password_changed_at, password_given,"
                        + " totp_sealed, totp_step) VALUES ("
                        + nora.account()
                        + ", 0, FALSE, 'sealed', 0)");
        assertThat(units.show(nora.id(), mara)).containsEntry("twoStep", "on");
        assertThat(units.show(1001, mara)).containsEntry("twoStep", "off");
    }

    @Test
    void nobodyChangesHisOwnAddressPastMyAccount() {
        Object revision = units.show(1001, mara).get("revision");
        assertThat(code(() -> change(1001, revision, "email", "thief@example.com", mara)))
                .isEqualTo("own-address");
        int place = organization.tree().technician(1001).orElseThrow().id();
        Object other = units.show(place, mara).get("revision");
        assertThat(code(() -> change(place, other, "email", "", mara))).isEqualTo("own-address");
        change(1001, revision, "email", "Mara@Example.com", mara);
        assertThat(organization.accounts().find(1001).orElseThrow().email())
                .isEqualTo("mara@example.com");
    }

    @Test
    void aKeyThatManagesGroupsMakesNoMasterAdministrator() {
        SecurityContext key = Callers.byKey(organization, 1001, Set.of("admin", "admin.units"));
        Unit olga =
                organization
                        .units()
                        .create(
                                Actor.GATEWAY,
                                UnitType.MASTER_ADMINISTRATOR,
                                Directory.MASTER_ADMINISTRATORS,
                                Organization.user("Olga"));
        Unit group =
                organization
                        .units()
                        .create(
                                Actor.GATEWAY,
                                UnitType.ADMINISTRATOR_GROUP,
                                Directory.ADMINISTRATORS,
                                Organization.named("Reports"));

        for (int each : List.of(Directory.MASTER_ADMINISTRATORS, Directory.ADMINISTRATORS)) {
            String type = each == 2 ? "master-administrator" : "administrator";
            assertThat(
                            code(
                                    () ->
                                            units.create(
                                                    Map.of(
                                                            "type",
                                                            type,
                                                            "parent",
                                                            each,
                                                            "name",
                                                            "Eve",
                                                            "email",
                                                            "eve@example.com",
                                                            "password",
                                                            "Sample1%"),
                                                    key)))
                    .isEqualTo("forbidden");
        }
        for (String field : List.of("password", "email", "ssoId", "name", "nickname")) {
            assertThat(code(() -> change(olga.id(), olga.revision(), field, "Eve1%eve", key)))
                    .as(field)
                    .isEqualTo("forbidden");
            assertThat(code(() -> change(1001, 1, field, "e@example.com", key)))
                    .as("own " + field)
                    .matches("forbidden|own-address");
        }
        assertThat(code(() -> change(olga.id(), olga.revision(), "enabled", false, key)))
                .isEqualTo("forbidden");
        assertThat(code(() -> change(olga.id(), olga.revision(), "technicianGroup", 1002, key)))
                .isEqualTo("forbidden");
        assertThat(
                        code(
                                () ->
                                        change(
                                                group.id(),
                                                group.revision(),
                                                "rights",
                                                List.of("reports"),
                                                key)))
                .isEqualTo("forbidden");
        assertThat(code(() -> change(1, 1, "name", "Mine", key))).isEqualTo("forbidden");
        assertThat(code(() -> units.delete(olga.id(), key))).isEqualTo("forbidden");
        assertThat(code(() -> units.move(olga.id(), Map.of("parent", 2), key)))
                .isEqualTo("forbidden");
        assertThat(code(() -> units.copy(olga.id(), Map.of("parent", 2, "name", "O"), key)))
                .isEqualTo("forbidden");
        assertThat(code(() -> units.assign(hull.id(), Map.of("target", group.id()), key)))
                .isEqualTo("forbidden");
        change(north.id(), north.revision(), "name", "Far north", key);
        assertThat(organization.tree().find(north.id()).orElseThrow().name())
                .isEqualTo("Far north");
    }

    @Test
    void aKeyWithAllRightsOfItsIssuerMayDoWhatHeMay() {
        SecurityContext key =
                Callers.byKey(organization, 1001, Set.of("admin", "admin.units", "admin.global"));
        units.create(
                Map.of(
                        "type",
                        "master-administrator",
                        "parent",
                        2,
                        "name",
                        "Olga",
                        "email",
                        "olga@example.com",
                        "password",
                        "Sample1%"),
                key);
    }

    private void change(int id, Object revision, String field, Object value, SecurityContext who) {
        units.change(id, Map.of("revision", revision, field, value), who);
    }

    private static String code(ThrowingCallable attempt) {
        return ((Refused) catchThrowable(attempt)).code();
    }

    @Test
    void consequencesAreKnownBefore() {
        gateway.run(
                "INSERT INTO web_session (token_hash, account_id, csrf, created_at, last_seen,"
                        + " expires_at) VALUES ('t', "
                        + nora.account()
                        + ", 'c', 0, 0, 9999999999999)");
        // North, Hull, Nora, and the link to Ada
        assertThat(units.consequences(north.id(), "delete", mara))
                .isEqualTo(new Consequences(4, 1, 1));
        assertThatThrownBy(() -> units.consequences(north.id(), "delete", ada))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> units.consequences(north.id(), "", mara))
                .isInstanceOf(Refused.class);
    }

    @Test
    @Tag("ORG-32")
    void licencesAreCounted() {
        LicencesResource.All all =
                new LicencesResource(organization.tree(), organization.licences()).all();
        assertThat(all.standard()).isEqualTo(new Licences.Count(0, 2));
        assertThat(all.mobile()).isEqualTo(new Licences.Count(0, 0));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> view(Object entity) {
        return (Map<String, Object>) entity;
    }

    private List<Object> acts(Unit unit, SecurityContext who) {
        return List.copyOf((List<?>) units.show(unit.id(), who).get("acts"));
    }

    private static List<Object> names(Branch branch) {
        return branch.children().stream().map(each -> each.get("name")).toList();
    }
}
