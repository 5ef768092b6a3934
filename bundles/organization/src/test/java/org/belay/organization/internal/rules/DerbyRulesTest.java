package org.belay.organization.internal.rules;

import org.belay.testing.database.TestDatabase;

/** The contract on Derby. */
class DerbyRulesTest extends RulesContract {

    @Override
    TestDatabase createDatabase() {
        return TestDatabase.derby();
    }
}
