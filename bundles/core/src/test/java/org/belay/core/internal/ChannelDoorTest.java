package org.belay.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.belay.api.organization.Directory;
import org.belay.api.organization.UnitType;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand.CustomerArrived;
import org.belay.api.session.SessionCommand.CustomerLeft;
import org.belay.api.session.SessionKind;
import org.belay.api.session.SessionStatus;
import org.belay.api.session.Target;
import org.belay.testing.fakes.FakeDirectory;
import org.belay.testing.fakes.FakeSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever enters a channel becomes a session in its queue; closed channels let nobody in. */
class ChannelDoorTest {

    private static final int DESK = 111;
    private static final int WEB = Directory.FIRST_CHANNEL;
    private static final int SHOP = Directory.FIRST_CHANNEL + 1;

    private final World world = new World();
    private final FakeDirectory tree =
            new FakeDirectory()
                    .withGroup(DESK, Directory.TECHNICIANS, "Desk")
                    .withLink(UnitType.CHANNEL_LINK, DESK, WEB);
    private final ChannelDoor door =
            new ChannelDoor(
                    world.book, () -> tree, new CustomerAddresses(() -> new FakeSettings()));

    private Session enter(Map<String, String> values) {
        return door.enter("channel", WEB, values, "192.0.2.7").toCompletableFuture().join();
    }

    @Test
    @Tag("SES-04")
    @Tag("CHAN-01")
    @Tag("CONN-86")
    void whoeverEntersStandsInTheChannelsQueue() {
        int id = enter(Map.of()).id();
        world.done(id, new CustomerArrived());

        assertThat(world.book.find(id).orElseThrow().status()).isEqualTo(SessionStatus.WAITING);
        assertThat(world.book.waitingIn(Target.channel(WEB))).containsExactly(id);
    }

    @Test
    void whatCameByAChannelIsFoundThereUntilItIsOver() {
        int id = enter(Map.of()).id();
        assertThat(world.book.ofChannel(WEB)).extracting(Session::id).containsExactly(id);
        assertThat(world.book.ofChannel(SHOP)).isEmpty();

        world.done(id, new CustomerLeft());
        assertThat(world.book.ofChannel(WEB)).isEmpty();
    }

    @Test
    @Tag("SET-107")
    @Tag("CONN-90")
    void whatTheCustomerSaysOfHimselfIsKeptWithTheSession() {
        Session session =
                enter(Map.of("name", " Ilse Bergman ", "cfield1", "INC-20397", "cfield5", "7"));

        assertThat(session.kind()).isEqualTo(SessionKind.CHANNEL);
        assertThat(session.method()).isEqualTo("channel");
        assertThat(session.name()).isEqualTo("Ilse Bergman");
        assertThat(session.fields())
                .containsExactlyInAnyOrderEntriesOf(Map.of("cfield1", "INC-20397", "cfield5", "7"));
        assertThat(session.customerAddress()).isEqualTo("192.0.2.7");
    }

    @Test
    void aValueThatIsTooLongIsRefusedWithItsField() {
        assertRefused(() -> enter(Map.of("cfield4", "x".repeat(65))), "too-long", "cfield4");
        assertRefused(() -> enter(Map.of("cfield6", "x")), "invalid", "cfield6");
        assertRefused(() -> enter(Map.of("name", "two\nlines")), "invalid", "name");
        assertThat(world.book.all()).isEmpty();
    }

    @Test
    void nothingButAChannelCanBeEntered() {
        assertThat(door.objection(DESK).orElseThrow().code()).isEqualTo("not-found");
        assertThat(door.objection(4711).orElseThrow().code()).isEqualTo("not-found");
    }

    @Test
    void aChannelThatNoGroupTakesIsClosed() {
        assertThat(door.objection(WEB)).isEmpty();
        assertThat(door.objection(SHOP).orElseThrow().code()).isEqualTo("channel-closed");
        assertRefused(
                () -> door.enter("channel", SHOP, Map.of(), "").toCompletableFuture().join(),
                "channel-closed",
                null);
    }

    @Test
    @Tag("CHAN-05")
    void anAssignmentOpensAChannelAtOnce() {
        tree.withLink(UnitType.CHANNEL_LINK, DESK, SHOP);

        assertThat(door.objection(SHOP)).isEmpty();
    }

    @Test
    void aDisabledChannelIsClosedAndSoIsOneOfADisabledGroup() {
        tree.switched(WEB, false);
        assertThat(door.objection(WEB).orElseThrow().code()).isEqualTo("channel-closed");

        tree.switched(WEB, true).switched(DESK, false);
        assertThat(door.objection(WEB).orElseThrow().code()).isEqualTo("channel-closed");
    }

    private static void assertRefused(ThrowingCallable what, String code, String field) {
        assertThatThrownBy(what)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> {
                            assertThat(refused.code()).isEqualTo(code);
                            assertThat(refused.field().orElse(null)).isEqualTo(field);
                        });
    }
}
