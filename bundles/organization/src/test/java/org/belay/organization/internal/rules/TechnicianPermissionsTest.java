package org.belay.organization.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.belay.api.permission.ChatRule;
import org.belay.api.permission.HiddenParts;
import org.belay.api.permission.PermissionDefinition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the catalogue says of single permissions and is true before their tools exist: at first given or
 * not, and what is hidden without them. That a tool asks for its permission is the tool's own to show.
 */
class TechnicianPermissionsTest {

    private static final String TAB = "console.session.tab/";
    private static final String DISPLAY = "console.session.display/";
    private static final String FILE_MANAGER = TAB + "file-manager";
    private static final String SCRIPTS = TAB + "scripts";

    private final List<PermissionDefinition> declared = new TechnicianPermissions().permissions();

    @Test
    void atFirstAllIsGivenButWhatReachesBeyondTheSessionOrTheOrganization() {
        assertThat(declared)
                .filteredOn(each -> !each.byDefault())
                .extracting(PermissionDefinition::key)
                .containsExactlyInAnyOrder(
                        "credentials",
                        "external.invite",
                        "script.deploy",
                        "script.embedded",
                        "unattended",
                        "lan");
    }

    @Test
    @Tag("PERM-03")
    @Tag("PERM-04")
    void bothPermissionsOfTheChatAreDeclared() {
        assertThat(declared)
                .extracting(PermissionDefinition::key)
                .contains(ChatRule.ON, ChatRule.SWITCH);
    }

    @Test
    void whoHoldsAllIsHiddenNothing() {
        assertThat(hiddenWithout()).isEmpty();
    }

    @Test
    @Tag("PERM-37")
    void whatIsHiddenForTheLackOfOnePermissionIsWhatItIsFor() {
        Map<String, Set<String>> expected = new HashMap<>();
        expected.put("remote.control", Set.of(DISPLAY + "remote-control"));
        expected.put("remote.view", Set.of(DISPLAY + "view"));
        expected.put("files.tab", Set.of(FILE_MANAGER));
        expected.put("system.info", Set.of(TAB + "system-info"));
        expected.put("reboot", Set.of(TAB + "reboot"));
        expected.put("callingcard.deploy", Set.of(TAB + "calling-card"));
        expected.put("unattended", Set.of(TAB + "unattended"));
        expected.put("mobile.configure", Set.of(TAB + "device-configuration"));
        expected.put("mobile.classic", Set.of(TAB + "mobile-display"));
        expected.put("mobile.quick-fix", Set.of(TAB + "quick-fix"));

        Map<String, Set<String>> found = new TreeMap<>();
        for (PermissionDefinition each : declared) {
            Set<String> hidden = hiddenWithout(each.key());
            if (!hidden.isEmpty()) {
                found.put(each.key(), hidden);
            }
        }
        assertThat(found).isEqualTo(expected);
    }

    @Test
    @Tag("PERM-11")
    void theFileManagerIsHiddenWithoutItsPermissionOrWithoutAllThatOneDoesThere() {
        List<String> uses = List.of("files.send", "files.receive", "files.manage");
        for (int chosen = 0; chosen < 16; chosen++) {
            Set<String> lacking = new TreeSet<>();
            for (int i = 0; i < uses.size(); i++) {
                if ((chosen & 1 << i) != 0) {
                    lacking.add(uses.get(i));
                }
            }
            boolean withoutTab = (chosen & 8) != 0;
            boolean useless = lacking.size() == uses.size();
            if (withoutTab) {
                lacking.add("files.tab");
            }

            assertThat(hiddenWithout(lacking.toArray(String[]::new)))
                    .as("without %s", lacking)
                    .isEqualTo(withoutTab || useless ? Set.of(FILE_MANAGER) : Set.of());
        }
    }

    @Test
    void scriptsAreHiddenOnlyFromWhoMayRunNeitherKind() {
        assertThat(hiddenWithout("script.deploy")).isEmpty();
        assertThat(hiddenWithout("script.embedded")).isEmpty();
        assertThat(hiddenWithout("script.deploy", "script.embedded")).containsExactly(SCRIPTS);
    }

    private Set<String> hiddenWithout(String... keys) {
        Set<String> lacking = Set.of(keys);
        Set<String> held =
                declared.stream()
                        .map(PermissionDefinition::key)
                        .filter(key -> !lacking.contains(key))
                        .collect(Collectors.toSet());
        return HiddenParts.from(held, declared);
    }
}
