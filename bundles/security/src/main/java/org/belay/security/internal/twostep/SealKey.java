package org.belay.security.internal.twostep;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key with which this gateway seals what it must be able to read again. It lies in a file that its
 * owner alone may read, and not in the database: a copy of the database reveals no second step.
 */
final class SealKey {

    private static final int BYTES = 32;

    private SealKey() {}

    /** The key in that file, made if there is none. */
    static SecretKey in(Path file) throws IOException {
        if (!Files.exists(file)) {
            make(file);
        }
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length != BYTES) {
            throw new IOException(file + " isn't a key of " + BYTES + " bytes");
        }
        return new SecretKeySpec(bytes, "AES");
    }

    private static void make(Path file) throws IOException {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        Files.createDirectories(file.getParent());
        // Written aside and moved, so that nobody ever finds half a key.
        Path aside = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
        Files.deleteIfExists(aside);
        try (var out =
                Files.newByteChannel(
                        aside,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        ownersAlone())) {
            out.write(java.nio.ByteBuffer.wrap(bytes));
        }
        try {
            Files.move(aside, file);
        } catch (FileAlreadyExistsException e) {
            Files.delete(aside); // somebody else was faster: his counts
        }
    }

    private static FileAttribute<?>[] ownersAlone() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
