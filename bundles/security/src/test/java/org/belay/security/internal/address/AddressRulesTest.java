package org.belay.security.internal.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.belay.api.organization.Account;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Role;
import org.belay.api.permission.Permissions;
import org.belay.api.refusal.Refused;
import org.belay.testing.fakes.FakeDirectory;
import org.belay.testing.fakes.FakeSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AddressRulesTest {

    private static final int GROUP = 200;
    private static final int OTHER_GROUP = 201;
    private static final String OFFICE = "10.0.0.1";
    private static final String HOME = "192.168.7.7";

    private final FakeDirectory directory =
            new FakeDirectory()
                    .withGroup(GROUP, Directory.TECHNICIANS, "Support")
                    .withGroup(OTHER_GROUP, Directory.TECHNICIANS, "Sales")
                    .withTechnician(1001, GROUP, 1001, "Mara")
                    .withTechnician(1002, OTHER_GROUP, 1002, "Ivo")
                    .withMasterAdministrator(1003, 1003, "Ada")
                    .withTechnician(1004, GROUP, 1003, "Ada");
    private final FakeSettings settings = new FakeSettings();
    private final AddressRules rules = new AddressRules(settings, directory);

    private final Account mara = account(1001, Role.TECHNICIAN);
    private final Account ivo = account(1002, Role.TECHNICIAN);
    private final Account ada = account(1003, Role.MASTER_ADMINISTRATOR, Role.TECHNICIAN);

    @Test
    @Tag("AUTH-17")
    @Tag("AUTH-20")
    void everybodyMayComeFromEverywhereAtFirst() {
        assertThat(rules.allows(mara, HOME)).isTrue();
        assertThat(rules.allows(ada, "2001:db8::1")).isTrue();
        assertThat(rules.narrowed(mara, Set.of("console"), HOME)).containsExactly("console");
    }

    @Test
    @Tag("AUTH-17")
    void theGlobalRuleIsForEverybodyAndEverything() {
        settings.with(AddressSettings.GLOBAL_DEFAULT, AddressSettings.DENIED)
                .with(AddressSettings.GLOBAL_EXCEPTIONS, List.of("10.0.0.0/8"));

        assertThat(rules.allows(mara, OFFICE)).isTrue();
        assertThat(rules.allows(mara, HOME)).isFalse();
        assertThat(rules.allows(ada, HOME)).isFalse();
        assertThat(rules.narrowed(ada, Set.of("admin", "console"), HOME)).isEmpty();
    }

    @Test
    @Tag("AUTH-20")
    void aGroupsRuleIsForItsMembersAlone() {
        settings.with(AddressSettings.CONSOLE_EXCEPTIONS, GROUP, List.of(HOME));

        assertThat(rules.allows(mara, HOME)).isFalse();
        assertThat(rules.allows(ivo, HOME)).isTrue();
    }

    @Test
    @Tag("AUTH-20")
    void aGroupsRuleIsForTheConsoleAlone() {
        settings.with(AddressSettings.CONSOLE_EXCEPTIONS, GROUP, List.of(HOME));

        assertThat(rules.allows(ada, HOME)).isTrue();
        assertThat(
                        rules.narrowed(
                                ada,
                                Set.of(
                                        Permissions.ADMIN,
                                        Permissions.ADMIN_GLOBAL,
                                        Permissions.CONSOLE,
                                        "remote.control"),
                                HOME))
                .containsExactlyInAnyOrder(Permissions.ADMIN, Permissions.ADMIN_GLOBAL);
    }

    @Test
    @Tag("AUTH-21")
    void bothRulesMustAllowTheAddress() {
        settings.with(AddressSettings.GLOBAL_DEFAULT, AddressSettings.DENIED)
                .with(AddressSettings.GLOBAL_EXCEPTIONS, List.of(OFFICE, HOME))
                .with(AddressSettings.CONSOLE_DEFAULT, GROUP, AddressSettings.DENIED)
                .with(AddressSettings.CONSOLE_EXCEPTIONS, GROUP, List.of(HOME, "1.2.3.4"));

        assertThat(rules.allows(mara, HOME)).isTrue();
        assertThat(rules.allows(mara, OFFICE)).isFalse();
        assertThat(rules.allows(mara, "1.2.3.4")).isFalse();
    }

    @Test
    void aChangeHoldsAtOnceAndSoDoesAMoveToAnotherGroup() {
        settings.with(AddressSettings.CONSOLE_EXCEPTIONS, GROUP, List.of(HOME));
        assertThat(rules.allows(mara, HOME)).isFalse();

        settings.with(AddressSettings.CONSOLE_EXCEPTIONS, GROUP, List.of("1.1.1.1"));
        assertThat(rules.allows(mara, HOME)).isTrue();
        assertThat(rules.allows(mara, "1.1.1.1")).isFalse();

        directory.withTechnician(1001, OTHER_GROUP, 1001, "Mara");
        assertThat(rules.allows(mara, "1.1.1.1")).isTrue();
    }

    @Test
    void theRefusalHasACodeOfItsOwn() {
        settings.with(AddressSettings.GLOBAL_EXCEPTIONS, List.of(HOME));

        assertThatThrownBy(() -> rules.check(mara, HOME))
                .isInstanceOfSatisfying(
                        Refused.class, each -> assertThat(each.code()).isEqualTo("address-denied"));
    }

    @Test
    @Tag("AUTH-19")
    void formsGetNetworksInOneWayOfWriting() {
        assertThat(
                        AddressSettings.GLOBAL_EXCEPTIONS
                                .type()
                                .read("5.5.5.5/255.255.255.0\n\n 5.5.5.9/24 \n2001:DB8::/32"))
                .containsExactly("5.5.5.0/24", "2001:db8::/32");
    }

    @Test
    void nobodySavesAGlobalRuleThatShutsHimOut() {
        OwnAddressCheck check = new OwnAddressCheck(settings);

        assertThat(objections(check, Map.of("ip.default", "denied"), HOME))
                .containsOnlyKeys("ip.default");
        assertThat(
                        objections(
                                check,
                                Map.of("ip.default", "denied", "ip.exceptions", List.of(OFFICE)),
                                HOME))
                .containsOnlyKeys("ip.exceptions");
        assertThat(objections(check, Map.of("ip.exceptions", List.of("192.168.0.0/16")), HOME))
                .hasEntrySatisfying(
                        "ip.exceptions",
                        each -> assertThat(each.code()).isEqualTo("locks-you-out"));
        assertThat(
                        objections(
                                check,
                                Map.of("ip.default", "denied", "ip.exceptions", List.of(HOME)),
                                HOME))
                .isEmpty();
    }

    @Test
    void whatIsNotChangedCountsAsItIs() {
        settings.with(AddressSettings.GLOBAL_EXCEPTIONS, List.of(HOME));
        OwnAddressCheck check = new OwnAddressCheck(settings);

        assertThat(objections(check, Map.of("ip.default", "denied"), HOME)).isEmpty();
        assertThat(objections(check, Map.of("ip.default", "denied"), OFFICE)).isNotEmpty();
        assertThat(objections(check, Map.of("something.else", "x"), OFFICE)).isEmpty();
        assertThat(check.objections(GROUP, Map.of("ip.default", "denied"), ada, OFFICE)).isEmpty();
    }

    private Map<String, Refused> objections(
            OwnAddressCheck check, Map<String, Object> values, String address) {
        return check.objections(Directory.ORGANIZATION, values, ada, address);
    }

    private static Account account(int id, Role... roles) {
        return new Account(id, "N", "N", id + "@b.example", "", "", Set.of(roles), true, false);
    }
}
