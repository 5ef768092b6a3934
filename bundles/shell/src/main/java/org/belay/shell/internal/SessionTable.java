package org.belay.shell.internal;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.apache.karaf.shell.support.table.ShellTable;
import org.belay.api.session.Session;

/** Shows sessions without a word of what customers wrote, names included. */
final class SessionTable {

    private SessionTable() {}

    static void print(List<Session> sessions, Instant now, PrintStream out) {
        if (sessions.isEmpty()) {
            out.println("No session is open or listed.");
            return;
        }
        ShellTable table = new ShellTable();
        table.column("ID").alignRight();
        table.column("Status");
        table.column("For").alignRight();
        table.column("Technician").alignRight();
        table.column("Kind");
        table.column("Method");
        table.column("Created");
        table.column("Customer");
        sessions.stream()
                .sorted(Comparator.comparing(Session::createdAt).thenComparing(Session::id))
                .forEach(
                        each ->
                                table.addRow()
                                        .addContent(
                                                each.id(),
                                                each.status().wireName(),
                                                Times.text(
                                                        Duration.between(each.statusSince(), now)),
                                                each.technicianId(),
                                                each.kind()
                                                        .name()
                                                        .toLowerCase(java.util.Locale.ROOT),
                                                each.method(),
                                                Times.text(each.createdAt()),
                                                each.customerOnline() ? "online" : ""));
        table.print(out);
        out.println(sessions.size() == 1 ? "1 session" : sessions.size() + " sessions");
    }
}
