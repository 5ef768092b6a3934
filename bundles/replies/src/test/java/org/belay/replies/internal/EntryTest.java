package org.belay.replies.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.belay.api.refusal.Refused;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryTest {

    @Test
    @Tag("CHAT-45")
    @Tag("SET-102")
    void textIsPlainAndTidied() {
        Entry entry = Entry.of(Kind.REPLY, "  Good \n morning ", "One\r\ntwo\u0007\tthree \n");

        assertThat(entry).isEqualTo(new Entry(Kind.REPLY, "Good morning", "One\ntwo\tthree"));
    }

    @Test
    void aNameOfNothingThatCanBeSeenIsNone() {
        assertThatThrownBy(() -> Entry.of(Kind.REPLY, " \u0007 ", "Text"))
                .satisfies(
                        e -> {
                            assertThat(((Refused) e).field()).hasValue("name");
                            assertThat(((Refused) e).code()).isEqualTo("missing");
                        });
    }

    @ParameterizedTest
    @Tag("CHAT-45")
    @Tag("SET-102")
    @ValueSource(
            strings = {
                "https://acme.example/help?id=$sessionid$&who=$cfield0$",
                "http://acme.example",
                "ftp://files.acme.example/tool.zip"
            })
    void webAndFtpAddressesAreAccepted(String address) {
        assertThat(Entry.of(Kind.URL, "Link", address).content()).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({
        "REPLY, '', Text, name, missing",
        "REPLY, Name, ' ', content, missing",
        "URL, Link, javascript:alert(1), content, not-a-url",
        "URL, Link, //acme.example, content, not-a-url",
        "URL, Link, file:///etc/passwd, content, not-a-url",
        "URL, Link, https://two words, content, not-a-url"
    })
    void aRefusalNamesTheField(Kind kind, String name, String content, String field, String code) {
        assertThatThrownBy(() -> Entry.of(kind, name, content))
                .satisfies(
                        e -> {
                            assertThat(((Refused) e).field()).hasValue(field);
                            assertThat(((Refused) e).code()).isEqualTo(code);
                        });
    }

    @Test
    void lengthsAreLimited() {
        String longest = "x".repeat(Entry.LONGEST);
        assertThat(Entry.of(Kind.REPLY, "x".repeat(64), longest).content()).hasSize(4_000);
        assertThatThrownBy(() -> Entry.of(Kind.REPLY, "x".repeat(65), "Text"))
                .satisfies(e -> assertThat(((Refused) e).field()).hasValue("name"));
        assertThatThrownBy(() -> Entry.of(Kind.REPLY, "Name", longest + "x"))
                .satisfies(e -> assertThat(((Refused) e).field()).hasValue("content"));
    }
}
