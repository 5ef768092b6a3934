/** Benches that run in a JVM of their own, apart from tests, and print their figures. */
package org.belay.bench;
