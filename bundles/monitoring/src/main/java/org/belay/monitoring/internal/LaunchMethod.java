package org.belay.monitoring.internal;

import java.util.Arrays;
import java.util.Locale;
import org.belay.api.refusal.Refused;
import org.belay.monitoring.internal.WatchAudit.Fact;

/** How an administrator comes to see a technician's screen (MON-08). */
enum LaunchMethod {
    /** By being his administrator (MON-09, MON-10). */
    RIGHT(Desktop.BY_RIGHT, Fact.DESKTOP_BY_RIGHT),
    /** By asking him (MON-11). */
    REQUEST(Desktop.ASKED, Fact.DESKTOP_ASKED);

    private final Desktop desktop;
    private final Fact fact;

    LaunchMethod(Desktop desktop, Fact fact) {
        this.desktop = desktop;
        this.fact = fact;
    }

    Desktop desktop() {
        return desktop;
    }

    Fact fact() {
        return fact;
    }

    /**
     * The method of that name.
     *
     * @throws Refused {@code missing} or {@code invalid}, field {@code method}
     */
    static LaunchMethod of(String name) {
        if (name == null) {
            throw Refused.missing("method");
        }
        return Arrays.stream(values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(
                        () -> Refused.field("invalid", "method", "method is right or request"));
    }
}
