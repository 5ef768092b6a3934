package org.belay.security.ldap.internal;

import com.unboundid.ldap.sdk.FailoverServerSet;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import com.unboundid.util.ssl.PEMFileTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.belay.security.ldap.internal.Settings.Encryption;
import org.belay.security.ldap.internal.Settings.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory server: looks somebody up with an account of the gateway's own, then lets him prove
 * with his password that he is it. Each sign-in has a connection of its own, which is slower than a
 * pool by some milliseconds, and can neither be stale nor stay behind bound as somebody.
 */
final class LdapServer {

    private static final Logger LOG = LoggerFactory.getLogger(LdapServer.class);

    /** One less than an authenticator may take. */
    private static final Duration TIME = Duration.ofSeconds(4);

    private static final int CONNECT_MILLIS = 1_500;

    /** How servers say that somebody isn't let in; all else is trouble of theirs. */
    private static final Set<ResultCode> REFUSALS =
            Set.of(
                    ResultCode.INVALID_CREDENTIALS,
                    ResultCode.INAPPROPRIATE_AUTHENTICATION,
                    ResultCode.INSUFFICIENT_ACCESS_RIGHTS,
                    ResultCode.CONSTRAINT_VIOLATION,
                    ResultCode.UNWILLING_TO_PERFORM,
                    ResultCode.NO_SUCH_OBJECT);

    private final Settings settings;
    private final Optional<SSLContext> tls;

    /**
     * A server as configured; connects to nobody yet.
     *
     * @throws IllegalArgumentException if the trusted certificates can't be used
     */
    LdapServer(Settings settings) {
        this.settings = settings;
        this.tls = settings.encryption() == Encryption.NONE ? Optional.empty() : Optional.of(tls());
    }

    private SSLContext tls() {
        try {
            SSLUtil util =
                    settings.trusted().isPresent()
                            ? new SSLUtil(new PEMFileTrustManager(settings.trusted().get()))
                            : new SSLUtil();
            return settings.trusted().isPresent()
                    ? util.createSSLContext()
                    : SSLContext.getDefault();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("trusted.certificates can't be used", e);
        }
    }

    /**
     * Who brings that address and that password.
     *
     * @return empty if nobody there has the address
     * @throws Refused {@code credentials}; {@code forbidden} if the password is right, but he isn't in
     *     the required group
     * @throws LDAPException if nobody can tell
     */
    Optional<Person> verify(String typed, String password) throws LDAPException {
        try (Line line = connect()) {
            List<SearchResultEntry> found =
                    line.search(
                            settings.usersBase(),
                            SearchScope.SUB,
                            settings.person(typed),
                            2,
                            settings.mailAttribute(),
                            settings.nameAttribute());
            if (found.isEmpty()) {
                return Optional.empty();
            }
            if (found.size() > 1) {
                LOG.warn(
                        "Several people of the directory have one address; none of them is let in");
                throw credentials();
            }
            SearchResultEntry entry = found.get(0);
            // Asked with the gateway's own account: people may often not read groups.
            boolean disabled =
                    settings.disabled().isPresent()
                            && line.matches(entry.getDN(), settings.disabled().get());
            boolean required =
                    settings.requiredGroup().isEmpty()
                            || isIn(line, settings.requiredGroup().get(), entry);
            Optional<Integer> group = group(line, entry);
            prove(line, entry.getDN(), password);
            if (disabled) {
                throw credentials();
            }
            if (!required) {
                throw Refused.forbidden("Not in the directory's group that may sign in here");
            }
            return Optional.of(person(entry, typed, group));
        }
    }

    private Line connect() throws LDAPException {
        long end = System.nanoTime() + TIME.toNanos();
        LDAPConnection connection = open();
        try {
            if (settings.encryption() == Encryption.START_TLS) {
                var request = new StartTLSExtendedRequest(tls.orElseThrow());
                if (!connection
                        .processExtendedOperation(request)
                        .getResultCode()
                        .equals(ResultCode.SUCCESS)) {
                    throw new LDAPException(ResultCode.CONNECT_ERROR, "StartTLS is refused");
                }
            }
            Line line = new Line(connection, end);
            line.bind(settings.bindDn(), settings.bindPassword());
            return line;
        } catch (LDAPException e) {
            connection.close();
            throw e;
        }
    }

    private LDAPConnection open() throws LDAPException {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setUseSynchronousMode(true); // no reader thread that could stay behind
        options.setConnectTimeoutMillis(CONNECT_MILLIS);
        options.setResponseTimeoutMillis(CONNECT_MILLIS); // holds for StartTLS, too
        options.setFollowReferrals(false); // would bring the gateway's password to others
        // The library trusts any name in a trusted certificate unless it is told to look.
        options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
        List<Server> servers = settings.servers();
        String[] hosts = servers.stream().map(Server::host).toArray(String[]::new);
        int[] ports = servers.stream().mapToInt(Server::port).toArray();
        SocketFactory sockets =
                settings.encryption() == Encryption.TLS
                        ? tls.orElseThrow().getSocketFactory()
                        : SocketFactory.getDefault();
        return new FailoverServerSet(
                        hosts, ports, new TimedSockets(sockets, CONNECT_MILLIS), options)
                .getConnection();
    }

    private static void prove(Line line, String dn, String password) throws LDAPException {
        try {
            line.bind(dn, password);
        } catch (LDAPException e) {
            if (REFUSALS.contains(e.getResultCode())) {
                throw credentials();
            }
            throw e;
        }
    }

    private boolean isIn(Line line, String group, SearchResultEntry person) throws LDAPException {
        return line.matches(
                group,
                Filter.create(
                        "("
                                + settings.memberAttribute()
                                + "="
                                + Filter.encodeValue(person.getDN())
                                + ")"));
    }

    private Optional<Integer> group(Line line, SearchResultEntry person) throws LDAPException {
        for (Map.Entry<String, Integer> each : settings.groups().entrySet()) {
            if (isIn(line, each.getKey(), person)) {
                return Optional.of(each.getValue());
            }
        }
        return Optional.empty();
    }

    private Person person(SearchResultEntry entry, String typed, Optional<Integer> group) {
        String[] values = entry.getAttributeValues(settings.mailAttribute());
        String first = typed.strip().toLowerCase(Locale.ROOT);
        List<String> mails =
                new ArrayList<>(
                        Arrays.stream(values == null ? new String[0] : values)
                                .map(each -> each.strip().toLowerCase(Locale.ROOT))
                                .filter(each -> !each.isEmpty())
                                .distinct()
                                .toList());
        if (mails.remove(first)) {
            mails.add(0, first);
        }
        String name = entry.getAttributeValue(settings.nameAttribute());
        return new Person(name == null ? "" : name.strip(), List.copyOf(mails), group);
    }

    private static Refused credentials() {
        return Refused.because(
                Reason.NOT_SIGNED_IN,
                "credentials",
                "E-mail address and password don't belong together");
    }
}
