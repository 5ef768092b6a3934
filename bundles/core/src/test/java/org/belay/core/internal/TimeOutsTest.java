package org.belay.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.belay.api.organization.Directory;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Session;
import org.belay.api.session.SessionStatus;
import org.belay.api.session.Urgency;
import org.belay.api.setting.SettingDefinition;
import org.belay.api.setting.Settings;
import org.belay.testing.fakes.FakeDirectory;
import org.belay.testing.fakes.FakeSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TimeOutsTest {

    /** Nothing but that a session is urgent that waits for two minutes. */
    private static final Escalation BY_DEFAULT =
            new Escalation(
                    Map.of(), Map.of(Urgency.URGENT, Duration.ofMinutes(2)), Duration.ofSeconds(8));

    private final TimeOuts timeOuts = new TimeOuts(new CoreTest.Defaults());
    private final Session session = Samples.in(SessionStatus.WAITING);
    private final Directory directory =
            new FakeDirectory()
                    .withGroup(201, Directory.TECHNICIANS, "North")
                    .withTechnician(77, 201, session.technicianId(), "Nora");

    @Test
    void withoutAnOrganizationTheConfigurationHolds() {
        assertThat(timeOuts.of(session, null, null)).isEqualTo(limits(10, 120, 60));
        assertThat(timeOuts.of(session, new FakeSettings(), directory))
                .isEqualTo(limits(10, 120, 60));
    }

    @Test
    @Tag("SET-80")
    @Tag("SET-81")
    @Tag("SET-82")
    void whatIsSetAtTheTechniciansUnitHolds() {
        FakeSettings settings = new FakeSettings();
        set(settings, 0, 3);
        set(settings, 1, 0);
        set(settings, 2, 999);

        assertThat(timeOuts.of(session, settings, directory)).isEqualTo(limits(3, 0, 999));
    }

    @Test
    void whileNobodyCanTellNothingTimesOut() {
        Settings away =
                new Settings() {
                    @Override
                    public <T> T get(SettingDefinition<T> setting, int unit) {
                        throw Refused.unavailable();
                    }

                    @Override
                    public <T> T get(SettingDefinition<T> setting) {
                        throw Refused.unavailable();
                    }
                };

        assertThat(timeOuts.of(session, away, directory)).isEqualTo(Samples.NO_LIMITS);
    }

    @Test
    @Tag("SES-62")
    @Tag("SET-85")
    @Tag("CONS-66")
    void severalAlarmsAreSetForEachPhaseInSeconds() {
        FakeSettings settings = new FakeSettings();
        for (SettingDefinition<?> each : timeOuts.declared()) {
            if (each.key().startsWith("alarms.")) {
                int at = each.key().startsWith("alarms.connecting") ? 10 : 100;
                settings.with(number(each), 77, at + each.order());
            }
        }

        Escalation alarms = timeOuts.of(session, settings, directory).alarms();

        assertThat(alarms.connecting())
                .isEqualTo(
                        Map.of(
                                Urgency.RAISED, Duration.ofSeconds(51),
                                Urgency.URGENT, Duration.ofSeconds(52),
                                Urgency.CRITICAL, Duration.ofSeconds(53)));
        assertThat(alarms.waiting())
                .isEqualTo(
                        Map.of(
                                Urgency.RAISED, Duration.ofSeconds(151),
                                Urgency.URGENT, Duration.ofSeconds(152),
                                Urgency.CRITICAL, Duration.ofSeconds(153)));
        assertThat(alarms.fresh()).isEqualTo(Duration.ofSeconds(160));
    }

    @SuppressWarnings("unchecked") // they are whole numbers
    private static SettingDefinition<Integer> number(SettingDefinition<?> setting) {
        return (SettingDefinition<Integer>) setting;
    }

    @SuppressWarnings("unchecked") // they are whole numbers
    private void set(FakeSettings settings, int which, int minutes) {
        settings.with((SettingDefinition<Integer>) timeOuts.declared().get(which), 77, minutes);
    }

    private static Limits limits(int connecting, int waiting, int idle) {
        return new Limits(
                Duration.ofMinutes(connecting),
                Duration.ofMinutes(waiting),
                Duration.ofMinutes(idle),
                BY_DEFAULT);
    }
}
