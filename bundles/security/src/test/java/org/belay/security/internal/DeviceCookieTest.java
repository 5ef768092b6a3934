package org.belay.security.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DeviceCookieTest {

    private final Tokens tokens = new Tokens();

    /** A request with that cookie, null for none; nothing else is asked of it. */
    private static HttpServletRequest bringing(String value) {
        return (HttpServletRequest)
                Proxy.newProxyInstance(
                        DeviceCookieTest.class.getClassLoader(),
                        new Class<?>[] {HttpServletRequest.class},
                        (proxy, method, arguments) ->
                                switch (method.getName()) {
                                    case "getCookies" ->
                                            value == null
                                                    ? null
                                                    : new Cookie[] {
                                                        new Cookie(DeviceCookie.NAME, value)
                                                    };
                                    case "isSecure" -> true;
                                    default ->
                                            throw new UnsupportedOperationException(
                                                    method.getName());
                                });
    }

    @Test
    @Tag("HIST-10")
    void aBrowserThatComesAgainIsTheSameDevice() {
        DeviceCookie first = DeviceCookie.of(bringing(null), tokens);
        DeviceCookie again = DeviceCookie.of(bringing(first.value()), tokens);

        assertThat(again.device()).isEqualTo(first.device());
        assertThat(DeviceCookie.of(bringing(null), tokens).device()).isNotEqualTo(first.device());
    }

    @Test
    void theDeviceDoesNotRevealTheCookie() {
        DeviceCookie cookie = DeviceCookie.of(bringing(null), tokens);

        assertThat(cookie.device().id()).doesNotContain(cookie.value());
        assertThat(cookie.toString()).doesNotContain(cookie.value());
    }

    @Test
    void whatIsNoCookieOfOursIsReplaced() {
        assertThat(DeviceCookie.of(bringing("x"), tokens).value()).hasSize(43);
        assertThat(DeviceCookie.of(bringing("y".repeat(5_000)), tokens).value()).hasSize(43);
    }

    @Test
    void itStaysAYearAndScriptsAndOtherSitesDoNotGetIt() {
        HttpServletRequest request = bringing(null);
        NewCookie cookie = DeviceCookie.of(request, tokens).cookie(request);

        assertThat(cookie.getMaxAge()).isEqualTo(Duration.ofDays(365).toSeconds());
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.isSecure()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo(NewCookie.SameSite.LAX);
    }
}
