package org.belay.organization.internal.tree;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a new organization's units are called. */
@Tag("GEN-17")
class DefaultNamesTest {

    @ParameterizedTest
    @CsvSource({
        "de, Techniker",
        "de-AT, Techniker",
        "nl, Technici",
        "en-GB, Technicians",
        "eo, Teknikistoj",
        "xx, Technicians",
        "'', Technicians",
        ", Technicians",
        "../../x, Technicians"
    })
    void theyAreInTheLanguageOfTheFileThatThereIs(String tag, String technicians) {
        assertThat(DefaultNames.in(tag).get("technicians")).isEqualTo(technicians);
    }

    @org.junit.jupiter.api.Test
    void whatALanguageHasNoWordForIsEnglish() {
        assertThat(DefaultNames.in("eo").get("channels")).isEqualTo("Channels");
    }
}
