package org.belay.replies.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.belay.api.refusal.Refused;
import org.junit.jupiter.api.Test;

class OwnerTest {

    @Test
    void aSetIsOnesOwnOrAGroups() {
        assertThat(Owner.of("own", 7)).isEqualTo(new Owner.Person(7));
        assertThat(Owner.of("12", 7)).isEqualTo(new Owner.Group(12));
        assertThatThrownBy(() -> Owner.of("others", 7))
                .satisfies(e -> assertThat(((Refused) e).code()).isEqualTo("not-found"));
    }

    @Test
    void aKindIsOneOfTwo() {
        assertThat(Kind.of("url")).isEqualTo(Kind.URL);
        assertThatThrownBy(() -> Kind.of("picture"))
                .satisfies(e -> assertThat(((Refused) e).field()).hasValue("kind"));
    }
}
