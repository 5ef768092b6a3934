/** Routes: how a bundle contributes them, and the names that the {@code belay:} component uses. */
@Export
@Version("0.1.0")
package org.belay.camel;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
