package org.belay.camel.internal.component;

import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.support.DefaultEndpoint;
import org.belay.api.session.Sessions;

/**
 * {@code belay:note}: adds the body's text as a note to the session that the header {@code
 * BelaySessionId} names. Only technicians see notes. Twice is two notes.
 */
@UriEndpoint(
        scheme = "belay",
        title = "Belay note",
        syntax = "belay:note",
        firstVersion = "0.1.0",
        producerOnly = true,
        category = Category.SAAS)
public final class NoteEndpoint extends DefaultEndpoint {

    private final Sessions sessions;

    NoteEndpoint(String uri, BelayComponent component, Sessions sessions) {
        super(uri, component);
        this.sessions = sessions;
    }

    @Override
    public Producer createProducer() {
        return new NoteProducer(this, sessions);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("belay:note takes notes: use it in to");
    }
}
