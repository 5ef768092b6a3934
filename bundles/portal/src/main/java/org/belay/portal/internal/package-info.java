/** Content portals: an organization's own pages in the console. */
package org.belay.portal.internal;
