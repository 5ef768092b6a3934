package org.belay.presence.internal;

import java.time.Duration;

/**
 * What a technician's group says of his status.
 *
 * @param busyFrom number of active sessions from which he is Busy, 0 for never (SET-87)
 * @param awayAfter without any action; zero for never (SET-88)
 * @param logOffAfter without any action; zero for never (SET-89)
 * @param logOffUrl where his browser goes afterwards, empty for the sign-in page (SET-91)
 */
record Limits(int busyFrom, Duration awayAfter, Duration logOffAfter, String logOffUrl) {}
