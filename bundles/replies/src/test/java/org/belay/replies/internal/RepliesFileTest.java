package org.belay.replies.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.belay.api.refusal.Refused;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepliesFileTest {

    private static final Entry HELLO =
            Entry.of(
                    Kind.REPLY,
                    "\"Hello\" & <co>",
                    "Hello $cfield0$,\n\n<how> & why? ]]> \uD83D\uDE00");
    private static final Entry SITE =
            Entry.of(Kind.URL, "Site", "https://acme.example/?a=1&b=$sessionid$");

    private static Object faults(String xml) {
        Refused refused = catchThrowableOfType(Refused.class, () -> RepliesFile.read(xml));
        assertThat(refused).isNotNull();
        assertThat(refused.code()).isEqualTo("xml-invalid");
        assertThat(refused.field()).hasValue("xml");
        return refused.details().get("faults");
    }

    private static Map<String, Object> fault(int line, String code) {
        return Map.of("line", line, "code", code);
    }

    @Test
    @Tag("CHAT-46")
    @Tag("SET-103")
    @Tag("INT-68")
    void whatIsWrittenIsReadAsItWas() {
        String file = RepliesFile.write(List.of(HELLO, SITE));

        assertThat(file)
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<replies version=\"1\">");
        assertThat(RepliesFile.read(file)).containsExactly(HELLO, SITE);
    }

    @Test
    @Tag("SET-104")
    void otherWaysToWriteItAreReadAsWell() {
        String file =
                """
                <?xml version="1.0"?>
                <!-- from elsewhere -->
                <Data><Replies>
                  <PredefinedReply><Name>One</Name><Content>First &amp; best</Content></PredefinedReply>
                  <Text title="Two"><![CDATA[<b>]]> two</Text>
                  <unknown>ignored</unknown>
                </Replies><Urls>
                  <Link Name="Three" href="ftp://acme.example/three"/>
                </Urls></Data>
                """;

        assertThat(RepliesFile.read(file))
                .containsExactly(
                        new Entry(Kind.REPLY, "One", "First & best"),
                        new Entry(Kind.REPLY, "Two", "<b> two"),
                        new Entry(Kind.URL, "Three", "ftp://acme.example/three"));
    }

    @Test
    void eachLineAtFaultIsNamed() {
        String file =
                """
                <replies>
                  <reply name="Fine">Text</reply>
                  <reply>Nameless</reply>
                  <url name="Bad">javascript:alert(1)</url>
                  <reply name="Empty"></reply>
                </replies>
                """;

        assertThat(faults(file))
                .isEqualTo(
                        List.of(
                                fault(3, "missing-name"),
                                fault(4, "not-a-url-content"),
                                fault(5, "missing-content")));
    }

    @Test
    void whatIsNoXmlIsToldWithItsLine() {
        assertThat(faults("<replies>\n<reply name='a'>b</replay>\n</replies>"))
                .isEqualTo(List.of(fault(2, "malformed")));
        assertThat(faults("no xml")).isEqualTo(List.of(fault(1, "malformed")));
        assertThat(faults("<replies/>")).isEqualTo(List.of(fault(1, "empty")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><r><reply name='a'>&x;</reply></r>",
                "<!DOCTYPE r SYSTEM 'http://127.0.0.1:9/x.dtd'><r><reply name='a'>b</reply></r>",
                "<!DOCTYPE r [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><r><reply name='a'>&b;</reply></r>"
            })
    void aFileCannotPullInOthersNorGrow(String file) {
        assertThat(faults(file)).isEqualTo(List.of(fault(1, "malformed")));
    }

    @Test
    void aFileHasASize() {
        assertThatThrownBy(() -> RepliesFile.read(" ".repeat(RepliesFile.LONGEST + 1)))
                .satisfies(e -> assertThat(((Refused) e).code()).isEqualTo("too-long"));
    }
}
