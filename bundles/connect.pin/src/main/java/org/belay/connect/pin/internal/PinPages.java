package org.belay.connect.pin.internal;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardResource;

/** Serves this bundle's modules and texts. */
@Component(service = PinPages.class)
@HttpWhiteboardResource(pattern = "/ui/connect.pin/*", prefix = "/ui/connect.pin")
public final class PinPages {}
