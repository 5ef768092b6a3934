package org.belay.derby.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DerbyDataSourceFactoryTest {

    private final DerbyDataSourceFactory factory = new DerbyDataSourceFactory();

    @TempDir private Path folder;

    @AfterEach
    void stopEngine() throws SQLException {
        factory.shutDown();
    }

    @Test
    void rowsAreThereAgainAfterTheEngineWasShutDown() throws SQLException {
        DataSource first = factory.createDataSource(byName());
        try (Connection connection = first.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("create table note (line varchar(20))");
            statement.executeUpdate("insert into note values ('kept')");
        }
        factory.shutDown();

        DerbyDataSourceFactory next = new DerbyDataSourceFactory();
        Properties byUrl = new Properties();
        byUrl.setProperty("url", "jdbc:derby:" + folder.resolve("belay"));
        try (Connection connection = next.createDataSource(byUrl).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select line from note")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("kept");
        }
    }

    @Test
    void aMisspeltPropertyIsRefusedByName() {
        Properties settings = byName();
        settings.setProperty("databseName", "oops");
        assertThatThrownBy(() -> factory.createDataSource(settings))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("databseName");
    }

    @Test
    void aDatabaseWithoutANameIsRefused() {
        assertThatThrownBy(() -> factory.createDataSource(new Properties()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("databaseName");
    }

    @Test
    void anotherDatabasesUrlIsRefused() {
        Properties settings = new Properties();
        settings.setProperty("url", "jdbc:postgresql://localhost/belay");
        assertThatThrownBy(() -> factory.createDataSource(settings))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("jdbc:derby:");
    }

    @Test
    void settingsNeverPrintThePassword() throws SQLException {
        Properties settings = byName();
        settings.setProperty("password", "open-sesame");
        assertThat(DerbySettings.of(settings).toString()).doesNotContain("open-sesame");
    }

    private Properties byName() {
        Properties settings = new Properties();
        settings.setProperty("databaseName", folder.resolve("belay").toString());
        settings.setProperty("createDatabase", "create");
        return settings;
    }
}
