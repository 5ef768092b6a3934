package org.belay.store.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.belay.api.event.Append;
import org.belay.testing.database.TestDatabase;
import org.junit.jupiter.api.Test;

/** The contract on an embedded Derby, and what a full disk does to it. */
class DerbyStoreTest extends StoreContract {

    @Override
    TestDatabase createDatabase() {
        return TestDatabase.derby();
    }

    @Override
    String baselineName() {
        return "baseline-derby.sql";
    }

    @Override
    void breakConnections() {
        saboteur().breakConnections();
    }

    /** On a real small file system, which only root can mount; left out for others. */
    @Test
    void onAFullDiskAppendsAreRefusedUntilThereIsRoomAndNothingIsLost() throws Exception {
        Path disk = Files.createTempDirectory("belay-full-disk-");
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk.toString()) == 0);
        EmbeddedDataSource source = new EmbeddedDataSource();
        source.setDatabaseName(disk.resolve("belay").toString());
        source.setCreateDatabase("create");
        try (OpenStore onDisk = open(new Saboteur(source))) {
            List<Integer> stored = new ArrayList<>();
            assertThat(tryToStore(onDisk, 100000001)).isTrue();
            stored.add(100000001);
            fill(disk.resolve("ballast"));

            int id = 100000002;
            for (; id < 100100000 && tryToStore(onDisk, id); id++) {
                stored.add(id);
            }
            assertThat(onDisk.log().available()).isFalse();
            int refused = id;
            assertThat(refusal(onDisk.log().append(Sample.created(refused + 1))).code())
                    .isEqualTo("unavailable");

            Files.delete(disk.resolve("ballast"));
            await().until(onDisk.log()::available);
            assertThat(tryToStore(onDisk, refused)).isTrue();
            stored.add(refused);
            assertThat(onDisk.log().after(0, 200_000))
                    .extracting(event -> event.sessionId())
                    .containsExactlyElementsOf(stored);
        } finally {
            source.setCreateDatabase(null);
            source.setShutdownDatabase("shutdown");
            try {
                source.getConnection().close();
            } catch (SQLException shutDown) {
                assertThat(shutDown.getSQLState()).isEqualTo("08006");
            }
            assertThat(run("umount", disk.toString())).isZero();
        }
    }

    private static boolean tryToStore(OpenStore store, int id) {
        Append append = Sample.said(id, 1, "x".repeat(4_000));
        return succeeds(store.log().append(append).toCompletableFuture());
    }

    private static void fill(Path file) throws IOException {
        byte[] block = new byte[4_096];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < 1_000_000; i++) {
                out.write(block);
            }
            throw new AssertionError("The disk has more room than it should");
        } catch (IOException full) {
            assertThat(file).exists();
        }
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
