/** What administrators may set, declared by the bundles that read it. */
@Export
@Version("0.1.0")
package org.belay.api.setting;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
