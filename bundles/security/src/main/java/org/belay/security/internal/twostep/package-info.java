/** Two-step verification: authenticators, recovery codes, and who must use them. */
package org.belay.security.internal.twostep;
