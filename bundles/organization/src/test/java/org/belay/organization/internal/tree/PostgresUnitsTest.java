package org.belay.organization.internal.tree;

import org.belay.organization.internal.Gateway;
import org.belay.testing.database.PostgresServer;
import org.belay.testing.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;

class PostgresUnitsTest extends UnitsContract {

    private final PostgresServer server = PostgresServer.start();

    @Override
    Gateway createGateway() throws Exception {
        return Gateway.on(TestDatabase.postgres(server));
    }

    @AfterAll
    void endServer() {
        server.close();
    }
}
