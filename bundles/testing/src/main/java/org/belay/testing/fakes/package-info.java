/** Stand-ins that keep everything in memory, for tests of bundles that meet the gateway as services. */
package org.belay.testing.fakes;
