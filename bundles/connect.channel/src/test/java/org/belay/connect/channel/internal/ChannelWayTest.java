package org.belay.connect.channel.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.belay.api.connect.ChannelEntrance;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.belay.api.session.NewSession;
import org.belay.api.session.Session;
import org.belay.api.session.SessionField;
import org.belay.testing.fakes.FakeSettings;
import org.belay.testing.fakes.FakeThrottles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a channel asks, and who gets in. */
class ChannelWayTest {

    private static final int WEB = 101;
    private static final int CLOSED = 102;

    private final FakeSettings settings = new FakeSettings();
    private final Door door = new Door();
    private final ChannelWay way =
            new ChannelWay(door, settings, new FakeThrottles(), Configured.with(2));

    private Session enter(Map<String, String> given) {
        return way.enter(WEB, given, "192.0.2.7").toCompletableFuture().join();
    }

    private void ask(SessionField field, String how) {
        settings.with(ChannelSettings.asked(field), WEB, how);
    }

    @Test
    @Tag("CHAN-07")
    @Tag("CONN-83")
    void aChannelAsksForTheNameUnlessSomethingElseIsSet() {
        assertThat(way.form(WEB).fields())
                .containsExactly(new ChannelForm.Field("name", "", false, 64));
        ask(SessionField.NAME, ChannelSettings.OFF);
        assertThat(way.form(WEB).fields()).isEmpty();
    }

    @Test
    @Tag("CHAN-08")
    @Tag("CONN-84")
    @Tag("SET-107")
    void theFieldsAreAskedForByTheNamesThatTheOrganizationGaveThem() {
        settings.with(SessionField.CFIELD3.title(), "Serial number");
        ask(SessionField.CFIELD3, ChannelSettings.REQUIRED);

        assertThat(way.form(WEB).fields())
                .contains(new ChannelForm.Field("cfield3", "Serial number", true, 256));
    }

    @Test
    @Tag("CONN-85")
    void nobodyComesInBeforeAllThatIsRequiredIsFilledIn() {
        ask(SessionField.CFIELD1, ChannelSettings.REQUIRED);
        ask(SessionField.CFIELD4, ChannelSettings.REQUIRED);

        assertRefused(() -> enter(Map.of("name", "Ilse", "cfield1", "  ")), "missing");
        assertThat(door.entered).isNull();

        enter(Map.of("cfield1", "E-17", "cfield4", "7"));
        assertThat(door.entered).containsOnlyKeys("cfield1", "cfield4");
    }

    @Test
    @Tag("CONN-89")
    @Tag("SET-108")
    void whatAnOlderFormBringsIsKeptAndWhatNoSessionHasIsLeftOut() {
        enter(Map.of("cfield2", " printer ", "utm_source", "mail"));

        assertThat(door.entered).isEqualTo(Map.of("cfield2", "printer"));
    }

    @Test
    void aClosedChannelSaysSoBeforeAnybodyTypesAnything() {
        assertRefused(() -> way.form(CLOSED), "channel-closed");
        assertRefused(
                () -> way.enter(CLOSED, Map.of(), "192.0.2.7").toCompletableFuture().join(),
                "channel-closed");
    }

    @Test
    void tooManySessionsFromOneAddressHaveToWaitAndOthersDont() {
        enter(Map.of());
        enter(Map.of());

        assertRefused(() -> enter(Map.of()), "throttled");
        assertThat(way.enter(WEB, Map.of(), "192.0.2.8").toCompletableFuture().join()).isNotNull();
    }

    private static void assertRefused(ThrowingCallable what, String code) {
        assertThatThrownBy(what)
                .satisfies(
                        thrown -> {
                            Throwable refused =
                                    thrown instanceof CompletionException
                                            ? thrown.getCause()
                                            : thrown;
                            assertThat(refused)
                                    .isInstanceOfSatisfying(
                                            Refused.class,
                                            each -> assertThat(each.code()).isEqualTo(code));
                        });
    }

    /** One open channel, one closed. */
    private static final class Door implements ChannelEntrance {
        private Map<String, String> entered;

        @Override
        public Optional<Refused> objection(int channel) {
            return channel == WEB
                    ? Optional.empty()
                    : Optional.of(Refused.because(Reason.STATE, "channel-closed", "Nobody"));
        }

        @Override
        public CompletionStage<Session> enter(
                String method, int channel, Map<String, String> values, String address) {
            entered = values;
            return CompletableFuture.completedStage(
                    Session.begin(
                            1,
                            NewSession.ofChannel(method, "", Map.of(), channel, address),
                            Instant.EPOCH));
        }
    }
}
