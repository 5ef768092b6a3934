package org.belay.security.ldap.internal;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A connection to the directory server, for one sign-in. All that is done over it together has one
 * deadline.
 */
final class Line implements AutoCloseable {

    private final LDAPConnection connection;
    private final long end;

    /**
     * @param end by {@link System#nanoTime}
     */
    Line(LDAPConnection connection, long end) {
        this.connection = connection;
        this.end = end;
    }

    /** Proves who one is. Name and password are never empty: servers take that for nobody's bind. */
    void bind(String dn, String password) throws LDAPException {
        if (dn.isEmpty() || password.isEmpty()) {
            throw new LDAPException(ResultCode.INVALID_CREDENTIALS);
        }
        SimpleBindRequest request = new SimpleBindRequest(dn, password);
        request.setResponseTimeoutMillis(left());
        connection.bind(request);
    }

    /** Entries that match, at most so many; too many is no error but shows by their number. */
    List<SearchResultEntry> search(
            String base, SearchScope scope, Filter filter, int most, String... attributes)
            throws LDAPException {
        SearchRequest request = new SearchRequest(base, scope, filter, attributes);
        request.setSizeLimit(most);
        request.setTimeLimitSeconds((int) Math.max(1, Duration.ofMillis(left()).toSeconds()));
        request.setResponseTimeoutMillis(left());
        try {
            return connection.search(request).getSearchEntries();
        } catch (LDAPSearchException e) {
            if (e.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED)) {
                return e.getSearchEntries();
            }
            throw e;
        }
    }

    /** Whether the entry is there and matches. */
    boolean matches(String dn, Filter filter) throws LDAPException {
        try {
            return !search(dn, SearchScope.BASE, filter, 1, "1.1").isEmpty();
        } catch (LDAPException e) {
            if (e.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)) {
                return false;
            }
            throw e;
        }
    }

    private long left() throws LDAPException {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
            throw new LDAPException(ResultCode.TIMEOUT);
        }
        return left;
    }

    @Override
    public void close() {
        connection.close();
    }
}
