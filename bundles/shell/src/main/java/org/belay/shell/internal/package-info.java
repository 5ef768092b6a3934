/** Commands for the administrator at the console. */
package org.belay.shell.internal;
