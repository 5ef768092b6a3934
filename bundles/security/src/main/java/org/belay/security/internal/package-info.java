/** Who calls: sign-in, web sessions, customers' cookies, tickets, throttles. */
package org.belay.security.internal;
