/** Single sign-on: who may come in which way (AUTH-23 to AUTH-27), and by tickets (AUTH-28 to AUTH-34). */
package org.belay.security.internal.sso;
