package org.belay.shell.internal;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.karaf.shell.support.table.ShellTable;
import org.belay.api.health.ReadinessCheck;
import org.belay.api.health.ReadinessCheck.Health;

/** Shows how the parts of the gateway are. */
final class StatusTable {

    private StatusTable() {}

    static void print(List<ReadinessCheck> checks, PrintStream out) {
        if (checks.isEmpty()) {
            out.println("No part of the gateway has started yet.");
            return;
        }
        ShellTable table = new ShellTable();
        table.column("Part");
        table.column("Level");
        table.column("Essential");
        table.column("Reason");
        checks.stream()
                .sorted(Comparator.comparing(ReadinessCheck::part))
                .forEach(each -> add(table, each));
        table.print(out);
    }

    private static void add(ShellTable table, ReadinessCheck check) {
        Health health = health(check);
        table.addRow()
                .addContent(
                        check.part(),
                        health.level().name().toLowerCase(Locale.ROOT),
                        check.essential() ? "yes" : "",
                        health.reason());
    }

    private static Health health(ReadinessCheck check) {
        try {
            return check.health();
        } catch (RuntimeException e) {
            return Health.down("its check failed: " + e); // somebody else's code
        }
    }
}
