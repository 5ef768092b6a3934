/** Who is calling, what he may do, and how often he may try. */
@Export
@Version("0.1.0")
package org.belay.api.security;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
