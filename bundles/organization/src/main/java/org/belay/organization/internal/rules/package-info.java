/** Who may do what, and what is set where: declarations, stored values, and what follows from both. */
package org.belay.organization.internal.rules;
