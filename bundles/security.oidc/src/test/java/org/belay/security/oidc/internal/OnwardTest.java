package org.belay.security.oidc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page on which a sign-in ends. */
class OnwardTest {

    @ParameterizedTest
    @CsvSource({
        "de-AT, de, Weiter",
        "eo, eo, Plu",
        "ja, en, Continue",
        "'ja,nl,de', nl, Verder",
        "'en-GB,de', en, Continue",
        "'', en, Continue"
    })
    void itIsInTheFirstLanguageForWhichThereIsAFile(String wanted, String language, String word) {
        List<Locale> languages =
                Arrays.stream(wanted.split(","))
                        .filter(each -> !each.isEmpty())
                        .map(Locale::forLanguageTag)
                        .toList();

        assertThat(Onward.page("/console", languages))
                .contains("<html lang=\"" + language + "\">")
                .contains(">" + word + "</a>");
    }

    @Test
    void anAddressIsNoMarkup() {
        assertThat(Onward.page("/console?a=\"><b>&c", List.of()))
                .contains("/console?a=&quot;>")
                .doesNotContain("<b>");
    }
}
