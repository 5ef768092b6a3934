/** Messages to people outside of the gateway's pages. */
@Export
@Version("0.1.0")
package org.belay.api.message;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
