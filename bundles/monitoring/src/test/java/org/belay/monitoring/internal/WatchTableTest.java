package org.belay.monitoring.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.belay.monitoring.internal.WatchTable.Line;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class WatchTableTest {

    @Test
    @Tag("SES-401")
    @Tag("SES-402")
    @Tag("SES-403")
    @Tag("SES-404")
    @Tag("SES-405")
    @Tag("MON-14")
    void readsAsTheSpecificationDoes() {
        assertThat(WatchTable.LINES.stream().filter(line -> line.row().startsWith("SES-")))
                .extracting(line -> line.row() + " " + line.from() + " -> " + line.to())
                .containsExactly(
                        "SES-401 CONNECTING -> WAITING",
                        "SES-402 WAITING -> ACTIVE",
                        "SES-403 ACTIVE -> CLOSED",
                        "SES-404 ACTIVE -> REMOVED",
                        "SES-405 CLOSED -> REMOVED");
    }

    @Test
    void saysOfEachCaseOnceWhatHappens() {
        List<String> cases =
                WatchTable.LINES.stream().map(line -> line.from() + " " + line.trigger()).toList();

        assertThat(cases).doesNotHaveDuplicates();
    }

    @Test
    void nothingHappensToWhatIsOverButThatItIsCleared() {
        assertThat(WatchTable.LINES.stream().filter(line -> !line.from().isLive()))
                .extracting(Line::trigger)
                .containsExactly(Trigger.END);
    }
}
