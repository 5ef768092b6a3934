package org.belay.web.customer.internal;

import org.osgi.service.component.annotations.Component;

/** Offers the customer's modules below {@code /ui/web.customer} to the HTTP whiteboard. */
@Component(
        service = CustomerPages.class,
        property = {
            "osgi.http.whiteboard.resource.pattern=/ui/web.customer/*",
            "osgi.http.whiteboard.resource.prefix=/ui/web.customer"
        })
public final class CustomerPages {}
