/** Connection methods: the ways in which a customer and a technician meet. */
@Export
@Version("0.1.0")
package org.belay.api.connect;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
