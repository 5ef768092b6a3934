package org.belay.security.internal;

import java.lang.reflect.Proxy;

/** The configuration as it is shipped. */
final class TestConfig {

    private TestConfig() {}

    static SecurityConfig defaults() {
        return (SecurityConfig)
                Proxy.newProxyInstance(
                        TestConfig.class.getClassLoader(),
                        new Class<?>[] {SecurityConfig.class},
                        (proxy, method, args) -> method.getDefaultValue());
    }
}
