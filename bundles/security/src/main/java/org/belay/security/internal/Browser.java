package org.belay.security.internal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Optional;
import org.belay.api.security.Cookies;

/** Takes cookies from a browser and gives them, so that scripts and other sites don't get them. */
final class Browser {

    private Browser() {}

    /** The cookies that the request brought. */
    static Cookies cookies(HttpServletRequest request) {
        return name -> {
            Cookie[] all = request.getCookies();
            if (all == null) {
                return Optional.empty();
            }
            for (Cookie each : all) {
                if (each.getName().equals(name)) {
                    return Optional.of(each.getValue());
                }
            }
            return Optional.empty();
        };
    }

    /** A cookie of ours; without a value, one that takes it away. */
    static NewCookie cookie(String name, String value, Duration life, HttpServletRequest request) {
        return new NewCookie.Builder(name)
                .value(value)
                .path("/")
                .maxAge(value.isEmpty() ? 0 : Math.toIntExact(life.toSeconds()))
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
