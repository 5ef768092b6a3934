package org.belay.organization.internal.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.belay.organization.internal.Organization.named;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.belay.api.audit.AuditEntry;
import org.belay.api.organization.Account;
import org.belay.api.organization.Actor;
import org.belay.api.organization.AdministratorRight;
import org.belay.api.organization.Directory;
import org.belay.api.organization.OrganizationChange;
import org.belay.api.organization.Role;
import org.belay.api.organization.Unit;
import org.belay.api.organization.UnitDraft;
import org.belay.api.organization.UnitType;
import org.belay.api.refusal.Refused;
import org.belay.organization.internal.Gateway;
import org.belay.organization.internal.Organization;
import org.belay.organization.internal.Organization.Wish;
import org.belay.organization.internal.rules.OrganizationSettings;
import org.belay.testing.fakes.FakeSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What changing units does, on a real database. Mara (1001) is master administrator and holder; below
 * Technicians there are Support (1002), where she works, North with Hull, and South; Ada administers
 * North.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class UnitsContract {

    private static final int SUPPORT = 1002;
    private static final Actor BELAY = Actor.GATEWAY;

    private Gateway gateway;
    private Organization organization;
    private UnitBook units;
    private TreeBook tree;
    private Unit north;
    private Unit hull;
    private Unit south;
    private Unit ada;
    private Unit nora;
    private Unit sam;
    private Actor mara;
    private Actor asAda;
    private final List<OrganizationChange> told = new ArrayList<>();
    private final List<AuditEntry> audited = new ArrayList<>();

    abstract Gateway createGateway() throws Exception;

    @BeforeAll
    void makesTheTables() throws Exception {
        gateway = createGateway();
    }

    @AfterAll
    void deletesThem() {
        gateway.close();
    }

    @BeforeEach
    void builds() {
        gateway.empty();
        organization = start().founded();
        units = organization.units();
        tree = organization.tree();
        north = organization.group(Directory.TECHNICIANS, "North");
        hull = organization.group(north.id(), "Hull");
        south = organization.group(Directory.TECHNICIANS, "South");
        ada = organization.administrator(Directory.ADMINISTRATORS, "Ada");
        units.assign(BELAY, ada.id(), north.id());
        nora = organization.technician(north.id(), "Nora");
        sam = organization.technician(south.id(), "Sam");
        mara = Actor.of(tree.account(1001).orElseThrow());
        asAda = organization.actor(ada);
        told.clear();
        audited.clear();
        organization.news().add(told::add);
        organization.audit().add((by, changes) -> audited.addAll(changes));
    }

    private Organization start() {
        return new Organization(gateway.store().transactions());
    }

    // what there is

    @Test
    @Tag("ORG-28")
    @Tag("ORG-13")
    @Tag("ROLE-11")
    void whatWasMadeIsThereAfterARestart() {
        UnitDraft all =
                new Wish()
                        .name("Pavel")
                        .nickname("P.")
                        .email("Pavel@Example.com")
                        .ssoId("p-1")
                        .description("Two\nlines")
                        .password("Sample1%")
                        .mobile(true)
                        .draft();
        Unit pavel = units.create(mara, UnitType.TECHNICIAN, north.id(), all);
        TreeBook again = start().tree();

        assertThat(again.find(pavel.id())).hasValue(pavel);
        Account account = again.account(pavel.id()).orElseThrow();
        assertThat(account)
                .isEqualTo(
                        new Account(
                                pavel.id(),
                                "Pavel",
                                "P.",
                                "pavel@example.com",
                                "p-1",
                                "Two\nlines",
                                Set.of(Role.TECHNICIAN),
                                true,
                                true));
        assertThat(again.children(Directory.TECHNICIANS))
                .extracting(Unit::name)
                .containsExactly("North", "South", "Support");
        assertThat(gateway.passwordOf(pavel.id())).isEqualTo("hash of Sample1%");
    }

    @Test
    @Tag("ORG-14")
    @Tag("ORG-16")
    void whoCannotSignInIsNotEnabled() {
        Unit one = units.create(mara, UnitType.TECHNICIAN, north.id(), named("One"));
        Unit other = units.create(mara, UnitType.TECHNICIAN, north.id(), named("Other"));

        assertThat(one.enabled()).isFalse();
        assertThat(tree.account(other.id()).orElseThrow().enabled()).isFalse();
        assertRefused(
                "missing", "email", () -> change(mara, one, new Wish().enabled(true).draft()));
        change(mara, one, new Wish().email("one@example.com").password("Sample1%").draft());
        Unit enabled = change(mara, one, new Wish().enabled(true).draft());
        assertThat(enabled.enabled()).isTrue();
        assertThat(tree.account(one.id()).orElseThrow().enabled()).isTrue();
    }

    @Test
    @Tag("ORG-26")
    @Tag("ORG-20")
    @Tag("ROLE-09")
    void groupsLieInGroups() {
        int parent = south.id();
        for (int i = 0; i < 40; i++) {
            parent = organization.group(parent, "Level " + i).id();
        }
        assertThat(tree.path(parent)).hasSize(43);
        Unit outer = create(mara, UnitType.ADMINISTRATOR_GROUP, Directory.ADMINISTRATORS, "Outer");
        Unit inner = create(mara, UnitType.ADMINISTRATOR_GROUP, outer.id(), "Inner");
        assertThat(inner.rights()).containsExactly(AdministratorRight.STANDARD);
    }

    @Test
    @Tag("ORG-21")
    void anAdministratorIsInOneGroupAtATime() {
        Unit day = create(mara, UnitType.ADMINISTRATOR_GROUP, Directory.ADMINISTRATORS, "Day");
        Unit night = create(mara, UnitType.ADMINISTRATOR_GROUP, Directory.ADMINISTRATORS, "Night");
        units.move(mara, ada.id(), day.id());
        units.move(mara, ada.id(), night.id());

        assertThat(tree.children(day.id())).isEmpty();
        assertThat(tree.children(night.id())).extracting(Unit::id).containsExactly(ada.id());
        assertRefused("invalid", "target", () -> units.assign(mara, ada.id(), day.id()));
        assertRefused("taken", "email", () -> user(mara, UnitType.ADMINISTRATOR, day.id(), "Ada"));
    }

    @Test
    @Tag("ORG-22")
    void anAdministratorGroupHasANameADescriptionAStatusAndRights() {
        Unit desk =
                units.create(
                        mara,
                        UnitType.ADMINISTRATOR_GROUP,
                        Directory.ADMINISTRATORS,
                        new Wish()
                                .name("Desk")
                                .description("By day")
                                .enabled(false)
                                .rights(AdministratorRight.REPORTS)
                                .draft());
        Unit bea = organization.administrator(desk.id(), "Bea");

        Unit kept = start().tree().find(desk.id()).orElseThrow();
        assertThat(kept.name()).isEqualTo("Desk");
        assertThat(kept.description()).isEqualTo("By day");
        assertThat(kept.enabled()).isFalse();
        assertThat(kept.rights()).containsExactly(AdministratorRight.REPORTS);
        assertThat(tree.isEnabled(bea.id())).isFalse();
        change(mara, desk, new Wish().enabled(true).draft());
        assertThat(tree.isEnabled(bea.id())).isTrue();
    }

    @Test
    void computerGroupsLieInTechnicianGroups() {
        Unit computers = create(mara, UnitType.COMPUTER_GROUP, north.id(), "Servers");

        assertThat(start().tree().find(computers.id())).hasValue(computers);
        assertRefused(
                "invalid",
                "parent",
                () -> create(mara, UnitType.COMPUTER_GROUP, nora.id(), "Servers"));
    }

    @Test
    void everyUnitLiesOnlyWhereItsTypeMay() {
        assertRefused(
                "invalid",
                "parent",
                () -> create(mara, UnitType.TECHNICIAN, Directory.TECHNICIANS, "Lost"));
        assertRefused(
                "invalid",
                "parent",
                () -> create(mara, UnitType.TECHNICIAN_GROUP, Directory.ADMINISTRATORS, "Lost"));
        assertRefused(
                "invalid", "type", () -> create(mara, UnitType.CHANNEL, Directory.CHANNELS, "11"));
        assertRefused(
                "invalid", "type", () -> create(mara, UnitType.CHANNEL_LINK, north.id(), "x"));
        assertRefused("not-found", "parent", () -> create(mara, UnitType.TECHNICIAN, 4711, "Lost"));
    }

    // names and addresses

    @Test
    void namesThatPretendAreRefused() {
        for (String name :
                List.of("a\u202Egpj", "a\u2066b", "a\nb", "a\u0000b", "\uD83D", "a\u2028b")) {
            assertRefused(
                    "invalid", "name", () -> create(mara, UnitType.TECHNICIAN_GROUP, 4, name));
        }
        for (String name :
                List.of("", "  ", "\u200B\u200B", "\u00A0\u200B\u3000", "\u3164", "\u2800\uFE0F")) {
            assertRefused(
                    "missing", "name", () -> create(mara, UnitType.TECHNICIAN_GROUP, 4, name));
        }
        for (String name : List.of("x".repeat(129), "x".repeat(10_000))) {
            assertRefused(
                    "too-long", "name", () -> create(mara, UnitType.TECHNICIAN_GROUP, 4, name));
        }
    }

    @Test
    void addressesThatPretendAreRefused() {
        for (String email :
                List.of(
                        "no\u200Bra@example.com",
                        "nora\u00A0@example.com",
                        "nora@example.com\r\nBcc:x@y",
                        "root,eve@example.com",
                        "Nora<eve@example.com>",
                        "nora\u202E@example.com")) {
            assertRefused(
                    "invalid", "email", () -> change(mara, sam, new Wish().email(email).draft()));
        }
        change(mara, sam, new Wish().email("s\u00F6ren@example.com").draft());
        assertRefused(
                "taken",
                "email",
                () -> change(mara, nora, new Wish().email("So\u0308ren@example.com").draft()));
    }

    @Test
    void whoGetsAnotherAddressOrIdIsSignedOut() {
        organization.ended().clear(); // of those who got their first password
        change(asAda, nora, new Wish().email("other@example.com").draft());
        assertThat(organization.ended()).containsExactly(nora.account());
        change(asAda, nora, new Wish().email("other@example.com").nickname("N").draft());
        assertThat(organization.ended()).hasSize(1);
        change(asAda, nora, new Wish().ssoId("another").draft());
        assertThat(organization.ended()).hasSize(2);
        change(organization.actor(nora), nora, new Wish().email("own@example.com").draft());
        assertThat(organization.ended()).hasSize(2);
    }

    @Test
    void whoIsDisabledIsNotSignedInWhenHeIsEnabledAgain() {
        organization.ended().clear();
        change(asAda, nora, new Wish().enabled(false).draft());
        assertThat(organization.ended()).containsExactly(nora.account());
        change(asAda, nora, new Wish().enabled(true).draft());
        assertThat(organization.ended()).hasSize(1);
        change(mara, ada, new Wish().technicianGroup(hull.id()).draft());
        Unit place = tree.technician(ada.account()).orElseThrow();
        change(mara, place, new Wish().enabled(false).draft());
        assertThat(organization.ended()).hasSize(1); // he still administrates
    }

    @Test
    void ofTwoWhoDeleteEachOtherOneMasterAdministratorStays() throws Exception {
        Unit first = user(mara, UnitType.MASTER_ADMINISTRATOR, 2, "Olga");
        Unit second = user(mara, UnitType.MASTER_ADMINISTRATOR, 2, "Otto");
        gateway.run("UPDATE organization SET holder_id = 0");
        Organization withoutHolder = start();
        withoutHolder.units().delete(withoutHolder.actor(first), 1001);
        Actor olga = withoutHolder.actor(first);
        Actor otto = withoutHolder.actor(second);
        atOnce(
                () -> withoutHolder.units().delete(olga, second.id()),
                () -> withoutHolder.units().delete(otto, first.id()));

        assertThat(withoutHolder.tree().children(Directory.MASTER_ADMINISTRATORS)).hasSize(1);
        assertThat(start().tree().children(Directory.MASTER_ADMINISTRATORS)).hasSize(1);
    }

    @Test
    void twoMovesAtOnceMakeNoRing() throws Exception {
        atOnce(
                () -> units.move(mara, north.id(), south.id()),
                () -> units.move(mara, south.id(), north.id()));

        TreeBook again = start().tree();
        assertThat(again.isWithin(north.id(), 4)).isTrue();
        assertThat(again.isWithin(south.id(), 4)).isTrue();
    }

    @Test
    @Tag("ORG-45")
    void theAuditHoldsTogetherAfterAThousandChangesAtOnce() throws Exception {
        Runnable renames =
                () -> {
                    for (int i = 0; i < 250; i++) {
                        change(mara, south, named("South " + Thread.currentThread() + i));
                    }
                };
        atOnce(renames, renames, renames, renames);

        assertThat(organization.audit().verify().broken()).isZero();
        assertThat(organization.audit().verify().rows()).isGreaterThanOrEqualTo(1_000);
    }

    /** What is refused is refused; what isn't is done. */
    private static void atOnce(Runnable... works) throws Exception {
        ExecutorService several = Executors.newFixedThreadPool(works.length);
        try {
            List<Callable<Object>> all = new ArrayList<>();
            for (Runnable each : works) {
                all.add(
                        () -> {
                            try {
                                each.run();
                            } catch (Refused refused) {
                                assertThat(refused.code()).isNotEqualTo("unavailable");
                            }
                            return null;
                        });
            }
            for (Future<Object> each : several.invokeAll(all)) {
                each.get();
            }
        } finally {
            several.shutdown();
        }
    }

    @Test
    void markupIsTextAndAccentsHaveOneForm() {
        String markup = "<img src=x onerror=alert(1)> & 'Söhne'";
        assertThat(organization.group(4, markup).name()).isEqualTo(markup);
        assertThat(organization.group(4, "So\u0308hne").name()).isEqualTo("S\u00F6hne");
        assertThat(organization.group(4, "\u05D0\u05D1\u05D2 שלום").name()).endsWith("שלום");
        assertThat(start().tree().children(4)).extracting(Unit::name).contains(markup);
    }

    @Test
    void twoPeopleCannotHaveOneAddressOrOneSsoId() {
        assertRefused(
                "taken",
                "email",
                () ->
                        units.create(
                                mara,
                                UnitType.TECHNICIAN,
                                hull.id(),
                                new Wish().name("X").email("NORA@example.com").draft()));
        change(mara, nora, new Wish().ssoId("n-1").draft());
        assertRefused("taken", "ssoId", () -> change(mara, sam, new Wish().ssoId("n-1").draft()));
        assertRefused(
                "taken",
                "email",
                () -> change(mara, sam, new Wish().email("mara@example.com").draft()));
        change(mara, nora, new Wish().ssoId("n-1").email("nora@example.com").draft());
    }

    @Test
    void ofSeveralAtOnceOneGetsTheAddress() throws Exception {
        ExecutorService several = Executors.newFixedThreadPool(4);
        Callable<Boolean> attempt =
                () -> {
                    try {
                        organization.technician(hull.id(), "Same");
                        return true;
                    } catch (Refused refused) {
                        assertThat(refused.code()).isEqualTo("taken");
                        return false;
                    }
                };
        int made = 0;
        for (Future<Boolean> each :
                several.invokeAll(List.of(attempt, attempt, attempt, attempt))) {
            made += each.get() ? 1 : 0;
        }
        several.shutdown();
        assertThat(made).isEqualTo(1);
    }

    @Test
    void allThatIsWrongWithAFormIsSaidAtOnce() {
        UnitDraft wrong =
                new Wish()
                        .name("x".repeat(129))
                        .email("nobody")
                        .rights(AdministratorRight.STANDARD)
                        .draft();
        assertThatThrownBy(() -> units.create(mara, UnitType.TECHNICIAN, north.id(), wrong))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat((Map<?, ?>) refused.details().get("fields")).hasSize(3));
        assertRefused(
                "weak", "password", () -> change(mara, nora, new Wish().password("short").draft()));
    }

    // two editors

    @Test
    void whoIsSlowerSeesWhatTheOtherHasWritten() {
        change(mara, north, new Wish().description("For the north").draft());

        assertThatThrownBy(
                        () ->
                                units.change(
                                        asAda,
                                        north.id(),
                                        north.revision(),
                                        new Wish().name("Far north").draft()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> {
                            assertThat(refused.code()).isEqualTo("changed");
                            Map<?, ?> current = (Map<?, ?>) refused.details().get("current");
                            assertThat(current.get("description")).isEqualTo("For the north");
                            assertThat(current.get("name")).isEqualTo("North");
                            assertThat(current.get("revision"))
                                    .isEqualTo(tree.find(north.id()).orElseThrow().revision());
                        });
        assertThat(tree.find(north.id()).orElseThrow().name()).isEqualTo("North");
    }

    @Test
    void savingWhatIsThereAlreadyChangesNothing() {
        Unit same = units.change(mara, north.id(), north.revision(), named("North"));

        assertThat(same).isEqualTo(north);
        assertThat(told).isEmpty();
        assertThat(audited).isEmpty();
    }

    // who may

    @Test
    @Tag("ORG-47")
    @Tag("ORG-12")
    @Tag("ORG-15")
    @Tag("ROLE-05")
    @Tag("ROLE-07")
    void onlyMasterAdministratorsMakeAdministrators() {
        create(mara, UnitType.MASTER_ADMINISTRATOR, Directory.MASTER_ADMINISTRATORS, "M");
        create(mara, UnitType.ADMINISTRATOR, Directory.ADMINISTRATORS, "A");
        Unit group = create(mara, UnitType.ADMINISTRATOR_GROUP, Directory.ADMINISTRATORS, "G");
        for (Actor each : List.of(asAda, organization.actor(nora))) {
            assertRefused(
                    "not-found",
                    "parent",
                    () -> create(each, UnitType.MASTER_ADMINISTRATOR, 2, "M2"));
            assertRefused(
                    "not-found", "parent", () -> create(each, UnitType.ADMINISTRATOR, 3, "A2"));
            assertRefused(
                    "not-found",
                    "parent",
                    () -> create(each, UnitType.ADMINISTRATOR_GROUP, group.id(), "G2"));
            assertRefused("not-found", () -> change(each, unit(1001), named("Else")));
            assertRefused("not-found", () -> units.delete(each, group.id()));
        }
    }

    @Test
    @Tag("ORG-25")
    @Tag("ORG-48")
    @Tag("ORG-49")
    @Tag("ROLE-10")
    @Tag("ORG-17")
    void anAdministratorShapesWhatLiesInHisGroups() {
        Unit fresh = create(asAda, UnitType.TECHNICIAN_GROUP, hull.id(), "Docks");
        Unit pia = units.create(asAda, UnitType.TECHNICIAN, fresh.id(), Organization.user("Pia"));
        units.move(asAda, pia.id(), north.id());
        change(asAda, pia, new Wish().enabled(false).draft());
        units.copy(asAda, fresh.id(), north.id(), "Docks 2");
        units.delete(asAda, pia.id());
        change(asAda, north, new Wish().description("Mine").draft());

        assertRefused("forbidden", () -> units.delete(asAda, north.id()));
        assertRefused("not-found", "parent", () -> units.move(asAda, hull.id(), south.id()));
        Unit york = organization.group(4, "York");
        units.assign(BELAY, ada.id(), york.id());
        assertRefused("forbidden", () -> units.move(asAda, york.id(), north.id()));
    }

    @Test
    void anAdministratorReachesNothingOutsideWhateverHeNames() {
        assertRefused(
                "not-found", "parent", () -> create(asAda, UnitType.TECHNICIAN_GROUP, 4, "X"));
        assertRefused(
                "not-found", "parent", () -> create(asAda, UnitType.TECHNICIAN, south.id(), "X"));
        assertRefused("not-found", () -> change(asAda, sam, named("X")));
        assertRefused("not-found", () -> units.move(asAda, sam.id(), north.id()));
        assertRefused("not-found", "parent", () -> units.move(asAda, nora.id(), south.id()));
        assertRefused("not-found", () -> units.copy(asAda, south.id(), north.id(), "Stolen"));
        assertRefused(
                "not-found", "parent", () -> units.copy(asAda, hull.id(), south.id(), "Planted"));
        assertRefused("not-found", () -> units.delete(asAda, south.id()));
        assertRefused("not-found", () -> units.assign(asAda, 101, south.id()));
        assertRefused("not-found", "target", () -> units.assign(asAda, ada.id(), hull.id()));
        assertRefused("not-found", () -> change(asAda, unit(101), named("Mine")));
        assertRefused("not-found", () -> change(asAda, unit(1), named("Mine")));
        assertRefused(
                "invalid", "barred", () -> change(asAda, nora, new Wish().barred(101).draft()));
        assertRefused(
                "invalid",
                "barred",
                () -> change(asAda, nora, new Wish().barred(south.id()).draft()));
        assertRefused("forbidden", () -> organization.labels().add(asAda, "Mine"));
        assertRefused("forbidden", () -> organization.labels().delete(asAda, "Mine"));
        assertThat(audited).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void anAdministratorCannotBecomeAMasterThroughHisTechnicianUnit() {
        units.change(BELAY, 1001, -1, new Wish().technicianGroup(north.id()).draft());
        Unit asTechnician = tree.technician(1001).orElseThrow();

        assertThat(tree.administers(ada.account(), asTechnician.id())).isTrue();
        assertRefused(
                "forbidden",
                () -> change(asAda, asTechnician, new Wish().password("Sample1%").draft()));
        assertRefused(
                "forbidden",
                () -> change(asAda, asTechnician, new Wish().email("ada2@example.com").draft()));
        assertRefused(
                "forbidden", () -> change(asAda, asTechnician, new Wish().ssoId("x").draft()));
        units.move(asAda, asTechnician.id(), hull.id());
    }

    @Test
    @Tag("ORG-18")
    @Tag("ORG-04")
    @Tag("ROLE-02")
    @Tag("ROLE-08")
    void assigningMakesAndTakesAuthority() {
        assertThat(tree.administers(ada.account(), sam.id())).isFalse();
        Unit link = units.assign(mara, ada.id(), south.id());
        assertThat(link.type()).isEqualTo(UnitType.ADMINISTRATOR_LINK);
        assertThat(units.assign(mara, ada.id(), south.id())).isEqualTo(link);
        assertThat(tree.administers(ada.account(), sam.id())).isTrue();
        assertThat(tree.administers(ada.account(), hull.id())).isTrue();
        assertThat(tree.administers(ada.account(), SUPPORT)).isFalse();
        assertThat(told.get(0).accounts()).contains(ada.account(), sam.account());
        units.unassign(mara, link.id());
        assertThat(tree.administers(ada.account(), sam.id())).isFalse();
        assertRefused("not-found", () -> units.unassign(asAda, link.id()));
    }

    @Test
    @Tag("ORG-23")
    @Tag("ORG-24")
    @Tag("ORG-59")
    void anAdministratorGroupSharesItsGroupsAndItsLimits() {
        Unit outer = create(mara, UnitType.ADMINISTRATOR_GROUP, 3, "Outer");
        Unit inner = create(mara, UnitType.ADMINISTRATOR_GROUP, outer.id(), "Inner");
        Unit bea = organization.administrator(inner.id(), "Bea");
        units.assign(mara, outer.id(), south.id());
        assertThat(tree.administers(bea.account(), sam.id())).isTrue();

        change(mara, outer, new Wish().rights(AdministratorRight.REPORTS).draft());
        assertThat(tree.administers(bea.account(), sam.id())).isFalse();
        change(mara, outer, new Wish().rights(AdministratorRight.STANDARD).draft());
        change(mara, outer, new Wish().enabled(false).draft());
        assertThat(tree.administers(bea.account(), sam.id())).isFalse();
        assertRefused(
                "invalid",
                "rights",
                () ->
                        change(
                                mara,
                                outer,
                                new Wish()
                                        .rights(
                                                AdministratorRight.STANDARD,
                                                AdministratorRight.REPORTS)
                                        .draft()));
        assertRefused("missing", "rights", () -> change(mara, outer, new Wish().rights().draft()));
    }

    @Test
    @Tag("ORG-19")
    void anAdministratorMayBeATechnicianToo() {
        change(mara, ada, new Wish().technicianGroup(south.id()).draft());
        assertThat(tree.account(ada.account()).orElseThrow().roles())
                .containsExactlyInAnyOrder(Role.ADMINISTRATOR, Role.TECHNICIAN);
        change(mara, ada, new Wish().technicianGroup(hull.id()).draft());
        assertThat(tree.technician(ada.account()).orElseThrow().parent()).isEqualTo(hull.id());
        change(mara, ada, new Wish().name("Ada Byron").draft());
        assertThat(tree.technician(ada.account()).orElseThrow().name()).isEqualTo("Ada Byron");
        change(mara, ada, new Wish().technicianGroup(0).draft());
        assertThat(tree.technician(ada.account())).isEmpty();
        assertThat(told.get(told.size() - 1).gone()).contains(ada.account());
    }

    // who stays

    @Test
    void theHolderAndTheLastMasterAdministratorStay() {
        Unit other = user(mara, UnitType.MASTER_ADMINISTRATOR, 2, "Olga");
        Actor olga = organization.actor(other);

        assertRefused("holder", () -> units.delete(olga, 1001));
        assertRefused("holder", () -> change(olga, unit(1001), new Wish().enabled(false).draft()));
        gateway.run("UPDATE organization SET holder_id = 0");
        Organization withoutHolder = start();
        withoutHolder.units().delete(olga, 1001);
        assertThatThrownBy(() -> withoutHolder.units().delete(BELAY, other.id()))
                .hasMessageContaining("must be a master administrator");
        assertThatThrownBy(
                        () ->
                                withoutHolder
                                        .units()
                                        .change(
                                                BELAY,
                                                other.id(),
                                                -1,
                                                new Wish().enabled(false).draft()))
                .hasMessageContaining("must be a master administrator");
    }

    @Test
    void nobodyDeletesOrDisablesHimself() {
        Unit other = user(mara, UnitType.MASTER_ADMINISTRATOR, 2, "Olga");
        Actor olga = organization.actor(other);
        change(mara, other, new Wish().technicianGroup(hull.id()).draft());

        assertRefused("self", () -> units.delete(olga, other.id()));
        assertRefused("self", () -> change(olga, other, new Wish().enabled(false).draft()));
        assertRefused("self", () -> units.delete(olga, north.id()));
        assertRefused("self", () -> change(olga, hull, new Wish().enabled(false).draft()));
        assertRefused("self", () -> change(olga, other, new Wish().technicianGroup(0).draft()));
    }

    @Test
    void everybodyMayChangeWhatIsHisOwn() {
        Actor asNora = organization.actor(nora);
        UnitDraft own = new Wish().name("Nora N.").email("n@example.com").draft();
        assertThat(change(asNora, nora, own).name()).isEqualTo("Nora N.");

        // It takes the present one, and the second step: My Account asks for them.
        UnitDraft password = new Wish().password("Sample2%").draft();
        assertRefused("own-password", () -> change(asNora, nora, password));
        assertRefused("not-found", () -> change(asNora, nora, new Wish().mobile(true).draft()));
        assertRefused("not-found", () -> change(asNora, nora, new Wish().ssoId("x").draft()));
        assertRefused("not-found", () -> change(asNora, nora, new Wish().enabled(true).draft()));
        assertRefused("not-found", () -> change(asNora, sam, named("X")));
    }

    // moving, copying, deleting

    @Test
    void aGroupLiesNeitherInItselfNorBelowItself() {
        assertRefused("within-itself", () -> units.move(mara, north.id(), north.id()));
        assertRefused("within-itself", () -> units.move(mara, north.id(), hull.id()));
        assertRefused("within-itself", () -> units.copy(mara, north.id(), hull.id(), "Again"));
        for (int fixed : List.of(1, 2, 3, 4, 5, 6, 101)) {
            assertRefused("fixed", () -> units.move(mara, fixed, 4));
            assertRefused("fixed", () -> units.delete(mara, fixed));
            assertRefused("fixed", () -> units.copy(mara, fixed, 4, "Copy"));
        }
    }

    @Test
    @Tag("ORG-31")
    @Tag("ROLE-12")
    void aTechnicianMovesWithAllThatIsHis() {
        units.move(mara, nora.id(), south.id());

        assertThat(tree.technician(nora.account()).orElseThrow().parent()).isEqualTo(south.id());
        assertThat(start().tree().find(nora.id()).orElseThrow().parent()).isEqualTo(south.id());
        assertThat(told.get(0).accounts()).containsExactly(nora.account());
        assertThat(told.get(0).gone()).isEmpty();
        assertThat(told.get(0).units()).containsExactly(nora.id());
    }

    @Test
    void aCopiedGroupHasItsSubgroupsAndNobody() {
        units.assign(mara, 101, hull.id());
        Unit copy = units.copy(mara, north.id(), south.id(), "North 2");

        assertThat(tree.subtree(copy.id()))
                .extracting(Unit::name)
                .containsExactly("North 2", "Hull");
    }

    @Test
    void aCopiedUserCannotSignInYet() {
        change(mara, nora, new Wish().mobile(true).ssoId("n").description("Knows Macs").draft());
        Unit copy = units.copy(mara, nora.id(), hull.id(), "Nora 2");
        Account account = tree.account(copy.account()).orElseThrow();

        assertThat(account.email()).isEmpty();
        assertThat(account.ssoId()).isEmpty();
        assertThat(account.enabled()).isFalse();
        assertThat(account.mobile()).isFalse();
        assertThat(copy.description()).isEqualTo("Knows Macs");
        assertThat(gateway.passwordOf(copy.account())).isEmpty();
    }

    @Test
    @Tag("ORG-34")
    void deletingAGroupTakesItsPeopleAndTheLinksToThem() {
        Unit external = create(mara, UnitType.EXTERNAL_TECHNICIAN_GROUP, 6, "Partners");
        units.assign(mara, external.id(), nora.id());
        units.delete(mara, north.id());

        assertThat(Stream.of(north, hull, nora).map(Unit::id).map(tree::find))
                .containsOnly(Optional.empty());
        assertThat(tree.account(nora.account())).isEmpty();
        assertThat(tree.linksTo(ada.id())).isEmpty();
        assertThat(tree.linksTo(external.id())).isEmpty();
        OrganizationChange change = told.get(told.size() - 1);
        assertThat(change.gone()).containsExactly(nora.account());
        assertThat(change.accounts()).contains(ada.account());
        assertThat(gateway.text("SELECT COUNT(*) FROM account WHERE email = 'nora@example.com'"))
                .isEqualTo("0");
        organization.technician(hullAgain(), "Nora"); // the address is free again
    }

    private int hullAgain() {
        return organization.group(south.id(), "Hull").id();
    }

    @Test
    @Tag("ORG-34")
    void deletingAnAdministratorTakesHisPlaceAsATechnicianToo() {
        change(mara, ada, new Wish().technicianGroup(south.id()).draft());
        units.delete(mara, ada.id());

        assertThat(tree.technician(ada.account())).isEmpty();
        assertThat(tree.account(ada.account())).isEmpty();
    }

    @Test
    @Tag("ORG-34")
    void whoseGroupIsDisabledIsGoneAndComesBack() {
        change(mara, north, new Wish().enabled(false).draft());
        assertThat(tree.isEnabled(nora.id())).isFalse();
        assertThat(tree.find(nora.id()).orElseThrow().enabled()).isTrue();
        assertThat(told.get(0).gone()).containsExactly(nora.account());

        change(mara, north, new Wish().enabled(true).draft());
        assertThat(tree.isEnabled(nora.id())).isTrue();
        assertThat(told.get(1).gone()).isEmpty();
        assertThat(told.get(1).accounts()).contains(nora.account());
    }

    @Test
    void disablingAnAdministratorDisablesThePerson() {
        change(mara, ada, new Wish().technicianGroup(south.id()).draft());
        change(mara, ada, new Wish().enabled(false).draft());

        assertThat(tree.account(ada.account()).orElseThrow().enabled()).isFalse();
        assertThat(tree.isEnabled(tree.technician(ada.account()).orElseThrow().id())).isFalse();
        assertThat(tree.administers(ada.account(), north.id())).isFalse();
    }

    // channels, external technicians, labels, licences

    @Test
    @Tag("CHAN-02")
    @Tag("CHAN-04")
    @Tag("CHAN-11")
    @Tag("CHAN-12")
    @Tag("ORG-53")
    void aGroupTakesItsChannelsButWhoIsBarredDoesNot() {
        units.assign(asAda, 101, north.id());
        units.assign(asAda, 110, north.id());
        assertThat(tree.channelsOf(nora.account())).containsExactly(101, 110);
        assertThat(told.get(0).accounts()).contains(nora.account()); // her console looks again
        assertThat(tree.channelsOf(sam.account())).isEmpty();

        change(asAda, nora, new Wish().barred(110).draft());
        assertThat(tree.channelsOf(nora.account())).containsExactly(101);
        assertThat(start().tree().channelsOf(nora.account())).containsExactly(101);
        change(asAda, nora, new Wish().barred().draft());
        assertThat(tree.channelsOf(nora.account())).containsExactly(101, 110);
        assertThat(audited).extracting(AuditEntry::field).contains("Channel 10");
    }

    @Test
    @Tag("CHAN-03")
    @Tag("CHAN-06")
    @Tag("ORG-54")
    void aChannelIsRenamedByMasterAdministratorsAndItsLinksFollow() {
        Unit link = units.assign(mara, 101, north.id());
        change(mara, unit(101), new Wish().name("Website").description("Public").draft());

        assertThat(tree.find(link.id()).orElseThrow().name()).isEqualTo("Website");
        assertRefused(
                "invalid",
                "enabled",
                () -> change(mara, unit(101), new Wish().enabled(false).draft()));
    }

    @Test
    @Tag("ORG-35")
    @Tag("ORG-36")
    @Tag("EXT-03")
    void externalTechniciansAreOfferedByALink() {
        Unit partners = create(mara, UnitType.EXTERNAL_TECHNICIAN_GROUP, 6, "Partners");
        Unit ines =
                units.create(
                        mara,
                        UnitType.EXTERNAL_TECHNICIAN,
                        partners.id(),
                        new Wish().name("Ines").email("ines@partner.example").draft());

        assertThat(units.assign(mara, partners.id(), north.id()).type())
                .isEqualTo(UnitType.EXTERNAL_LINK);
        assertThat(units.assign(mara, ines.id(), nora.id()).target()).isEqualTo(ines.id());
        assertThat(ines.account()).isZero();
        assertRefused("invalid", "target", () -> units.assign(mara, nora.id(), south.id()));
        assertRefused("invalid", "target", () -> units.assign(mara, 101, nora.id()));
    }

    @Test
    @Tag("ORG-38")
    @Tag("ORG-39")
    @Tag("ORG-40")
    @Tag("ORG-57")
    @Tag("CHAN-14")
    void labelsCollectGroupsAndChannels() {
        organization.labels().add(mara, "Region");
        organization.labels().add(mara, "Big");
        assertRefused("taken", "name", () -> organization.labels().add(mara, "region"));
        change(asAda, north, new Wish().labels("Region", "Big").draft());
        change(mara, unit(101), new Wish().labels("Region").draft());
        assertRefused(
                "invalid", "labels", () -> change(asAda, hull, new Wish().labels("Small").draft()));
        assertRefused(
                "not-found", () -> change(asAda, unit(102), new Wish().labels("Big").draft()));
        assertRefused(
                "invalid", "labels", () -> change(mara, nora, new Wish().labels("Big").draft()));
        assertThat(organization.labels().all()).containsExactly("Big", "Region");

        organization.labels().delete(mara, "Region");
        assertThat(tree.find(north.id()).orElseThrow().labels()).containsExactly("Big");
        assertThat(start().tree().find(101).orElseThrow().labels()).isEmpty();
    }

    @Test
    @Tag("ORG-32")
    void noMoreTechniciansWorkThanThereAreLicences() {
        // Mara, Nora and Sam have one
        organization
                .licences()
                .with(
                        new FakeSettings()
                                .with(OrganizationSettings.STANDARD_LICENCES, 3)
                                .with(OrganizationSettings.MOBILE_LICENCES, 1));
        assertRefused("no-licence", () -> organization.technician(hull.id(), "Pia"));
        Unit pia = create(mara, UnitType.TECHNICIAN, hull.id(), "Pia"); // disabled
        change(mara, pia, new Wish().email("pia@example.com").password("Sample1%").draft());
        assertRefused("no-licence", () -> change(mara, pia, new Wish().enabled(true).draft()));
        change(mara, sam, new Wish().enabled(false).draft());
        change(mara, pia, new Wish().enabled(true).mobile(true).draft());
        assertRefused("no-licence", () -> change(mara, nora, new Wish().mobile(true).draft()));
    }

    // the audit

    @Test
    @Tag("ORG-45")
    @Tag("REP-R23-05")
    void eachKindOfChangeIsAudited() {
        Unit pia = units.create(asAda, UnitType.TECHNICIAN, hull.id(), Organization.user("Pia"));
        change(asAda, pia, new Wish().name("Pia P.").enabled(false).password("Sample2%").draft());
        units.move(asAda, pia.id(), north.id());
        units.copy(asAda, hull.id(), north.id(), "Hull 2");
        Unit link = units.assign(asAda, 101, hull.id());
        units.unassign(asAda, link.id());
        units.delete(asAda, pia.id());

        assertThat(
                        audited.stream()
                                .map(
                                        each ->
                                                String.join(
                                                        "|",
                                                        each.entityType(),
                                                        each.entityName(),
                                                        each.change().word(),
                                                        each.section(),
                                                        each.field(),
                                                        each.oldValue(),
                                                        each.oldAction().word(),
                                                        each.newValue(),
                                                        each.newAction().word())))
                .containsExactly(
                        "Technician|Pia|Add|Organization|Name||Not set|Pia|Added",
                        "Technician|Pia|Add|Organization|Nickname||Not set|Pia|Set",
                        "Technician|Pia|Add|Organization|Email||Not set|pia@example.com|Set",
                        "Technician|Pia|Add|Organization|Status||Disabled||Enabled",
                        "Technician|Pia|Add|Organization|Password||Not set||Set",
                        "Technician|Pia P.|Change|Organization|Name|Pia|Set|Pia P.|Set",
                        "Technician|Pia P.|Change|Organization|Nickname|Pia|Set|Pia P.|Set",
                        "Technician|Pia P.|Change|Organization|Status||Enabled||Disabled",
                        "Technician|Pia|Change|Organization|Password||Set||Set",
                        "Technician|Pia P.|Move|Organization|Location|Technicians > North >"
                                + " Hull|Set|Technicians > North|Set",
                        "Technician group|Hull 2|Copy|Organization|Name|Hull|Set|Hull 2|Added",
                        "Channel|Channel 1|Assign|Channels|Assigned to||Not"
                                + " assigned|Hull|Assigned",
                        "Channel|Channel 1|Unassign|Channels|Assigned to|Hull|Assigned||Not"
                                + " assigned",
                        "Technician|Pia P.|Delete|Organization|Name|Pia P.|Set||Deleted");
        assertThat(gateway.text("SELECT COUNT(*) FROM audit WHERE actor_id = " + ada.account()))
                .isEqualTo("14");
        assertThat(gateway.text("SELECT COUNT(*) FROM audit WHERE new_content LIKE '%Sample%'"))
                .isEqualTo("0");
        assertThat(organization.audit().verify().broken()).isZero();
    }

    @Test
    void aRowThatWasAlteredOrDeletedShows() {
        assertThat(organization.audit().verify().why()).isEmpty();
        int rows = (int) organization.audit().verify().rows();
        assertThat(rows).isGreaterThan(10);

        gateway.run("UPDATE audit SET new_content = 'Else' WHERE seq = 3");
        assertThat(organization.audit().verify().broken()).isEqualTo(3);
        gateway.run("DELETE FROM audit WHERE seq = 2");
        assertThat(organization.audit().verify().broken()).isEqualTo(2);
    }

    @Test
    void aMissingEndShows() {
        long rows = organization.audit().verify().rows();
        gateway.run("DELETE FROM audit WHERE seq = " + rows);
        assertThat(organization.audit().verify().broken()).isEqualTo(rows);
        assertThat(organization.audit().verify().why()).contains("missing");
    }

    @Test
    void whatIsRefusedLeavesNothing() {
        String before = gateway.text("SELECT seq FROM audit_head");
        long revision = tree.revision();
        assertRefused("holder", () -> units.delete(organization.actor(olga()), 1001));

        assertThat(audited).noneMatch(each -> each.change() == AuditEntry.Change.DELETE);
        assertThat(tree.find(1001)).isPresent();
        assertThat(start().tree().find(1001)).isPresent();
        assertThat(tree.revision()).isGreaterThan(revision);
        assertThat(before).isNotEmpty();
    }

    private Unit olga() {
        return user(mara, UnitType.MASTER_ADMINISTRATOR, 2, "Olga");
    }

    @Test
    @Tag("ORG-44")
    void theOrganizationIsRenamedByMasterAdministrators() {
        change(mara, unit(1), named("Acme & Sons"));

        assertThat(organization.accounts().organizationName()).isEqualTo("Acme & Sons");
        assertThat(start().accounts().organizationName()).isEqualTo("Acme & Sons");
    }

    // helpers

    private Unit unit(int id) {
        return tree.find(id).orElseThrow();
    }

    private Unit change(Actor actor, Unit unit, UnitDraft draft) {
        return units.change(actor, unit.id(), -1, draft);
    }

    private Unit create(Actor actor, UnitType type, int parent, String name) {
        return units.create(actor, type, parent, named(name));
    }

    private Unit user(Actor actor, UnitType type, int parent, String name) {
        return units.create(actor, type, parent, Organization.user(name));
    }

    private static void assertRefused(String code, ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static void assertRefused(String code, String field, ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> {
                            assertThat(refused.code()).isEqualTo(code);
                            assertThat(refused.field()).hasValue(field);
                        });
    }
}
