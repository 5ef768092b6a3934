package org.belay.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.belay.api.organization.Role;
import org.belay.api.permission.Permissions;
import org.belay.api.session.Author;
import org.belay.api.session.EndCause;
import org.belay.api.session.SessionCommand.Abort;
import org.belay.api.session.SessionCommand.ComeIn;
import org.belay.api.session.SessionCommand.CustomerLeft;
import org.belay.api.session.SessionCommand.InviteGuest;
import org.belay.api.session.SessionCommand.Say;
import org.belay.api.session.SessionStatus;
import org.belay.testing.fakes.FakeAccounts;
import org.belay.testing.fakes.FakePermissions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who may not use the console does nothing in sessions, whatever way he asks. */
class ConsoleGateTest {

    private final World world = new World();
    private final FakePermissions permissions =
            new FakePermissions().with(Role.TECHNICIAN, Permissions.CONSOLE);

    {
        world.gates.add(
                new ConsoleGate(
                        new FakeAccounts().withTechnician(1001, "Mara Alvers", "mara@example.org"),
                        permissions));
    }

    @Test
    void aTechnicianActs() {
        int id = world.active();
        world.done(id, Samples.technicianSays("t1"));

        assertThat(world.done(id, Samples.end()).status())
                .isEqualTo(SessionStatus.CLOSED_BY_TECHNICIAN);
    }

    @Test
    void whoLosesTheConsoleNeitherStartsNorSpeaksNorEnds() {
        int waiting = world.waiting();
        int active = world.active();
        permissions.without(Role.TECHNICIAN, Permissions.CONSOLE);

        assertThat(World.refusalOf(world.ask(waiting, Samples.start()))).isEqualTo("forbidden");
        assertThat(World.refusalOf(world.ask(active, Samples.technicianSays("t1"))))
                .isEqualTo("forbidden");
        assertThat(World.refusalOf(world.ask(active, Samples.end()))).isEqualTo("forbidden");
    }

    @Test
    @Tag("COLL-24")
    void externalTechniciansAreNotAskedForAnAccount() {
        int id = world.active();
        Author ann = Author.technician(-7, "Ann");
        world.done(id, new InviteGuest(Samples.MARA, ann, 0, Set.of(), ""));

        assertThat(world.done(id, new ComeIn(ann)).company().participant(-7)).isPresent();
        world.done(id, new Say(ann, "g1", "Hello"));
    }

    @Test
    void customersAndTheGatewayAreNotAsked() {
        int left = world.active();
        int aborted = world.active();
        permissions.without(Role.TECHNICIAN, Permissions.CONSOLE);

        world.done(left, Samples.customerSays("c1"));
        assertThat(world.done(left, new CustomerLeft()).status()).isEqualTo(SessionStatus.CLOSED);
        assertThat(world.done(aborted, new Abort(EndCause.TECHNICIAN_GONE)).status())
                .isEqualTo(SessionStatus.ABORTED);
    }
}
