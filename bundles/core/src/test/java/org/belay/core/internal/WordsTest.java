package org.belay.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.belay.api.refusal.Refused;
import org.belay.api.session.SessionCommand.PushUrl;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses may be sent to customers. */
class WordsTest {

    private static PushUrl push(String address) {
        return new PushUrl(Samples.MARA, "u1", address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://acme.example/help",
                "HTTP://acme.example",
                "ftp://files.acme.example/tool.zip"
            })
    @Tag("CHAT-28")
    void whatBrowsersOpenMayBeSent(String address) {
        assertThatCode(() -> Words.check(push(address))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "file:///etc/passwd",
                "www.acme.example",
                "https://user:secret@acme.example/"
            })
    @Tag("CHAT-28")
    void nothingElseMay(String address) {
        Refused refused = catchThrowableOfType(Refused.class, () -> Words.check(push(address)));

        assertThat(refused.field()).contains("url");
    }
}
