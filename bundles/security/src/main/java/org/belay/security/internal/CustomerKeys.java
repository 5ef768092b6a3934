package org.belay.security.internal;

import org.belay.api.data.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Signs customers' cookies: nothing is kept of them, so that many customers cost nothing. */
@Component(service = CustomerKeys.class)
public final class CustomerKeys {

    private static final String SECRET = "customer-cookie";

    private final Secrets secrets;
    private volatile String key;

    /** Keeps its key in that database. */
    @Activate
    public CustomerKeys(@Reference Transactions database) {
        this.secrets = new Secrets(database);
    }

    /** The cookie's value for that session's customer. Blocks when first asked. */
    String sign(int sessionId) {
        return Tokens.sign(key(), "customer of " + sessionId);
    }

    /** Whether the value is what {@link #sign} made. Blocks when first asked. */
    boolean isOf(int sessionId, String value) {
        return Tokens.same(sign(sessionId), value);
    }

    private String key() {
        String known = key;
        if (known == null) {
            known = secrets.get(SECRET);
            key = known;
        }
        return known;
    }
}
