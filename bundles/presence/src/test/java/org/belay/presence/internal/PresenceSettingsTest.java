package org.belay.presence.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.belay.api.organization.Directory;
import org.belay.testing.fakes.FakeDirectory;
import org.belay.testing.fakes.FakeSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PresenceSettingsTest {

    private static final int MARA = 1001;

    private final FakeDirectory directory =
            new FakeDirectory()
                    .withGroup(30, Directory.TECHNICIANS, "North")
                    .withTechnician(40, 30, MARA, "Mara");
    private final FakeSettings settings = new FakeSettings();

    @Test
    void atFirstNothingHappensByItself() {
        assertThat(PresenceSettings.of(MARA, settings, directory))
                .isEqualTo(new Limits(0, Duration.ZERO, Duration.ZERO, ""));
    }

    @Test
    @Tag("SET-87")
    @Tag("SET-88")
    @Tag("SET-89")
    @Tag("SET-91")
    void whatHoldsForTheTechnicianIsRead() {
        settings.with(PresenceSettings.BUSY_FROM, 40, 3)
                .with(PresenceSettings.AWAY_AFTER, 40, 15)
                .with(PresenceSettings.LOG_OFF_AFTER, 40, 60)
                .with(PresenceSettings.LOG_OFF_URL, 40, "https://acme.example/");

        assertThat(PresenceSettings.of(MARA, settings, directory))
                .isEqualTo(
                        new Limits(
                                3,
                                Duration.ofMinutes(15),
                                Duration.ofMinutes(60),
                                "https://acme.example/"));
        assertThat(PresenceSettings.of(1002, settings, directory).busyFrom()).isZero();
    }
}
