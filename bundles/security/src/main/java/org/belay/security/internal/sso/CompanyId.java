package org.belay.security.internal.sso;

import java.security.SecureRandom;
import org.belay.api.data.Transactions;
import org.belay.security.internal.Secrets;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The number by which scripts name this organization (AUTH-34): nine digits, which fit a signed 32-bit
 * integer; made once, and the same for ever.
 */
@Component(service = CompanyId.class)
public final class CompanyId {

    private static final String NAME = "company-id";
    private static final int LEAST = 100_000_000;

    private final Secrets secrets;
    private final SecureRandom random = new SecureRandom();
    private volatile String known;

    /** Keeps it in that database. */
    @Activate
    public CompanyId(@Reference Transactions database) {
        this.secrets = new Secrets(database);
    }

    /** The number. Blocks when first asked. */
    String get() {
        String id = known;
        if (id == null) {
            id = secrets.get(NAME, () -> Integer.toString(LEAST + random.nextInt(9 * LEAST)));
            known = id;
        }
        return id;
    }
}
