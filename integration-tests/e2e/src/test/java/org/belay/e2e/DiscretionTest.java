package org.belay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a report of a failure doesn't tell. */
class DiscretionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:1/set-up?token=SECRET",
                "http://localhost:1/x?next=%2F&session_code=SECRET&tab_id=SECRET#access_token=SECRET",
                "{\"ticket\":\"SECRET\",\"recoveryCode\" : \"SECRET\"}",
                "- textbox \"Password\" [active]: SECRET",
                "<input value=\"SECRET\">",
                "belay=a1SECRETb2SECRETc3SECRETd4SECRET; Path=/",
                "Signed in with Ropes-on-9-SECRET"
            })
    void secretsAreLeftOut(String text) {
        assertThat(Discretion.of(text)).doesNotContain("SECRET").contains("…");
    }

    @Test
    void codesAreLeftOutHoweverTheyAreWritten() {
        assertThat(Discretion.of("<b>123 456</b> 123456 ab3de-fg5hi-jk7mn"))
                .isEqualTo("<b>…</b> … …");
    }

    @Test
    void whatTellsWhyIsLeftIn() {
        String text =
                "2026-11-22T01:43:00.123Z WARN  o.b.s.o.i.Discovery The provider can't be used\n"
                        + "http://localhost:41235/sign-in?sso-error=unavailable \"Sign in\"\n"
                        + "- textbox \"E-mail address\"\n"
                        + "Failed to load resource: the server responded with a status of 404";

        assertThat(Discretion.of(text)).isEqualTo(text);
    }
}
