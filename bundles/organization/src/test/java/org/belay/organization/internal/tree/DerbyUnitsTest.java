package org.belay.organization.internal.tree;

import org.belay.organization.internal.Gateway;

class DerbyUnitsTest extends UnitsContract {

    @Override
    Gateway createGateway() throws Exception {
        return Gateway.derby();
    }
}
