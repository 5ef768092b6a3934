package org.belay.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.belay.api.setting.Settings;
import org.belay.testing.fakes.FakeSettings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CustomerAddressesTest {

    private Settings settings = new FakeSettings();
    private final CustomerAddresses addresses = new CustomerAddresses(() -> settings);

    @Test
    @Tag("AUTH-37")
    void theyAreKeptUnlessSomebodySaysOtherwise() {
        assertThat(addresses.kept("192.0.2.7")).isEqualTo("192.0.2.7");
    }

    @Test
    @Tag("AUTH-38")
    void fromTheMomentOnThatTheyAreNotWantedNoneIsKept() {
        settings = new FakeSettings().with(CustomerAddresses.STORE, false);

        assertThat(addresses.kept("192.0.2.7")).isEmpty();
    }

    @Test
    void whileNobodyCanTellWhetherTheyAreWantedNoneIsKept() {
        settings = null;

        assertThat(addresses.kept("192.0.2.7")).isEmpty();
    }

    @Test
    void bracketsAndZoneOfAnIpv6AddressAreLeftOut() {
        assertThat(addresses.kept("[fe80::1%eth0]")).isEqualTo("fe80::1");
    }

    @Test
    void whatIsTooLongForAnAddressIsNone() {
        assertThat(addresses.kept("1".repeat(46))).isEmpty();
    }
}
