package org.belay.testing.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;

/** Derby in a folder. */
final class DerbyTestDatabase implements TestDatabase {

    private final Path folder;
    private final HikariDataSource pool;
    private final EmbeddedDataSource source;

    private DerbyTestDatabase(Path folder, EmbeddedDataSource source) {
        this.folder = folder;
        this.source = source;
        pool = Pools.around(source);
    }

    static DerbyTestDatabase create() {
        try {
            Path folder = Files.createTempDirectory("belay-derby-");
            EmbeddedDataSource source = new EmbeddedDataSource();
            source.setDatabaseName(folder.resolve("belay").toString());
            source.setCreateDatabase("create");
            source.getConnection().close(); // takes longer than the pool waits
            return new DerbyTestDatabase(folder, source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public DataSource pool() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
        source.setCreateDatabase(null);
        source.setShutdownDatabase("shutdown");
        try {
            source.getConnection().close();
        } catch (SQLException end) {
            if (!"08006".equals(end.getSQLState())) { // Derby's way to say that it is shut down
                throw new IllegalStateException(end);
            }
        }
        Folders.delete(folder);
    }
}
