package org.belay.api.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Whom a REST method admits. The REST host checks it before the method runs, and leaves out a
 * resource with a method that doesn't say; so the list of who may call what is complete. What depends
 * on more than the caller and one unit is for the method itself to check.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Admits {

    /** Everybody, known or not. */
    String ANYBODY = "anybody";

    /** The customer of the session in the path. */
    String CUSTOMER = "customer";

    /** An external technician who takes part in the session in the path. */
    String GUEST = "guest";

    /** Whoever is signed in, by a browser or by an API key. */
    String SIGNED_IN = "signed-in";

    /** Whoever is signed in by a browser; API keys are refused. For what concerns the person. */
    String IN_PERSON = "in-person";

    /**
     * One of the above, or the key of a permission; several keys if any of them is enough.
     *
     * @see org.belay.api.permission.Permissions
     */
    String[] value();

    /**
     * Name of the path parameter with the ID of a unit that the caller must administer; empty if no
     * unit is concerned. Who doesn't gets {@code not-found}, as if it weren't there.
     */
    String unit() default "";
}
