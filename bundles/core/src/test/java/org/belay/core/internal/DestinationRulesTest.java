package org.belay.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.belay.api.organization.Directory;
import org.belay.api.organization.Role;
import org.belay.api.permission.Grant;
import org.belay.api.permission.Permissions;
import org.belay.api.presence.TechnicianState;
import org.belay.api.presence.TechnicianStatus;
import org.belay.api.presence.TechnicianStatuses;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Author;
import org.belay.api.session.Destination;
import org.belay.api.session.Destinations.Purpose;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand.Assign;
import org.belay.api.session.SessionCommand.HandOver;
import org.belay.api.session.SessionCommand.Invite;
import org.belay.api.session.SessionStatus;
import org.belay.api.session.Target;
import org.belay.testing.fakes.FakeAccounts;
import org.belay.testing.fakes.FakeDirectory;
import org.belay.testing.fakes.FakePermissions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** To whom sessions may go: what the dialog offers is what the act is granted. */
class DestinationRulesTest {

    private static final int NORTH = 20;
    private static final int SOUTH = 21;
    private static final int NILS = 1003;
    private static final int CHANNEL = Directory.FIRST_CHANNEL;

    private final FakePermissions permissions =
            new FakePermissions()
                    .with(Role.TECHNICIAN, Permissions.CONSOLE, "session.transfer", "collaborate")
                    .with(Role.TECHNICIAN, "session.transfer", anyone())
                    .with(Role.TECHNICIAN, "collaborate", anyone());
    private final FakeDirectory tree =
            new FakeDirectory()
                    .withGroup(NORTH, Directory.TECHNICIANS, "North")
                    .withGroup(SOUTH, Directory.TECHNICIANS, "South")
                    .withTechnician(31, NORTH, Samples.MARA.accountId(), "Mara")
                    .withTechnician(32, NORTH, Samples.TOM.accountId(), "Tom")
                    .withTechnician(33, SOUTH, NILS, "Nils");
    private final Map<Integer, TechnicianStatus> statuses = new HashMap<>();
    private final DestinationRules rules =
            new DestinationRules(
                    tree,
                    new FakeAccounts()
                            .withTechnician(Samples.MARA.accountId(), "Mara", "mara@example.org")
                            .withTechnician(Samples.TOM.accountId(), "Tom", "tom@example.org")
                            .withTechnician(NILS, "Nils", "nils@example.org"),
                    permissions);
    private final Session active = Samples.in(SessionStatus.ACTIVE);

    DestinationRulesTest() {
        statuses.put(Samples.TOM.accountId(), TechnicianStatus.ONLINE);
        statuses.put(NILS, TechnicianStatus.ONLINE);
        rules.with(
                new TechnicianStatuses() {
                    @Override
                    public TechnicianState of(int account) {
                        return new TechnicianState(
                                account,
                                statuses.getOrDefault(account, TechnicianStatus.OFFLINE),
                                Instant.EPOCH,
                                true);
                    }

                    @Override
                    public Set<Integer> atConsoles() {
                        return statuses.keySet();
                    }
                });
    }

    private static Grant anyone() {
        return new Grant(true, "anyone", Set.of());
    }

    private Optional<String> refusal(Target to) {
        return rules.objection(active, new HandOver(Samples.MARA, to, "")).map(Refused::code);
    }

    private Map<String, String> offered(Purpose purpose) {
        Map<String, String> byName = new HashMap<>();
        List<Destination> all = rules.of(Samples.MARA.accountId(), purpose, active);
        all.forEach(each -> byName.put(each.name(), each.refusal()));
        return byName;
    }

    @Test
    @Tag("CONS-78")
    void techniciansGroupsAndChannelsCanBeChosen() {
        assertThat(offered(Purpose.HAND_OVER))
                .containsEntry("North", "")
                .containsEntry("Tom", "")
                .containsEntry("Channel 1", "")
                .containsEntry("Mara", "yourself");
        assertThat(refusal(Target.technician(NILS))).isEmpty();
        assertThat(refusal(Target.group(SOUTH))).isEmpty();
        assertThat(refusal(Target.channel(CHANNEL))).isEmpty();
    }

