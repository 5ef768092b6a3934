package org.belay.presence.internal;

import org.belay.testing.database.TestDatabase;

class DerbyStatusDiaryTest extends StatusDiaryContract {

    @Override
    TestDatabase createDatabase() {
        return TestDatabase.derby();
    }
}
