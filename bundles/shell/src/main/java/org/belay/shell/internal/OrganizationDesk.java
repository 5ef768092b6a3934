package org.belay.shell.internal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.belay.api.organization.OrganizationFile;
import org.belay.api.refusal.Refused;

/** Writes the organization to a file and makes it what a file says. */
final class OrganizationDesk {

    private final OrganizationFile organization;
    private final PrintStream out;

    OrganizationDesk(OrganizationFile organization, PrintStream out) {
        this.organization = organization;
        this.out = out;
    }

    /**
     * Writes it.
     *
     * @param file null to show it instead
     */
    void write(String file) throws Failed {
        String text = text();
        if (file == null) {
            out.print(text);
            return;
        }
        Path path = Path.of(file);
        try {
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new Failed(path + " can't be written: " + e);
        }
        out.println("Written to " + path.toAbsolutePath());
    }

    private String text() throws Failed {
        try {
            return organization.write();
        } catch (Refused refused) {
            throw new Failed("It can't be read now: " + refused.getMessage());
        }
    }

    /** Reads it, or only tells what that would change. */
    void read(String file, boolean pretends, boolean deletes) throws Failed {
        String text = content(Path.of(file));
        List<String> lines;
        try {
            lines = organization.read(text, pretends, deletes);
        } catch (Refused refused) {
            throw new Failed(refused.getMessage());
        }
        lines.forEach(out::println);
        if (lines.isEmpty()) {
            out.println("The organization is what the file says.");
        } else if (pretends) {
            out.println("Nothing was changed: --dry-run.");
        }
    }

    private static String content(Path path) throws Failed {
        try {
            // Before it is read: what is too large needn't come into memory.
            if (Files.size(path) > OrganizationFile.MOST_BYTES) {
                throw new Failed(
                        path + " is larger than " + OrganizationFile.MOST_BYTES + " bytes");
            }
            return Files.readString(path);
        } catch (NoSuchFileException e) {
            throw new Failed("There is no file " + path.toAbsolutePath());
        } catch (CharacterCodingException e) {
            throw new Failed(path + " isn't UTF-8");
        } catch (IOException e) {
            throw new Failed(path + " can't be read: " + e);
        }
    }
}
