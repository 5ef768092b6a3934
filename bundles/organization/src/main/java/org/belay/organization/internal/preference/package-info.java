/** What people prefer, kept with their accounts. */
package org.belay.organization.internal.preference;
