package org.belay.security.internal.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.belay.api.refusal.Refused;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    @Tag("AUTH-19")
    @ParameterizedTest
    @CsvSource({
        "5.5.5.5, 5.5.5.5",
        "5.5.5.5/255.255.255.255, 5.5.5.5",
        "5.5.5.5/255.255.255.0, 5.5.5.0/24",
        "5.5.5.5/24, 5.5.5.0/24",
        "5.5.5.0/24, 5.5.5.0/24",
        "0.0.0.0/0, 0.0.0.0/0",
        "10.1.2.3/8, 10.0.0.0/8",
        "2001:DB8:0:0::1, 2001:db8::1",
        "2001:db8::1/128, 2001:db8::1",
        "2001:db8::1/32, 2001:db8::/32",
        "::/0, ::/0",
        "::1, ::1",
        "::ffff:1.2.3.4, 1.2.3.4",
        "::ffff:102:304, 1.2.3.4",
        "::ffff:1.2.3.4/120, 1.2.3.0/24"
    })
    void eachNetworkHasOneWayOfWriting(String written, String normal) {
        assertThat(Network.normal(written)).isEqualTo(normal);
        assertThat(Network.normal(normal)).isEqualTo(normal);
    }

    @Tag("AUTH-19")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "5.5.5",
                "5.5.5.5.5",
                "5.5.5.256",
                "5.5.5.05",
                "0x5.5.5.5",
                "84215045",
                "5.5.5.*",
                "5.5.5.1-9",
                "5.5.5.5/33",
                "5.5.5.5/-1",
                "5.5.5.5/255.0.255.0",
                "5.5.5.5/0.0.0.255",
                "5.5.5.5/255.255.255.0/24",
                "/24",
                "*",
                "",
                " ",
                "localhost",
                "example.org/24",
                "2001:db8::/129",
                "2001:db8:::1",
                "fe80::1%eth0",
                "5.5.5.5 5.5.5.6",
                "<b>5.5.5.5</b>"
            })
    void whatIsNoNetworkIsRefusedAtTheField(String written) {
        assertThatThrownBy(() -> Network.normal(written))
                .isInstanceOfSatisfying(
                        Refused.class, each -> assertThat(each.field()).hasValue("value"));
    }

    @Test
    void aVeryLongTextIsRefusedAtOnce() {
        assertThatThrownBy(() -> Network.normal("1".repeat(1_000_000)))
                .isInstanceOfSatisfying(
                        Refused.class, each -> assertThat(each.getMessage()).hasSizeLessThan(200));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1",
        "[0:0:0:0:0:0:0:1], ::1",
        "fe80::1%eth0, fe80::1",
        "::ffff:10.0.0.1, 10.0.0.1"
    })
    void anAddressIsReadAsWebServersGiveIt(String given, String address) {
        assertThat(Network.address(given).orElseThrow().toCanonicalString()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "unknown", "10.0.0.0/8", "10.0.0.1, 10.0.0.2", "10.0.0.1:8080", "1"})
    void whatIsNoAddressIsNone(String given) {
        assertThat(Network.address(given)).isEmpty();
    }
}
