package org.belay.security.internal;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.belay.api.data.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Signs the cookies of those who belong to one session alone, customers and external technicians:
 * nothing is kept of them, so that many cost nothing.
 */
@Component(service = CustomerKeys.class)
public final class CustomerKeys {

    private static final String SECRET = "customer-cookie";
    private static final Pattern GUEST = Pattern.compile("(-\\d{1,9})\\..+");

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

    /** The cookie's value for that session's external technician. Blocks when first asked. */
    String signGuest(int sessionId, int guest) {
        return guest + "." + Tokens.sign(key(), "guest " + guest + " of " + sessionId);
    }

    /**
     * The number of the external technician for whom {@link #signGuest} made the value; empty if it
     * is no such value. Blocks when first asked.
     */
    OptionalInt guestOf(int sessionId, String value) {
        Matcher parts = GUEST.matcher(value);
        if (!parts.matches()) {
            return OptionalInt.empty();
        }
        int guest = Integer.parseInt(parts.group(1));
        return Tokens.same(signGuest(sessionId, guest), value)
                ? OptionalInt.of(guest)
                : OptionalInt.empty();
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
