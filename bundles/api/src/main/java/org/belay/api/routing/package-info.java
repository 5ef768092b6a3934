/** Who gets the sessions that wait, and what customers are told while they do. */
@Export
@Version("0.1.0")
package org.belay.api.routing;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
