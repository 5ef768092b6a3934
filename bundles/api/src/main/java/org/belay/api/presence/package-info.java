/** Which technicians are there: Online, Away, Busy, Offline, now and in the past. */
@Export
@Version("0.1.0")
package org.belay.api.presence;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
