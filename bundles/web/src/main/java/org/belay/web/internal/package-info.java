/** The gateway's web side: REST host, pages, health and what bundles add to pages. */
package org.belay.web.internal;
