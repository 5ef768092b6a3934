package org.belay.presence.internal;

import org.belay.testing.database.PostgresServer;
import org.belay.testing.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;

class PostgresStatusDiaryTest extends StatusDiaryContract {

    private final PostgresServer server = PostgresServer.start();

    @Override
    TestDatabase createDatabase() {
        return TestDatabase.postgres(server);
    }

    @AfterAll
    void endServer() {
        server.close();
    }
}
