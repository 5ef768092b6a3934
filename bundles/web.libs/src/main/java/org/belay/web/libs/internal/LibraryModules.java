package org.belay.web.libs.internal;

import org.osgi.service.component.annotations.Component;

/** Offers the third-party modules below {@code /lib} to the HTTP whiteboard. */
@Component(
        service = LibraryModules.class,
        property = {
            "osgi.http.whiteboard.resource.pattern=/lib/*",
            "osgi.http.whiteboard.resource.prefix=/lib"
        })
public final class LibraryModules {}
