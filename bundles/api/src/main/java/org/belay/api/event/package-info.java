/** The event log: everything that ever happened to a session, in one order. */
@Export
@Version("0.1.0")
package org.belay.api.event;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
