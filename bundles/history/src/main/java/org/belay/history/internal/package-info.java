/** Device history: earlier sessions with the device of one that is. */
package org.belay.history.internal;
