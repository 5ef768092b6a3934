/** How the parts of a gateway say that they are ready. */
@Export
@Version("0.1.0")
package org.belay.api.health;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
