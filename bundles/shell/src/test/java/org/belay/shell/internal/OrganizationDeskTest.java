package org.belay.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.belay.api.audit.AuditEntry;
import org.belay.api.audit.AuditLog;
import org.belay.api.organization.Actor;
import org.belay.api.organization.OrganizationFile;
import org.belay.api.refusal.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The organization's file and the audit, at the shell. */
class OrganizationDeskTest {

    @TempDir private Path folder;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
    private final Scribe scribe = new Scribe();
    private final OrganizationDesk desk = new OrganizationDesk(scribe, out);

    private static final class Scribe implements OrganizationFile {
        private List<String> lines = List.of();
        private String read = "";

        @Override
        public String write() {
            return "name: Äcme\n";
        }

        @Override
        public List<String> read(String text, boolean pretends, boolean deletes) {
            if (text.contains("wrong")) {
                throw Refused.field("invalid", "name", "Line 1: name is wrong");
            }
            read = text + pretends + deletes;
            return lines;
        }
    }

    private String text() {
        return shown.toString(StandardCharsets.UTF_8);
    }

    @Test
    void withoutAFileItIsShown() throws Exception {
        desk.write(null);

        assertThat(text()).isEqualTo("name: Äcme\n");
    }

    @Test
    void whatIsWrittenIsRead() throws Exception {
        String file = folder.resolve("acme.yaml").toString();
        scribe.lines = List.of("+ technician \"Mara\"");

        desk.write(file);
        desk.read(file, true, false);

        assertThat(scribe.read).isEqualTo("name: Äcme\ntruefalse");
        assertThat(text()).contains("acme.yaml", "+ technician \"Mara\"", "--dry-run");
    }

    @Test
    void noDifferenceIsSaid() throws Exception {
        Path file = Files.writeString(folder.resolve("acme.yaml"), "name: Acme");

        desk.read(file.toString(), false, true);

        assertThat(text()).contains("is what the file says");
    }

    @Test
    void whatIsWrongFailsWithTheReason() throws Exception {
        Path wrong = Files.writeString(folder.resolve("wrong.yaml"), "wrong");
        Path garbled = Files.write(folder.resolve("garbled.yaml"), new byte[] {(byte) 0xff});
        Path large =
                Files.write(
                        folder.resolve("large.yaml"), new byte[OrganizationFile.MOST_BYTES + 1]);

        assertThatThrownBy(() -> desk.read(wrong.toString(), true, false))
                .hasMessage("Line 1: name is wrong");
        assertThatThrownBy(() -> desk.read(garbled.toString(), true, false))
                .hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> desk.read(large.toString(), true, false))
                .hasMessageContaining("larger");
        assertThatThrownBy(() -> desk.read(folder.resolve("none").toString(), true, false))
                .hasMessageContaining("There is no file");
        assertThatThrownBy(() -> desk.write(folder.toString()))
                .hasMessageContaining("can't be written");
    }

    @Test
    void anAuditThatIsWholeIsSaidToBe() throws Exception {
        AuditDesk.verify(audit(new AuditLog.Verdict(17, 0, "")), out);

        assertThat(text()).contains("whole", "17");
    }

    @Test
    void anAuditThatSomebodyAlteredFails() {
        assertThatThrownBy(
                        () ->
                                AuditDesk.verify(
                                        audit(new AuditLog.Verdict(17, 4, "It was altered.")), out))
                .hasMessageContaining("row 4")
                .hasMessageContaining("It was altered.");
    }

    private static AuditLog audit(AuditLog.Verdict verdict) {
        return new AuditLog() {
            @Override
            public void record(Connection on, Actor actor, List<AuditEntry> changes) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Verdict verify() {
                return verdict;
            }
        };
    }
}
