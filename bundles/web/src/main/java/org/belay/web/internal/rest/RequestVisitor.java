package org.belay.web.internal.rest;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import org.belay.api.security.Visitor;

/** Who brought a servlet's request. */
public final class RequestVisitor implements Visitor {

    private final HttpServletRequest request;

    /** Whoever brought this request; good until it is answered. */
    public RequestVisitor(HttpServletRequest request) {
        this.request = request;
    }

    @Override
    public Optional<String> cookie(String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie each : cookies) {
                if (each.getName().equals(name)) {
                    return Optional.of(each.getValue());
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public String address() {
        return request.getRemoteAddr();
    }

    @Override
    public String agent() {
        return Objects.requireNonNullElse(request.getHeader("User-Agent"), "");
    }

    @Override
    public boolean secure() {
        return request.isSecure();
    }
}
