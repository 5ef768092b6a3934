package org.belay.monitoring.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.belay.api.data.Transactions;
import org.belay.api.organization.Account;
import org.belay.api.organization.Actor;
import org.belay.api.organization.Role;
import org.belay.api.organization.UnitType;
import org.belay.api.permission.Permissions;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Author;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.belay.testing.fakes.FakeAccounts;
import org.belay.testing.fakes.FakeAuditLog;
import org.belay.testing.fakes.FakeClock;
import org.belay.testing.fakes.FakeConsole;
import org.belay.testing.fakes.FakeDirectory;
import org.belay.testing.fakes.FakeEventLog;
import org.belay.testing.fakes.FakePermissions;
import org.belay.testing.fakes.FakeSessions;
import org.belay.testing.fakes.FakeSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Adrian administers the group North, in which Tom works; Sven works in South; Mara is a master. */
class WatchesTest {

    private static final int MARA = 1001;
    private static final int ADRIAN = 1002;
    private static final int TOM = 1003;
    private static final int SVEN = 1004;
    private static final int ANNA = 1005;
    private static final int NORTH = 20;
    private static final int TOMS_UNIT = 31;

    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-27T08:00:00Z"));
    private final FakeAccounts accounts = new FakeAccounts();
    private final FakeDirectory directory = new FakeDirectory();
    private final FakePermissions permissions = new FakePermissions();
    private final FakeSettings settings = new FakeSettings();
    private final FakeAuditLog audit = new FakeAuditLog();
    private final FakeSessions sessions = new FakeSessions(new FakeEventLog(clock), clock);
    private final List<Runnable> due = new ArrayList<>();
    private final Rights rights = new Rights(accounts, permissions, directory);
    private final FakeConsole adrians = new FakeConsole(ADRIAN);
    private final FakeConsole toms = new FakeConsole(TOM);
    private Watches watches;
    private boolean databaseIsAway;

    @BeforeEach
    void everybodyIsAtWork() {
        permissions
                .with(
                        Role.MASTER_ADMINISTRATOR,
                        Permissions.ADMIN,
                        Permissions.ADMIN_UNITS,
                        Permissions.ADMIN_GLOBAL)
                .with(Role.ADMINISTRATOR, Permissions.ADMIN, Permissions.ADMIN_UNITS)
                .with(Role.TECHNICIAN, Permissions.CONSOLE);
        account(MARA, "Mara", Role.MASTER_ADMINISTRATOR, Role.TECHNICIAN);
        account(ADRIAN, "Adrian", Role.ADMINISTRATOR, Role.TECHNICIAN);
        account(TOM, "Tom", Role.TECHNICIAN);
        account(SVEN, "Sven", Role.TECHNICIAN);
        account(ANNA, "Anna", Role.ADMINISTRATOR);
        directory
                .withGroup(NORTH, 4, "North")
                .withGroup(21, 4, "South")
                .withMasterAdministrator(30, MARA, "Mara")
                .withTechnician(TOMS_UNIT, NORTH, TOM, "Tom")
                .withTechnician(32, 21, SVEN, "Sven")
                .withTechnician(33, NORTH, ADRIAN, "Adrian")
                .withTechnician(36, NORTH, MARA, "Mara")
                .withAdministrator(34, 3, ADRIAN, "Adrian")
                .withAdministrator(35, 3, ANNA, "Anna")
                .withLink(UnitType.ADMINISTRATOR_LINK, NORTH, 34)
                .withLink(UnitType.ADMINISTRATOR_LINK, NORTH, 35);
        watches =
                new Watches(
                        clock,
                        rights,
                        new SessionsInHand(sessions),
                        new WatchAudit(database(), audit),
                        new WatchViews(rights, settings),
                        later());
        watches.opened(adrians);
        watches.opened(toms);
    }

    private void account(int id, String name, Role... roles) {
        String mail = name.toLowerCase() + "@acme.example";
        accounts.with(new Account(id, name, name, mail, "", "", Set.of(roles), true, false));
    }

