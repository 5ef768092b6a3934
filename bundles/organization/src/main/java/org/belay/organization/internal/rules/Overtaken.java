package org.belay.organization.internal.rules;

/** A row isn't any more what it was when the change began: somebody beside this gateway wrote it. */
final class Overtaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Overtaken() {
        super("A row was changed meanwhile", null, false, false);
    }
}
