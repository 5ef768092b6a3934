package org.belay.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.belay.api.organization.Directory;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Session;
import org.belay.api.session.SessionStatus;
import org.belay.api.setting.SettingDefinition;
import org.belay.api.setting.Settings;
import org.belay.testing.fakes.FakeDirectory;
import org.belay.testing.fakes.FakeSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TimeOutsTest {

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

        assertThat(timeOuts.of(session, away, directory)).isEqualTo(limits(0, 0, 0));
    }

    @SuppressWarnings("unchecked") // they are whole numbers
    private void set(FakeSettings settings, int which, int minutes) {
        settings.with((SettingDefinition<Integer>) timeOuts.declared().get(which), 77, minutes);
    }

    private static Limits limits(int connecting, int waiting, int idle) {
        return new Limits(
                Duration.ofMinutes(connecting),
                Duration.ofMinutes(waiting),
                Duration.ofMinutes(idle));
    }
}
