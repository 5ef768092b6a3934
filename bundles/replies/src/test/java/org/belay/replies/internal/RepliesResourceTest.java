package org.belay.replies.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.belay.api.refusal.Refused;
import org.junit.jupiter.api.Test;

class RepliesResourceTest {

    // What is wrong is refused before anybody is asked who calls, or what there is.
    private final RepliesResource resource = new RepliesResource(null);

    private void assertRefused(List<String> ids, String code) {
        assertThatThrownBy(() -> resource.order("own", new RepliesResource.Order(ids), null))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> {
                            assertThat(refused.code()).isEqualTo(code);
                            assertThat(refused.field()).hasValue("ids");
                        });
    }

    @Test
    void anOrderIsAListOfIds() {
        assertRefused(null, "missing");
        assertRefused(Collections.singletonList(null), "invalid");
    }
}
