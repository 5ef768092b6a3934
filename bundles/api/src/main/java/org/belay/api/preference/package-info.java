/** What somebody prefers, kept with his account so that it follows him to another computer. */
@Export
@Version("0.1.0")
package org.belay.api.preference;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