    /** The audit is a fake one, so that it needs no connection. */
    private Transactions database() {
        return new Transactions() {
            @Override
            public <T> T run(Work<T> work) {
                if (databaseIsAway) {
                    throw Refused.unavailable();
                }
                try {
                    return work.on(null);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public <T> T runUnlessDuplicate(Work<T> work) {
                return run(work);
            }

            @Override
            public void afterCommit(Connection connection, Runnable then) {
                then.run();
            }
        };
    }

    private Watches.Later later() {
        return new Watches.Later() {
            @Override
            public void soon(Runnable task) {
                task.run();
            }

            @Override
            public void in(Duration delay, Runnable task) {
                due.add(task);
            }
        };
    }

    private static Actor actor(int account) {
        return new Actor(account, "Somebody");
    }

    private void begin() {
        watches.begin(actor(ADRIAN), TOM);
    }

    private void active() {
        begin();
        here(toms);
    }

    private void here(FakeConsole console) {
        watches.heard(console, "monitoring-here", Map.of());
    }

    private void answer(Object administrator, Object allow) {
        watches.heard(
                toms, "monitoring-answer", Map.of("administrator", administrator, "allow", allow));
    }

    private static List<?> entries(FakeConsole console) {
        return (List<?>) console.last("entries").get("entries");
    }

    private Map<?, ?> entry() {
        assertThat(entries(adrians)).hasSize(1);
        return (Map<?, ?>) entries(adrians).get(0);
    }

    /** The statuses that the administrator's console was told, without repetitions. */
    private List<Object> statuses() {
        return adrians.told("entries").stream()
                .map(each -> (List<?>) each.get("entries"))
                .filter(each -> !each.isEmpty())
                .<Object>map(each -> ((Map<?, ?>) each.get(0)).get("status"))
                .distinct()
                .toList();
    }

    private List<String> recorded() {
        return audit.recorded().stream()
                .map(
                        each ->
                                each.actor().account()
                                        + " "
                                        + each.entry().field()
                                        + " "
                                        + each.entry().newAction().word()
                                        + " "
                                        + each.entry().entityName())
                .toList();
    }

    @Test
    @Tag("SES-401")
    @Tag("MON-07")
    void theEntryWaitsForTheTechniciansConsole() {
        begin();

        assertThat(entry().get("status")).isEqualTo("connecting");
        assertThat(entry().get("name")).isEqualTo("Tom");
        assertThat(toms.last("monitoring").get("ask")).isEqualTo(true);
    }

    @Test
    @Tag("SES-401")
    @Tag("SES-402")
    void itBecomesActiveWithoutAClickOnceTheConsoleAnswers() {
        active();

        assertThat(statuses()).containsExactly("connecting", "waiting", "active");
        assertThat(recorded()).containsExactly(ADRIAN + " Monitored Enabled Tom");
    }

    @Test
    @Tag("SES-403")
    void itIsClosedAndStaysListedWhenTheTechnicianHasLeft() {
        active();

        watches.left(TOM);

        assertThat(entry().get("status")).isEqualTo("closed");
        assertThat(entry().get("why")).isEqualTo("gone");
        assertThat(recorded()).endsWith(ADRIAN + " Monitored Disabled Tom");
    }

    @Test
    @Tag("SES-404")
    void endTakesItOffTheListAndTheTechnicianHearsNothing() {
        active();
        int before = toms.told("monitoring").size();

        watches.end(actor(ADRIAN), TOM);

        assertThat(entries(adrians)).isEmpty();
        assertThat(toms.told("monitoring")).hasSize(before);
        assertThat(recorded()).endsWith(ADRIAN + " Monitored Disabled Tom");
    }

    @Test
    @Tag("SES-405")
    void endClearsWhatIsClosedAndRecordsNothingMore() {
        active();
        watches.left(TOM);
        int before = recorded().size();

        watches.end(actor(ADRIAN), TOM);

        assertThat(entries(adrians)).isEmpty();
        assertThat(recorded()).hasSize(before);
    }

    @Test
    @Tag("MON-04")
    void aConsoleThatDoesNotAnswerInTimeClosesIt() {
        begin();

        due.forEach(Runnable::run);

        assertThat(entry().get("status")).isEqualTo("closed");
        assertThat(entry().get("why")).isEqualTo("no-answer");
    }

    @Test
    @Tag("MON-04")
    void theTimeOutOfAFormerOneClosesNothing() {
        begin();
        Runnable former = due.get(0);
        watches.end(actor(ADRIAN), TOM);
        clock.advance(Duration.ofSeconds(1));
        begin();

        former.run();

        assertThat(entry().get("status")).isEqualTo("connecting");
    }

    @Test
    @Tag("MON-01")
    @Tag("MON-03")
    @Tag("MONI-01")
    @Tag("MONI-02")
    @Tag("ROLE-16")
    void anAdministratorMonitorsTechniciansOfHisGroupsIfHeIsATechnicianToo() {
        watches.opened(new FakeConsole(SVEN));

        assertThat(rights.technicians(ADRIAN))
                .extracting("name")
                .containsExactlyInAnyOrder("Tom", "Mara");
        assertThatThrownBy(() -> watches.begin(actor(ADRIAN), SVEN))
                .hasMessageContaining("no such technician");
        assertThat(rights.technicians(ANNA)).isEmpty();
        assertThatThrownBy(() -> watches.begin(actor(ANNA), TOM)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> watches.begin(actor(TOM), SVEN)).isInstanceOf(Refused.class);
    }

    @Test
    @Tag("MON-01")
    @Tag("MON-02")
    @Tag("MONI-02")
    @Tag("ROLE-16")
    void aMasterAdministratorMonitorsEverybodyButHimself() {
        assertThat(rights.technicians(MARA))
                .extracting("name")
                .containsExactlyInAnyOrder("Tom", "Sven", "Adrian");
    }

    @Test
    @Tag("MON-03")
    void lostRightsEndItAtOnceWithAReason() {
        active();

        directory.withTechnician(TOMS_UNIT, 21, TOM, "Tom");
        watches.reconsider();

        assertThat(entry().get("status")).isEqualTo("closed");
        assertThat(entry().get("why")).isEqualTo("rights-lost");
        assertThat(recorded()).endsWith(ADRIAN + " Monitored Disabled Tom");
    }

    @Test
    @Tag("MON-03")
    void rightsThatAreLostWhileItConnectsAreNoticed() {
        begin();
        directory.withTechnician(TOMS_UNIT, 21, TOM, "Tom");

        here(toms);

        assertThat(entry().get("why")).isEqualTo("rights-lost");
    }

    @Test
    void whoIsDisabledIsGone() {
        active();

        directory.switched(TOMS_UNIT, false);
        watches.reconsider();

        assertThat(entry().get("why")).isEqualTo("gone");
    }

    @Test
    void whoIsAtNoConsoleIsNotMonitored() {
        watches.closed(toms);

        assertThatThrownBy(this::begin)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("not-there"));
        assertThat(audit.recorded()).isEmpty();
    }

    @Test
    void nobodyIsMonitoredUnrecorded() {
        databaseIsAway = true;

        assertThatThrownBy(this::begin).isInstanceOf(Refused.class);

        assertThat(entries(adrians)).isEmpty();
    }

    @Test
    void beginningTwiceIsBeginningOnce() {
        active();

        begin();

        assertThat(entry().get("status")).isEqualTo("active");
        assertThat(recorded()).hasSize(1);
    }

    @Test
    @Tag("MON-11")
    void theTechnicianIsAskedAndAllows() {
        active();

        watches.launch(actor(ADRIAN), TOM, LaunchMethod.REQUEST);
        assertThat(entry().get("desktop")).isEqualTo("asked");
        assertThat(toms.last("monitoring").get("requests"))
                .isEqualTo(List.of(Map.of("administrator", ADRIAN, "name", "Adrian")));
        assertThat(toms.last("monitoring").get("watching")).isEqualTo(List.of());

        answer(ADRIAN, true);

        assertThat(entry().get("desktop")).isEqualTo("allowed");
        assertThat(toms.last("monitoring").get("watching")).isEqualTo(List.of("Adrian"));
        assertThat(recorded())
                .contains(
                        ADRIAN + " Desktop asked for Enabled Tom",
                        TOM + " Desktop allowed Enabled Tom");
    }

    @Test
    @Tag("MON-11")
    void theTechnicianIsAskedAndRefuses() {
        active();
        watches.launch(actor(ADRIAN), TOM, LaunchMethod.REQUEST);

        answer(ADRIAN, false);

        assertThat(entry().get("desktop")).isEqualTo("refused");
        assertThat(toms.last("monitoring").get("watching")).isEqualTo(List.of());
        assertThatThrownBy(() -> answer(ADRIAN, true)).hasMessageContaining("Nothing is asked");
    }

    @Test
    @Tag("MON-09")
    @Tag("MON-10")
    @Tag("MON-13")
    @Tag("MONI-09")
    void byRightHeIsNotAskedButNotifiedAsTheGlobalSettingSays() {
        active();

        watches.launch(actor(ADRIAN), TOM, LaunchMethod.RIGHT);

        assertThat(entry().get("desktop")).isEqualTo("by-right");
        assertThat(toms.last("monitoring").get("requests")).isEqualTo(List.of());
        assertThat(toms.last("monitoring").get("watching")).isEqualTo(List.of("Adrian"));
        assertThat(toms.last("monitoring").get("possible")).isEqualTo(List.of());

        settings.with(MonitoringSettings.NOTIFY, false);
        watches.reconsider();

        assertThat(toms.last("monitoring").get("watching")).isEqualTo(List.of());
        assertThat(toms.last("monitoring").get("possible")).isEqualTo(List.of("Adrian", "Mara"));
    }

    @Test
    void anAnswerNamesWhomAndWhat() {
        active();

        assertThatThrownBy(() -> watches.heard(toms, "monitoring-answer", Map.of("allow", true)))
                .hasMessageContaining("administrator");
        assertThatThrownBy(
                        () ->
                                watches.heard(
                                        toms, "monitoring-answer", Map.of("administrator", ADRIAN)))
                .hasMessageContaining("allow");
        assertThatThrownBy(() -> answer(MARA, true)).hasMessageContaining("no such monitoring");
    }

    @Test
    void theDesktopIsLaunchedOnlyWhileTheMonitoringIsActive() {
        begin();

        assertThatThrownBy(() -> watches.launch(actor(ADRIAN), TOM, LaunchMethod.RIGHT))
                .hasMessageContaining("isn't active");
        assertThatThrownBy(() -> LaunchMethod.of("force")).hasMessageContaining("method");
    }

    @Test
    @Tag("MON-22")
    void hisSessionsAreToldAsTheyAreNow() {
        active();
        Session session = sessions.create("Ilse", TOM);
        watches.look();
        assertThat(entry().get("sessions"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .singleElement()
                .satisfies(
                        each -> {
                            assertThat(((Map<?, ?>) each).get("name")).isEqualTo("Ilse");
                            assertThat(((Map<?, ?>) each).get("joinable")).isEqualTo(true);
                        });
        int told = adrians.told("entries").size();

        watches.look();
        assertThat(adrians.told("entries")).hasSize(told); // nothing is new

        Author tom = Author.technician(TOM, "Tom");
        sessions.ask(session.id(), new SessionCommand.End(tom)).toCompletableFuture().join();
        watches.look();
        assertThat((List<?>) entry().get("sessions")).isEmpty();
    }

    @Test
    void anAdministratorWhoLeavesMonitorsNobodyAnyMore() {
        active();

        watches.left(ADRIAN);

        assertThat(watches.isIdle()).isTrue();
        assertThat(recorded()).endsWith(ADRIAN + " Monitored Disabled Tom");
    }

    @Test
    void aPageThatIsReloadedIsToldWhatThereIs() {
        active();
        FakeConsole reloaded = new FakeConsole(ADRIAN);

        watches.opened(reloaded);

        assertThat(entries(reloaded)).hasSize(1);
        assertThat(toms.told("entries")).isEmpty(); // a technician has no such queue
    }
}
