/** Derives technicians' statuses from open consoles, what happens at them, and active sessions. */
package org.belay.presence.internal;
