package org.belay.camel.internal.component;

/** A replayed event failed again; the message names the consumer and what its receiver said. */
final class DeliveryFailed extends Exception {

    private static final long serialVersionUID = 1L;

    DeliveryFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
