/** Single sign-on by OpenID Connect: authorization code with PKCE. */
package org.belay.security.oidc.internal;
