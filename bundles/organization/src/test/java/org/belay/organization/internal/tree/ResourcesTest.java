package org.belay.organization.internal.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;
import org.belay.api.organization.Actor;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Unit;
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
        trees = new TreeResource(organization.tree());
        units =
                new UnitsResource(
                        organization.tree(),
                        organization.units(),
                        new Presence(gateway.store().transactions()),
                        organization.passwords());
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
        assertThat(trees.search("mara", 50, ada).found()).isEmpty();
        assertThat(trees.search("nora", 50, ada).found()).hasSize(1);
    }

    @Test
    @Tag("ORG-03")
    void searchFindsNameAddressAndId() {
        assertThat(trees.search("ORT", 50, mara).found()).extracting("name").contains("North");
        assertThat(trees.search("nora@ex", 50, mara).found()).hasSize(1);
        assertThat(trees.search(Integer.toString(nora.id()), 50, mara).found())
                .extracting("name")
                .containsExactly("Nora");
        assertThat(trees.search("chan", 3, mara).more()).isTrue();
        assertThat((List<?>) trees.search("nora", 50, mara).found().get(0).get("path")).hasSize(5);
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
