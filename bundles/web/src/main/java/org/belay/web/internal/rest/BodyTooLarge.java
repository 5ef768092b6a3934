package org.belay.web.internal.rest;

import java.io.IOException;

/** A request's body went over the limit while it was read. */
final class BodyTooLarge extends IOException {

    private static final long serialVersionUID = 1L;

    BodyTooLarge() {
        super("The request's body is too large");
    }
}
