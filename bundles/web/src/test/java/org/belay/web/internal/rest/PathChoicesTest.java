package org.belay.web.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PathChoicesTest {

    @Test
    void eachWordHasItsPath() {
        assertThat(PathChoices.of("sessions/{id: [0-9]{1,9}}/{act: start|hand-over}"))
                .containsExactly(
                        "sessions/{id: [0-9]{1,9}}/start", "sessions/{id: [0-9]{1,9}}/hand-over");
        assertThat(PathChoices.of("{a:x|y}/{b:x|y}")).containsExactly("x/x", "x/y", "y/x", "y/y");
    }

    @Test
    void whatIsNoChoiceOfWordsStaysAsItIs() {
        for (String path : new String[] {"", "{id}", "{id: [0-9]+|x}", "{set: own}"}) {
            assertThat(PathChoices.of(path)).containsExactly(path);
        }
    }
}
