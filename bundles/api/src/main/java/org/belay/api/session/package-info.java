/** Support sessions: what they are, what may be asked of them and what happens to them. */
@Export
@Version("0.1.0")
package org.belay.api.session;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