    @Test
    @Tag("SES-29")
    @Tag("SES-30")
    @Tag("CONS-124")
    @Tag("CONS-127")
    void whoIsAwayBusyOrOfflineIsRefused() {
        statuses.put(NILS, TechnicianStatus.AWAY);
        assertThat(refusal(Target.technician(NILS))).contains("away");

        statuses.put(NILS, TechnicianStatus.BUSY);
        assertThat(refusal(Target.technician(NILS))).contains("busy");

        statuses.remove(NILS);
        assertThat(refusal(Target.technician(NILS))).contains("offline");
        assertThat(offered(Purpose.HAND_OVER)).containsEntry("Nils", "offline");
    }

    @Test
    @Tag("CONS-77")
    @Tag("PERM-19")
    void whoMayChooseListedUnitsAloneSeesAndReachesNothingElse() {
        permissions.with(
                Role.TECHNICIAN, "session.transfer", new Grant(true, "listed", Set.of(SOUTH)));

        assertThat(offered(Purpose.HAND_OVER)).containsOnlyKeys("South", "Nils");
        assertThat(refusal(Target.technician(NILS))).isEmpty();
        assertThat(refusal(Target.technician(Samples.TOM.accountId()))).contains("not-permitted");
        assertThat(refusal(Target.channel(CHANNEL))).contains("not-permitted");
    }

    @Test
    @Tag("PERM-25")
    void whoMayInviteMembersOfListedGroupsAloneSeesAndReachesNobodyElse() {
        permissions.with(Role.TECHNICIAN, "collaborate", new Grant(true, "listed", Set.of(SOUTH)));

        assertThat(offered(Purpose.INVITE)).containsKey("Nils").doesNotContainKeys("North", "Tom");
        Invite tom = new Invite(Samples.MARA, Samples.TOM, Set.of(), "");
        Invite nils = new Invite(Samples.MARA, Author.technician(NILS, "Nils"), Set.of(), "");
        assertThat(rules.objection(active, tom).map(Refused::code)).contains("not-permitted");
        assertThat(rules.objection(active, nils)).isEmpty();
    }

    @Test
    @Tag("COLL-04")
    void onlyOnePersonAtATimeIsInvited() {
        assertThat(offered(Purpose.INVITE))
                .containsEntry("Tom", "")
                .containsEntry("North", "one-person")
                .doesNotContainKey("Channel 1");
        statuses.put(NILS, TechnicianStatus.BUSY);
        Invite invite = new Invite(Samples.MARA, Author.technician(NILS, "Nils"), Set.of(), "");
        assertThat(rules.objection(active, invite).map(Refused::code)).contains("busy");
    }

    @Test
    void whomNobodyKnowsAndWhoIsDisabledIsRefused() {
        assertThat(refusal(Target.technician(4711))).contains("invalid");
        assertThat(refusal(Target.group(CHANNEL))).contains("invalid");
        tree.switched(SOUTH, false);
        assertThat(refusal(Target.technician(NILS))).contains("not-permitted");
        assertThat(refusal(Target.group(SOUTH))).contains("not-permitted");
    }

    @Test
    void nobodyIsAssignedWhoIsNoTechnician() {
        Assign assign =
                new Assign(Author.administrator(1, "Ada"), Author.technician(4711, "Nobody"));

        assertThat(rules.objection(active, assign)).isPresent();
    }

    @Test
    void whileNobodyKnowsStatusesEverybodyCanBeChosen() {
        rules.with(null);

        assertThat(refusal(Target.technician(NILS))).isEmpty();
        assertThat(offered(Purpose.HAND_OVER)).containsEntry("Nils", "");
    }
}
