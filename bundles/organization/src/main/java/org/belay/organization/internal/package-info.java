/** Accounts, their roles and passwords, and the one-time set-up. */
package org.belay.organization.internal;
