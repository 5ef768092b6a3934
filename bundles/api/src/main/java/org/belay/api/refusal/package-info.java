/** The one way in which the gateway says no. */
@Export
@Version("0.1.0")
package org.belay.api.refusal;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
