package org.belay.organization.internal.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.belay.api.organization.Actor;

/**
 * A row of the audit as it is stored.
 *
 * @param at milliseconds since 1970
 */
record AuditRow(
        long seq,
        long at,
        Actor actor,
        String entityType,
        int entityId,
        String entityName,
        String change,
        String section,
        String field,
        String oldContent,
        String oldAction,
        String newContent,
        String newAction) {

    /**
     * SHA-256 over the hash before and all fields, each text with its length before it, so that no
     * two different rows are written the same. In hexadecimal.
     */
    String hash(String before) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, before);
            out.writeLong(seq);
            out.writeLong(at);
            out.writeInt(actor.account());
            write(out, actor.name());
            write(out, entityType);
            out.writeInt(entityId);
            write(out, entityName);
            write(out, change);
            write(out, section);
            write(out, field);
            write(out, oldContent);
            write(out, oldAction);
            write(out, newContent);
            write(out, newAction);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory doesn't fail", e);
        }
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
