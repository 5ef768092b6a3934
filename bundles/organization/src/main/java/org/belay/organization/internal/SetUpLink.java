package org.belay.organization.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** The file with the set-up link, which only the gateway's own account on the machine can read. */
final class SetUpLink {

    private static final String TOKEN = "/set-up?token=";

    private final Path file;

    SetUpLink(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /** Puts the link there, whole and closed to others from its first moment. */
    void write(String base, SetUpToken token) throws IOException {
        Files.createDirectories(file.getParent());
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix) {
            FileAttribute<?> ownerOnly =
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"));
            Files.createFile(draft, ownerOnly);
        } else {
            Files.createFile(draft);
            closeToOthers(draft); // before there is anything in it
        }
        Files.writeString(draft, base + TOKEN + token.value() + "\n", StandardCharsets.UTF_8);
        Files.move(
                draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The token of the link that is there from before a restart. */
    Optional<SetUpToken> read() throws IOException {
        try {
            String link = Files.readString(file, StandardCharsets.UTF_8).strip();
            int begin = link.indexOf(TOKEN);
            return begin < 0
                    ? Optional.empty()
                    : Optional.of(new SetUpToken(link.substring(begin + TOKEN.length())));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Takes it away. */
    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    private static void closeToOthers(Path path) throws IOException {
        AclFileAttributeView view = Files.getFileAttributeView(path, AclFileAttributeView.class);
        if (view == null) {
            return; // a file system without rights, such as FAT: nothing to close
        }
        view.setAcl(
                List.of(
                        AclEntry.newBuilder()
                                .setType(AclEntryType.ALLOW)
                                .setPrincipal(view.getOwner())
                                .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                                .build()));
    }
}
