package org.belay.connect.channel.internal;

import java.lang.reflect.Proxy;

/** A configuration as the container would hand it over. */
final class Configured {

    private Configured() {}

    /** So many sessions from an address, the shipped default of all else. */
    static ChannelConfig with(int perAddress) {
        return (ChannelConfig)
                Proxy.newProxyInstance(
                        ChannelConfig.class.getClassLoader(),
                        new Class<?>[] {ChannelConfig.class},
                        (proxy, method, arguments) ->
                                method.getName().equals("sessions_per_address")
                                        ? perAddress
                                        : method.getDefaultValue());
    }
}
