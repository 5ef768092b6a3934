/** Hands mails over to a mail server. */
package org.belay.mail.internal;
