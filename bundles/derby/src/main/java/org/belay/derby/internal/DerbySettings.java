package org.belay.derby.internal;

import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.derby.jdbc.BasicEmbeddedDataSource40;
import org.osgi.service.jdbc.DataSourceFactory;

/** The properties of one data source, checked. Any of them may be {@code null}: not given. */
record DerbySettings(
        String databaseName,
        String attributes,
        String user,
        String password,
        String createDatabase,
        String dataSourceName,
        String description) {

    private static final String PREFIX = "jdbc:derby:";
    private static final String CREATE = "createDatabase";
    private static final String ATTRIBUTES = "connectionAttributes";

    private static final Set<String> KNOWN =
            Set.of(
                    DataSourceFactory.JDBC_URL,
                    DataSourceFactory.JDBC_DATABASE_NAME,
                    DataSourceFactory.JDBC_USER,
                    DataSourceFactory.JDBC_PASSWORD,
                    DataSourceFactory.JDBC_DATASOURCE_NAME,
                    DataSourceFactory.JDBC_DESCRIPTION,
                    CREATE,
                    ATTRIBUTES);

    static DerbySettings of(Properties settings) throws SQLException {
        Properties given = settings == null ? new Properties() : settings;
        Set<String> unknown = new TreeSet<>(given.stringPropertyNames());
        unknown.removeAll(KNOWN);
        if (!unknown.isEmpty()) {
            throw new SQLNonTransientException("Derby data source: unknown properties " + unknown);
        }
        String name = given.getProperty(DataSourceFactory.JDBC_DATABASE_NAME);
        String attributes = given.getProperty(ATTRIBUTES);
        String url = given.getProperty(DataSourceFactory.JDBC_URL);
        if (url != null) {
            if (!url.startsWith(PREFIX)) {
                throw new SQLNonTransientException("Derby data source: url must begin " + PREFIX);
            }
            String[] parts = url.substring(PREFIX.length()).split(";", 2);
            name = parts[0];
            attributes = parts.length == 2 ? parts[1] : attributes;
        }
        if (name == null || name.isBlank()) {
            throw new SQLNonTransientException("Derby data source: databaseName or url is needed");
        }
        return new DerbySettings(
                name,
                attributes,
                given.getProperty(DataSourceFactory.JDBC_USER),
                given.getProperty(DataSourceFactory.JDBC_PASSWORD),
                given.getProperty(CREATE),
                given.getProperty(DataSourceFactory.JDBC_DATASOURCE_NAME),
                given.getProperty(DataSourceFactory.JDBC_DESCRIPTION));
    }

    void applyTo(BasicEmbeddedDataSource40 source) {
        source.setDatabaseName(databaseName);
        source.setConnectionAttributes(attributes);
        source.setUser(user);
        source.setPassword(password);
        source.setCreateDatabase(createDatabase);
        source.setDataSourceName(dataSourceName);
        source.setDescription(description);
    }

    /** Without the password: records print all they hold otherwise. */
    @Override
    public String toString() {
        return "DerbySettings[" + databaseName + "]";
    }
}
