package org.belay.security.internal.twostep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTest {

    private static final byte[] CONTENT = "secret".getBytes(StandardCharsets.UTF_8);

    @TempDir private Path folder;
    private Path file;
    private Seal seal;

    @BeforeEach
    void starts() {
        file = folder.resolve("data").resolve("seal.key");
        seal = new Seal(file);
    }

    @Test
    void whatIsSealedOpensAlsoAfterARestart() {
        String sealed = seal.seal(CONTENT, "totp of 1");

        assertThat(sealed).doesNotContain("secret");
        assertThat(new Seal(file).open(sealed, "totp of 1")).hasValue(CONTENT);
        assertThat(seal.seal(CONTENT, "totp of 1")).isNotEqualTo(sealed);
    }

    @Test
    void anothersSecretOpensNothing() {
        assertThat(seal.open(seal.seal(CONTENT, "totp of 1"), "totp of 2")).isEmpty();
    }

    @Test
    void anotherGatewaysKeyOpensNothing() {
        String sealed = seal.seal(CONTENT, "totp of 1");

        assertThat(new Seal(folder.resolve("other.key")).open(sealed, "totp of 1")).isEmpty();
        assertThat(seal.open("", "totp of 1")).isEmpty();
    }

    @Test
    void itsOwnerAloneReadsTheKey() throws Exception {
        seal.seal(CONTENT, "totp of 1");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file.getParent().toFile().list()).containsExactly("seal.key");
    }

    @Test
    void aKeyThatIsCutShortIsNotTaken() throws Exception {
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[5]);

        assertThatThrownBy(() -> seal.seal(CONTENT, "x")).hasMessageContaining("can't be read");
    }
}
