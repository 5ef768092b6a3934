package org.belay.derby.internal;

import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.XADataSource;
import org.apache.derby.jdbc.EmbeddedConnectionPoolDataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.apache.derby.jdbc.EmbeddedDriver;
import org.apache.derby.jdbc.EmbeddedXADataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.jdbc.DataSourceFactory;

/**
 * Offers the embedded Derby engine to whoever builds a data source from configuration.
 *
 * <p>Understands {@code databaseName} or {@code url} ({@code jdbc:derby:name;attribute=…}), {@code
 * user}, {@code password}, {@code createDatabase}, {@code connectionAttributes}, {@code
 * dataSourceName} and {@code description}; any other property is refused with an {@link
 * SQLException} that names it, so that a misspelt key never goes unnoticed. When the bundle stops,
 * the engine is shut down in order, which spares the next start a recovery.
 */
@Component(
        property = {
            DataSourceFactory.OSGI_JDBC_DRIVER_CLASS + "=org.apache.derby.jdbc.EmbeddedDriver",
            DataSourceFactory.OSGI_JDBC_DRIVER_NAME + "=derby",
            DataSourceFactory.OSGI_JDBC_DRIVER_VERSION + "=10.16.1.1"
        })
public final class DerbyDataSourceFactory implements DataSourceFactory {

    private static final String SHUT_DOWN = "jdbc:derby:;shutdown=true;deregister=true";

    /** Derby reports an orderly end of the whole engine as an exception with this state. */
    private static final String ENGINE_STOPPED = "XJ015";

    private final EmbeddedDriver driver;

    /** Boots the engine; databases are opened later, by the first connection. */
    @Activate
    public DerbyDataSourceFactory() {
        driver = new EmbeddedDriver();
    }

    @Override
    public DataSource createDataSource(Properties settings) throws SQLException {
        EmbeddedDataSource source = new EmbeddedDataSource();
        DerbySettings.of(settings).applyTo(source);
        return source;
    }

    @Override
    public ConnectionPoolDataSource createConnectionPoolDataSource(Properties settings)
            throws SQLException {
        EmbeddedConnectionPoolDataSource source = new EmbeddedConnectionPoolDataSource();
        DerbySettings.of(settings).applyTo(source);
        return source;
    }

    @Override
    public XADataSource createXADataSource(Properties settings) throws SQLException {
        EmbeddedXADataSource source = new EmbeddedXADataSource();
        DerbySettings.of(settings).applyTo(source);
        return source;
    }

    @Override
    public Driver createDriver(Properties settings) {
        return driver;
    }

    @Deactivate
    void shutDown() throws SQLException {
        try {
            driver.connect(SHUT_DOWN, new Properties()).close();
        } catch (SQLException end) {
            if (!ENGINE_STOPPED.equals(end.getSQLState())) {
                throw end;
            }
        }
    }
}
