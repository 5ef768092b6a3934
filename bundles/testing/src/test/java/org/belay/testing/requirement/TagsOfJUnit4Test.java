package org.belay.testing.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.support.descriptor.MethodSource;

class TagsOfJUnit4Test {

    @Test
    void tagsOfClassAndMethodAreRead() {
        assertThat(TagsOfJUnit4.of(MethodSource.from(Old.class.getName(), "swaps")))
                .containsExactlyInAnyOrder("LINK-01", "LINK-02", "LINK-03");
    }

    @Test
    void aMadeUpMethodNameLeavesTheTagsOfTheClass() {
        assertThat(TagsOfJUnit4.of(MethodSource.from(Old.class.getName(), "swaps:karaf")))
                .containsExactly("LINK-01");
    }

    /** Stands for a test that JUnit 4 runs: no annotation of JUnit 5 but the tags. */
    @Tag("LINK-01")
    static class Old {

        @Tag("LINK-02")
        @Tag("LINK-03")
        void swaps() {}
    }
}
