package org.belay.api.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Marks a component as a REST resource: a class with Jakarta REST annotations, registered as a
 * service of type {@code Object}. Its paths lie below {@code /api}. Resources come and go with
 * their bundles while others are served. The caller is the security context's user principal, a
 * {@link org.belay.api.security.Caller}; refusals may simply be thrown, also from stages. Whatever
 * belongs to a request ({@code @Context}) comes as a method's parameter; fields aren't injected.
 * Each method says by {@link Admits} whom it admits, else the resource isn't served; so isn't one with
 * a method that returns another resource, for which nobody could list what it admits. A customer's
 * resources lie below {@code customer/sessions/&#123;id&#125;}.
 */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface RestResource {
    /** Property names begin with this. */
    String PREFIX_ = "belay.";

    /** Always true; the REST host looks for {@code belay.rest=true}. */
    boolean rest() default true;
}
