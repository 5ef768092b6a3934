package org.belay.testing.database;

import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A database of its own on a server. */
final class PostgresTestDatabase implements TestDatabase {

    private final HikariDataSource pool;

    private PostgresTestDatabase(HikariDataSource pool) {
        this.pool = pool;
    }

    static PostgresTestDatabase create(PostgresServer server) {
        String name = "belay_" + UUID.randomUUID().toString().replace("-", "");
        server.createDatabase(name);
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.url(name));
        source.setUser(server.user());
        source.setReWriteBatchedInserts(true);
        return new PostgresTestDatabase(Pools.around(source));
    }

    @Override
    public DataSource pool() {
        return pool;
    }

    /** Closes the pool; the database goes with the server. */
    @Override
    public void close() {
        pool.close();
    }
}
