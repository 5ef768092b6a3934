package org.belay.organization.internal.rules;

import org.belay.testing.database.PostgresServer;
import org.belay.testing.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;

/** The contract on PostgreSQL. */
class PostgresRulesTest extends RulesContract {

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
