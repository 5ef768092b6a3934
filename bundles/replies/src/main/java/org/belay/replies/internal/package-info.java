/** Predefined replies and URLs. */
package org.belay.replies.internal;
