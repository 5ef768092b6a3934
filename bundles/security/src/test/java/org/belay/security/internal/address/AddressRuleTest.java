package org.belay.security.internal.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AddressRuleTest {

    @Test
    @Tag("AUTH-18")
    void grantedByDefaultTheListedOnesAreDenied() {
        AddressRule rule = new AddressRule(true, List.of("5.5.5.0/24", "2001:db8::/32"));

        assertThat(rule.allows("5.5.5.77")).isFalse();
        assertThat(rule.allows("5.5.6.1")).isTrue();
        assertThat(rule.allows("[2001:db8:0:0:0:0:0:1]")).isFalse();
        assertThat(rule.allows("2001:db9::1")).isTrue();
    }

    @Test
    @Tag("AUTH-18")
    void deniedByDefaultTheListedOnesAloneAreGranted() {
        AddressRule rule = new AddressRule(false, List.of("5.5.5.5", "2001:db8::/32"));

        assertThat(rule.allows("5.5.5.5")).isTrue();
        assertThat(rule.allows("::ffff:5.5.5.5")).isTrue();
        assertThat(rule.allows("5.5.5.6")).isFalse();
        assertThat(rule.allows("2001:db8::1")).isTrue();
        assertThat(rule.allows("::1")).isFalse();
    }

    @Test
    void networksThatOverlapAreOne() {
        AddressRule rule = new AddressRule(true, List.of("10.0.0.0/8", "10.1.0.0/16", "10.1.1.1"));

        assertThat(rule.allows("10.1.1.1")).isFalse();
        assertThat(rule.allows("10.1.1.2")).isFalse();
        assertThat(rule.allows("10.2.0.1")).isFalse();
        assertThat(rule.allows("11.1.1.1")).isTrue();
    }

    @Test
    void whoCannotBeReadIsKeptOutAsSoonAsThereIsARule() {
        assertThat(AddressRule.OPEN.allows("unknown")).isTrue();
        assertThat(new AddressRule(true, List.of("5.5.5.5")).allows("unknown")).isFalse();
        assertThat(new AddressRule(false, List.of("5.5.5.5")).allows("")).isFalse();
    }

    @Test
    void aThousandNetworksAnswerRight() {
        List<String> many =
                IntStream.range(0, 1_000)
                        .mapToObj(each -> "10." + each / 250 + "." + each % 250 + ".0/24")
                        .toList();
        AddressRule rule = new AddressRule(false, many);

        assertThat(rule.allows("10.3.249.1")).isTrue();
        assertThat(rule.allows("10.4.0.1")).isFalse();
    }
}
