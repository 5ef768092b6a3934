package org.belay.organization.file.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.belay.api.organization.OrganizationFile;
import org.belay.api.organization.OwnRules.OwnPermission;
import org.belay.api.organization.OwnRules.OwnSetting;
import org.belay.api.organization.UnitType;
import org.belay.api.refusal.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that anybody may have written. */
class YamlReaderTest {

    private static final String DESK =
            """
            version: 1
            name: Acme
            labels: [North]
            settings:
              sample.count: 30
              sample.text: |-
                one
                two
              sample.list: [a, b]
              sample.locked: {locked: true}
            contains:
            - type: technicians
              contains:
              - type: technician-group
                id: 201
                name: Desk
                labels: [North]
                permissions:
                  session.hold: true
                  session.transfer: {given: true, option: listed, units: [201], locked: true}
                contains:
                - type: technician
                  name: Mara
                  email: mara@example.com
                  enabled: false
            """;

    private static Document read(String text) {
        return YamlReader.read(text);
    }

    private static String refusalOf(String text) {
        try {
            read(text);
            return "";
        } catch (Refused refused) {
            return refused.getMessage();
        }
    }

    @Test
    void whatStandsThereIsRead() {
        Document document = read(DESK);

        assertThat(document.labels()).containsExactly("North");
        Entry organization = document.organization();
        assertThat(organization.text(Field.NAME)).isEqualTo("Acme");
        assertThat(organization.rules().settings())
                .containsEntry("sample.count", new OwnSetting(Optional.of("30"), false))
                .containsEntry("sample.text", new OwnSetting(Optional.of("one\ntwo"), false))
                .containsEntry("sample.list", new OwnSetting(Optional.of("a\nb"), false))
                .containsEntry("sample.locked", new OwnSetting(Optional.empty(), true));
        Entry desk = organization.contains().get(0).contains().get(0);
        assertThat(desk.type()).isEqualTo(UnitType.TECHNICIAN_GROUP);
        assertThat(desk.line()).isEqualTo(14);
        assertThat(desk.rules().members().get("session.hold"))
                .isEqualTo(new OwnPermission(true, "", java.util.Set.of(), false));
        assertThat(desk.rules().members().get("session.transfer"))
                .isEqualTo(new OwnPermission(true, "listed", java.util.Set.of(201), true));
        Entry mara = desk.contains().get(0);
        assertThat(mara.id()).isNegative();
        assertThat(mara.get(Field.ENABLED)).containsExactly("false");
        assertThat(mara.get(Field.MOBILE)).containsExactly("false");
    }

    @Test
    void whatIsWrittenIsReadAsTheSame() {
        Document document = read(DESK.replace("name: Mara", "id: 7\n      name: Mara"));

        String written = YamlWriter.write(document);

        assertThat(YamlWriter.write(read(written))).isEqualTo(written);
        assertThat(written).startsWith("# ").doesNotContain("*", "&");
    }

    @ParameterizedTest
    @CsvSource({
        "id: 201, id: two, 'Line 15: id must be a whole number'",
        "id: 201, id: -4, 'Line 15: id must be positive'",
        "name: Desk, colour: red, 'Line 16: colour isn''t known here'",
        "type: technician-group, type: gang, 'Line 14: There is no type gang'",
        "type: technician-group, type: administrator, 'Line 14: administrator can''t lie in"
                + " technicians'",
        "enabled: false, enabled: perhaps, 'Line 25: enabled must be true or false'",
        "session.hold: true, 'session.hold: {locked: true}', 'Line 19: session.hold doesn''t say"
                + " given'",
        "version: 1, version: 2, 'Line 1: This gateway reads version 1'",
    })
    void whatIsWrongIsNamedWithItsLine(String good, String bad, String message) {
        assertThat(refusalOf(DESK.replace(good, bad))).isEqualTo(message == null ? "" : message);
    }

    @Test
    void aNameThatIsThereTwiceIsRefused() {
        assertThat(refusalOf(DESK.replace("name: Desk", "name: Desk\n    name: Other")))
                .contains("Line 17", "name");
    }

    @Test
    void twoUnitsOfOneIdOrAddressAreRefused() {
        String twin =
                """
                    - type: technician
                      name: Other
                      email: MARA@example.com
                """;
        assertThat(refusalOf(DESK + twin)).contains("e-mail address");
        assertThat(refusalOf(DESK.replace("name: Mara", "id: 201\n      name: Mara")))
                .contains("ID 201");
    }

    @Test
    void aliasesAreRefusedBeforeTheyGrow() {
        StringBuilder laughs = new StringBuilder("version: 1\na: &a [ha, ha]\n");
        for (char c = 'b'; c < 'z'; c++) {
            laughs.append(c).append(": &").append(c).append(" [");
            laughs.append(("*" + (char) (c - 1) + ", ").repeat(9)).append("x]\n");
        }

        assertThat(refusalOf(laughs.toString())).isEqualTo("Line 3: Aliases (*) aren't taken");
    }

    @Test
    void tagsMakeNoObjects() {
        assertThat(refusalOf("!!javax.script.ScriptEngineManager [version]")).contains("tag");
    }

    @Test
    void whatIsTooLargeOrTooDeepIsRefused() {
        String large = "version: 1\nname: " + "x".repeat(OrganizationFile.MOST_BYTES);
        assertThatThrownBy(() -> read(large)).isInstanceOf(Refused.class);
        assertThat(refusalOf("[".repeat(5_000) + "]".repeat(5_000))).contains("Nesting");
    }

    @Test
    void whatIsNoYamlIsRefused() {
        assertThat(List.of("", "version: 1\n\tname: x", "version: [1", "\0", "- a"))
                .allSatisfy(text -> assertThat(refusalOf(text)).isNotEmpty());
    }
}
