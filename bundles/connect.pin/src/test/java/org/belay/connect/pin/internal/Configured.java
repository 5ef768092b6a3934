package org.belay.connect.pin.internal;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Configurations as the container would hand them over: what is set, else the shipped default. */
final class Configured {

    private Configured() {}

    static PinConfig with(Map<String, Integer> set) {
        return (PinConfig)
                Proxy.newProxyInstance(
                        PinConfig.class.getClassLoader(),
                        new Class<?>[] {PinConfig.class},
                        (proxy, method, arguments) ->
                                set.containsKey(method.getName())
                                        ? set.get(method.getName())
                                        : method.getDefaultValue());
    }
}
