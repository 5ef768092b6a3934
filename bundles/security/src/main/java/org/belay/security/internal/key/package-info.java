/** API keys: programs that act for who issued them, with at most what he may do (AUTH-40). */
package org.belay.security.internal.key;
