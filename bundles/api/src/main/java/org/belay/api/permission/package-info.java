/** What technicians may do, declared by the bundles that ask. */
@Export
@Version("0.1.0")
package org.belay.api.permission;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
