package org.belay.testing.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;

/** Connection pools as the gateway's configuration makes them. */
final class Pools {

    private Pools() {}

    static HikariDataSource around(DataSource source) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(10);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(2_000);
        config.setInitializationFailTimeout(-1); // the gateway starts without database, too
        return new HikariDataSource(config);
    }
}
