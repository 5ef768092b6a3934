/** My Account: what people do to their own accounts, and administrators to others' second step. */
package org.belay.security.internal.account;
