/** What is recorded of changes to the organization. */
@Export
@Version("0.1.0")
package org.belay.api.audit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
