/** What bundles say to open Technician Consoles, and hear from them, over the consoles' sockets. */
@Export
@Version("0.1.0")
package org.belay.api.console;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
