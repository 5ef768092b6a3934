package org.belay.guest.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** External technicians' codes and those who guess them; file {@code etc/org.belay.guest.cfg}. */
@ObjectClassDefinition(id = "org.belay.guest", name = "External technicians")
@interface GuestConfig {

    /** How long a code may be used: 1 minute to 14 days. */
    @AttributeDefinition(name = "Validity of a code, minutes", min = "1", max = "20160")
    int validity_minutes() default 20;

    /** Wrong codes from one address within ten minutes before it has to wait. */
    @AttributeDefinition(name = "Wrong codes per address in ten minutes", min = "1")
    int wrong_codes_per_address() default 10;

    /** Wrong codes from all addresses within ten minutes before everybody has to wait. */
    @AttributeDefinition(name = "Wrong codes overall in ten minutes", min = "1")
    int wrong_codes_overall() default 500;
}
