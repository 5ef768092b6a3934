package org.belay.connect.channel.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How often customers may come in; file {@code etc/org.belay.connect.channel.cfg}. */
@ObjectClassDefinition(id = "org.belay.connect.channel", name = "Connect by channel")
@interface ChannelConfig {

    /** Sessions from one address within ten minutes before it has to wait; offices share one. */
    @AttributeDefinition(name = "Sessions per address in ten minutes", min = "1")
    int sessions_per_address() default 30;

    /** Sessions from all addresses within ten minutes before everybody has to wait. */
    @AttributeDefinition(name = "Sessions overall in ten minutes", min = "1")
    int sessions_overall() default 2000;
}
