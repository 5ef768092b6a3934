package org.belay.web.console.internal;

import org.osgi.service.component.annotations.Component;

/** Offers the console's modules below {@code /ui/web.console} to the HTTP whiteboard. */
@Component(
        service = ConsolePages.class,
        property = {
            "osgi.http.whiteboard.resource.pattern=/ui/web.console/*",
            "osgi.http.whiteboard.resource.prefix=/ui/web.console"
        })
public final class ConsolePages {}
