/** The audit: what was changed, chained so that a row that was altered or deleted shows. */
package org.belay.organization.internal.audit;
