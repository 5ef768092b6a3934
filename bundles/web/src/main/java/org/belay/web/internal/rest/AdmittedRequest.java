package org.belay.web.internal.rest;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import org.belay.api.security.Caller;

/** A request whose caller is known and whose body has an end. */
final class AdmittedRequest extends HttpServletRequestWrapper {

    /** The largest body. */
    static final int MOST_BYTES = 256 * 1024;

    /** Set if a signed-in caller counts as nobody because the CSRF header was missing. */
    static final String WITHOUT_CSRF = "belay.without-csrf";

    private final Caller caller;
    private ServletInputStream body;

    AdmittedRequest(HttpServletRequest request, Caller caller) {
        super(request);
        this.caller = caller;
    }

    @Override
    public Principal getUserPrincipal() {
        return caller;
    }

    @Override
    public String getRemoteUser() {
        return caller instanceof Caller.Anonymous ? null : caller.getName();
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body == null) {
            body = new BoundedBody(super.getInputStream(), MOST_BYTES);
        }
        return body;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
}
