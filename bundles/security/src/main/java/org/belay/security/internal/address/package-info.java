/** From which addresses people may sign in (AUTH-17 to AUTH-22). */
package org.belay.security.internal.address;
