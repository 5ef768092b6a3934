package org.belay.organization.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.belay.api.permission.ChatRule;
import org.belay.api.permission.Grant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The catalogue's truth table, and that the two permissions of which it speaks are declared. */
class ChatRuleTest {

    private static final Grant GIVEN = new Grant(true, "", Set.of());

    @Test
    @Tag("PERM-39")
    void onWithoutTheSwitchStaysOn() {
        assertThat(ChatRule.of(GIVEN, Grant.NONE, false)).isEqualTo(new ChatRule(true, false));
    }

    @Test
    @Tag("PERM-40")
    void onWithTheSwitchMayBeSwitchedOff() {
        assertThat(ChatRule.of(GIVEN, GIVEN, false)).isEqualTo(new ChatRule(true, true));
    }

    @Test
    @Tag("PERM-41")
    void offWithTheSwitchMayBeSwitchedOn() {
        assertThat(ChatRule.of(Grant.NONE, GIVEN, false)).isEqualTo(new ChatRule(false, true));
    }

    @Test
    @Tag("PERM-42")
    void offWithoutTheSwitchStaysOff() {
        assertThat(ChatRule.of(Grant.NONE, Grant.NONE, false))
                .isEqualTo(new ChatRule(false, false));
    }

    @Test
    @Tag("PERM-43")
    void instantChatAlwaysHasChat() {
        assertThat(ChatRule.of(Grant.NONE, Grant.NONE, true)).isEqualTo(new ChatRule(true, false));
        assertThat(ChatRule.of(GIVEN, GIVEN, true)).isEqualTo(new ChatRule(true, false));
    }

    @Test
    @Tag("PERM-03")
    @Tag("PERM-04")
    void bothPermissionsAreDeclared() {
        assertThat(new TechnicianPermissions().permissions())
                .extracting(each -> each.key())
                .contains(ChatRule.ON, ChatRule.SWITCH);
    }
}
