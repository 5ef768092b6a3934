/** Administrators look after technicians at work: their sessions, and whether their screens may be seen. */
package org.belay.monitoring.internal;
