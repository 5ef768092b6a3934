package org.belay.security.internal;

import java.time.Clock;
import org.belay.api.data.Transactions;
import org.belay.api.organization.Accounts;
import org.belay.api.permission.Permissions;
import org.belay.api.security.Access;
import org.belay.security.internal.address.AddressRules;
import org.belay.security.internal.key.ApiKeys;
import org.belay.security.internal.key.KnownKeys;

/** Makes the gateway's access for tests of other packages. */
public final class AccessMaker {

    private AccessMaker() {}

    /** One without sessions of customers. */
    public static Access make(
            Accounts accounts,
            Permissions permissions,
            WebSessions sessions,
            AddressRules rules,
            Transactions transactions,
            Clock clock) {
        return new GatewayAccess(
                accounts,
                permissions,
                sessions,
                new CustomerKeys(transactions),
                rules,
                new ApiKeys(
                        new KnownKeys(transactions),
                        accounts,
                        permissions,
                        rules,
                        new FailureThrottles(clock),
                        transactions,
                        clock),
                clock);
    }
}
