package org.belay.web.internal.rest;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.belay.api.security.Cookies;

/** The cookies of a servlet's request. */
public final class RequestCookies implements Cookies {

    private final Cookie[] cookies;

    /** The cookies that this request brought. */
    public RequestCookies(HttpServletRequest request) {
        Cookie[] found = request.getCookies();
        this.cookies = found == null ? new Cookie[0] : found;
    }

    @Override
    public Optional<String> get(String name) {
        for (Cookie each : cookies) {
            if (each.getName().equals(name)) {
                return Optional.of(each.getValue());
            }
        }
        return Optional.empty();
    }
}
