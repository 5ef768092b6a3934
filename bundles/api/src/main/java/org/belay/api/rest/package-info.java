/** How a bundle publishes REST resources. */
@Export
@Version("0.1.0")
package org.belay.api.rest;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
