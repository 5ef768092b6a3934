package org.belay.security.internal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.belay.api.security.Visitor;

/** Takes cookies from a browser and gives them, so that scripts and other sites don't get them. */
public final class Browser {

    private Browser() {}

    /** Who brought the request. */
    public static Visitor visitor(HttpServletRequest request) {
        return new Visitor() {
            @Override
            public Optional<String> cookie(String name) {
                return Browser.cookie(request, name);
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
        };
    }

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        Cookie[] all = request.getCookies();
        return all == null
                ? Optional.empty()
                : Arrays.stream(all)
                        .filter(each -> each.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    /** A cookie of ours; without a value, one that takes it away. */
    public static NewCookie cookie(
            String name, String value, Duration life, HttpServletRequest request) {
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
