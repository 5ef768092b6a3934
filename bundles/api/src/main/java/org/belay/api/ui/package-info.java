/** What a bundle adds to the pages. */
@Export
@Version("0.1.0")
package org.belay.api.ui;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
