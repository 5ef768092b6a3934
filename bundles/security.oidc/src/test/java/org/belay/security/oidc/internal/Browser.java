package org.belay.security.oidc.internal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Somebody's browser: asks the resource as the REST host would, and keeps cookies. */
final class Browser {

    static final URI GATEWAY = URI.create("https://support.example/api/");

    private final OidcResource resource;
    private final Map<String, String> cookies = new HashMap<>();

    Browser(OidcResource resource) {
        this.resource = resource;
    }

    Response start(String next) {
        return keep(
                resource.start(next, request(), uri(GATEWAY.resolve("sso/oidc/start")))
                        .toCompletableFuture()
                        .join());
    }

    Response callback(URI answer) {
        String state =
                List.of(answer.getRawQuery().split("&")).stream()
                        .filter(each -> each.startsWith("state="))
                        .map(each -> each.substring("state=".length()))
                        .findFirst()
                        .orElse(null);
        return keep(resource.callback(state, request(), uri(answer)).toCompletableFuture().join());
    }

    Map<String, String> cookies() {
        return cookies;
    }

    private Response keep(Response response) {
        for (NewCookie each : response.getCookies().values()) {
            if (each.getMaxAge() == 0) {
                cookies.remove(each.getName());
            } else {
                cookies.put(each.getName(), each.getValue());
            }
        }
        return response;
    }

    private HttpServletRequest request() {
        Cookie[] sent =
                cookies.entrySet().stream()
                        .map(each -> new Cookie(each.getKey(), each.getValue()))
                        .toArray(Cookie[]::new);
        return fake(
                HttpServletRequest.class,
                method ->
                        switch (method) {
                            case "getCookies" -> sent.length == 0 ? null : sent;
                            case "getRemoteAddr" -> "192.0.2.7";
                            case "isSecure" -> true;
                            case "getHeader" -> "Test browser";
                            case "getLocales" ->
                                    Collections.enumeration(List.of(Locale.GERMANY, Locale.UK));
                            default -> throw new UnsupportedOperationException(method);
                        });
    }

    private static UriInfo uri(URI asked) {
        return fake(
                UriInfo.class,
                method ->
                        switch (method) {
                            case "getBaseUri" -> GATEWAY;
                            case "getRequestUri" -> asked;
                            default -> throw new UnsupportedOperationException(method);
                        });
    }

    private static <T> T fake(Class<T> type, Function<String, Object> answers) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> answers.apply(method.getName())));
    }
}
