package org.belay.connect.pin.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.belay.api.refusal.Refused;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type, and what is made of it. */
@Tag("CONN-34")
class CodeTest {

    @ParameterizedTest(name = "[{index}]")
    @ValueSource(
            strings = {
                "418029",
                " 418029 ",
                "418 029",
                "418-029",
                "418\u2013029",
                "418\u2011029",
                "41.80.29",
                "4 1 8 0 2 9",
                "418\u00a0029",
                "418\u202f029",
                "\u200b418029",
                "\ufeff418029",
                "418029\r\n",
                "\t418029",
                "\uff14\uff11\uff18\uff10\uff12\uff19",
                "\u0664\u0661\u0668\u0660\u0662\u0669",
                "\u06f4\u06f1\u06f8\u06f0\u06f2\u06f9",
                "\u096a\u0967\u096e\u0966\u0968\u096f"
            })
    void isFoundInWhatWasTypedOrPasted(String typed) {
        assertThat(Code.of(typed)).isEqualTo("418029");
    }

    @Test
    void keepsLeadingZeros() {
        assertThat(Code.of("000 007")).isEqualTo("000007");
    }

    @ParameterizedTest(name = "[{index}]")
    @ValueSource(
            strings = {
                "1",
                "41802",
                "4180299",
                "418O29",
                "abcdef",
                "418029x",
                "Code: 418029",
                "+418029",
                "418,029",
                "<script>",
                "4a8029"
            })
    void isRefusedWhenItHasNotSixDigits(String typed) {
        assertThatThrownBy(() -> Code.of(typed))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> {
                            assertThat(refused.code()).isEqualTo("pin-malformed");
                            assertThat(refused.field()).contains("code");
                        });
    }

    @ParameterizedTest(name = "[{index}]")
    @NullSource
    @ValueSource(strings = {"", "   ", "\u00a0", "\u200b\ufeff", " - "})
    void isMissingWhenNothingWasTyped(String typed) {
        assertThatThrownBy(() -> Code.of(typed))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("pin-missing"));
    }

    @Test
    void isNotRepeatedInTheRefusal() {
        assertThatThrownBy(() -> Code.of("4180299")).hasMessageNotContaining("418");
    }

    @Test
    void isRefusedQuicklyWhenAWholeBookWasPasted() {
        assertThatThrownBy(() -> Code.of("1".repeat(1_000_000)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("pin-malformed"));
    }
}
