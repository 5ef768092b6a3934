/** What tests of all modules have in common. */
package org.belay.testing;
