/** The organization, its accounts and their roles. */
@Export
@Version("0.1.0")
package org.belay.api.organization;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
