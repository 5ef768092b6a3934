/** The gateway's own passwords: how strong, how old, how they are kept and compared. */
package org.belay.security.internal.password;
