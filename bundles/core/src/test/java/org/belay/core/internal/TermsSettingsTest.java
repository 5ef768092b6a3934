package org.belay.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.belay.api.organization.Directory;
import org.belay.api.session.NewSession;
import org.belay.api.session.Session;
import org.belay.api.session.Terms;
import org.belay.testing.fakes.FakeDirectory;
import org.belay.testing.fakes.FakeSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where the terms of a session come from. */
class TermsSettingsTest {

    private static final int MARAS_PLACE = 4711;
    private static final int DESK = Directory.FIRST_CHANNEL;

    private final FakeDirectory tree =
            new FakeDirectory()
                    .withGroup(111, Directory.TECHNICIANS, "Desk")
                    .withTechnician(MARAS_PLACE, 111, Samples.MARA.accountId(), "Mara");
    private final FakeSettings settings = new FakeSettings();
    private final Session invited = Session.begin(1, Samples.asked(), Samples.MORNING);
    private final Session throughDesk =
            Session.begin(2, NewSession.ofChannel("link", "", Map.of(), DESK, ""), Samples.MORNING);

    @Test
    void atFirstThereAreNone() {
        assertThat(TermsSettings.of(invited, settings, tree)).isEmpty();
        assertThat(TermsSettings.of(throughDesk, settings, tree)).isEmpty();
    }

    @Test
    @Tag("SET-24")
    @Tag("SET-26")
    void aTechniciansCustomersAcceptHisGroupsAndAChannelsTheChannels() {
        settings.with(TermsSettings.USE, MARAS_PLACE, true)
                .with(TermsSettings.TEXT, MARAS_PLACE, "of Mara's group")
                .with(TermsSettings.TO_THE_END, MARAS_PLACE, true)
                .with(TermsSettings.USE, DESK, true)
                .with(TermsSettings.TEXT, DESK, "of the channel");

        assertThat(TermsSettings.of(invited, settings, tree))
                .contains(new Terms("of Mara's group", true));
        assertThat(TermsSettings.of(throughDesk, settings, tree))
                .contains(new Terms("of the channel", false));
    }

    @Test
    void withoutATextThereIsNothingToAccept() {
        settings.with(TermsSettings.USE, true).with(TermsSettings.TEXT, " \n");

        assertThat(TermsSettings.of(invited, settings, tree)).isEmpty();
    }

    @Test
    void whileNobodyCanTellThereAreNone() {
        assertThat(TermsSettings.of(invited, null, null)).isEmpty();
    }

    @Test
    @Tag("SET-25")
    void aTextOfThirtyPagesFits() {
        String pages = "ж".repeat(TermsSettings.LONGEST);

        assertThat(TermsSettings.TEXT.type().read(pages)).isEqualTo(pages);
    }
}
