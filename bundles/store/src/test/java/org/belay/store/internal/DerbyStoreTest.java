package org.belay.store.internal;

import org.belay.testing.database.TestDatabase;

/** The contract on an embedded Derby. */
class DerbyStoreTest extends StoreContract {

    @Override
    TestDatabase createDatabase() {
        return TestDatabase.derby();
    }

    @Override
    void breakConnections() throws Exception {
        saboteur().breakConnections();
    }
}
