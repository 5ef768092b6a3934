package org.belay.web.internal;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Configurations as the container would make them. */
public final class TestConfig {

    private TestConfig() {}

    /** The defaults. */
    public static WebConfig web() {
        return of(WebConfig.class, Map.of());
    }

    /** The defaults, but for those values. */
    public static <T> T of(Class<T> type, Map<String, Object> values) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, args) ->
                                values.getOrDefault(method.getName(), method.getDefaultValue())));
    }
}
