package org.belay.web.internal.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.belay.api.security.Access;
import org.belay.api.security.Caller;

/**
 * What every request to a resource passes: it comes from our own pages, its caller is known, and a
 * signed-in caller really means it.
 */
final class Gate {

    private static final String CSRF = "X-Belay-CSRF";
    private static final String BEARER = "Bearer";
    private static final Pattern OF_CUSTOMER =
            Pattern.compile("/customer/sessions/(\\d{1,9})(/.*)?");
    private static final Pattern OF_GUEST = Pattern.compile("/guest/sessions/(\\d{1,9})(/.*)?");

    private final Origin origin;

    Gate(Origin origin) {
        this.origin = origin;
    }

    /**
     * The request with its caller as principal.
     *
     * @throws Refused {@code csrf} from another origin or with a wrong CSRF header; what {@code
     *     access} refuses, or {@code not-signed-in} with an API key that isn't good
     */
    AdmittedRequest admit(HttpServletRequest request, Access access) {
        if (Origin.isUnsafe(request) && origin.isForeign(request)) {
            throw csrf("The request comes from another site");
        }
        return new AdmittedRequest(request, caller(request, access));
    }

    private static Caller caller(HttpServletRequest request, Access access) {
        Optional<String> key = key(request);
        if (key.isPresent()) {
            // No browser sends it unasked, so nothing has to prove that it is meant.
            return known(access.byKey(key.get(), request.getRemoteAddr()));
        }
        RequestVisitor visitor = new RequestVisitor(request);
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        Matcher ofCustomer = OF_CUSTOMER.matcher(path);
        if (ofCustomer.matches()) {
            return access.customer(Integer.parseInt(ofCustomer.group(1)), visitor);
        }
        Matcher ofGuest = OF_GUEST.matcher(path);
        if (ofGuest.matches()) {
            return access.guest(Integer.parseInt(ofGuest.group(1)), visitor);
        }
        Caller caller = access.signedIn(visitor);
        if (caller instanceof Caller.SignedIn signedIn && Origin.isUnsafe(request)) {
            String header = request.getHeader(CSRF);
            if (header == null) {
                // The same browser may hold a technician's cookie and show the customer's page:
                // what anybody may do goes on as anybody, all else is refused as csrf.
                request.setAttribute(AdmittedRequest.WITHOUT_CSRF, Boolean.TRUE);
                return new Caller.Anonymous();
            }
            if (!same(header, signedIn.csrf())) {
                throw csrf("The header " + CSRF + " is wrong");
            }
        }
        return caller;
    }

    private static Optional<String> key(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null) {
            return Optional.empty();
        }
        String[] words = header.strip().split(" +", 2);
        return words[0].equalsIgnoreCase(BEARER)
                ? Optional.of(words.length > 1 ? words[1] : "")
                : Optional.empty();
    }

    // Who shows a key that isn't good wants to be somebody: not even as nobody does he go on.
    private static Caller known(Caller caller) {
        if (caller instanceof Caller.Anonymous) {
            throw Refused.notSignedIn();
        }
        return caller;
    }

    static Refused csrf(String message) {
        return Refused.because(Reason.FORBIDDEN, "csrf", message);
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
