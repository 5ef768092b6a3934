/** Account notifications: mails to master administrators about what they chose (AUTH-36). */
package org.belay.security.internal.notify;
