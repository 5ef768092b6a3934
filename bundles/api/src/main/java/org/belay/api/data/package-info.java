/** The gateway's database, for bundles that keep tables of their own in it. */
@Export
@Version("0.1.0")
package org.belay.api.data;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
