/** Sign-in with the password of a directory server: search, then bind. */
package org.belay.security.ldap.internal;
