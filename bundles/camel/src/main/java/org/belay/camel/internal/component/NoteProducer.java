package org.belay.camel.internal.component;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Author;
import org.belay.api.session.SessionCommand;
import org.belay.api.session.Sessions;
import org.belay.camel.BelayHeaders;

/**
 * Asks for the note and waits for it: the stage completes on the append lane's thread, which the
 * rest of the route must not hold up.
 */
final class NoteProducer extends DefaultProducer {

    private static final long MOST_SECONDS = 10;

    private final Sessions sessions;

    NoteProducer(NoteEndpoint endpoint, Sessions sessions) {
        super(endpoint);
        this.sessions = sessions;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        int session = session(exchange);
        String text = exchange.getIn().getBody(String.class);
        if (text == null || text.isBlank()) {
            throw new NoteFailed("the body is empty", null);
        }
        if (text.length() > SessionCommand.Note.MOST_CHARACTERS) {
            throw new NoteFailed(
                    "a note has at most "
                            + SessionCommand.Note.MOST_CHARACTERS
                            + " characters, not "
                            + text.length(),
                    null);
        }
        try {
            sessions.ask(session, new SessionCommand.Note(Author.SYSTEM, text))
                    .toCompletableFuture()
                    .get(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw refused(session, failed.getCause());
        } catch (Refused refused) {
            throw refused(session, refused);
        }
    }

    private static int session(Exchange exchange) throws NoteFailed {
        Object header = exchange.getIn().getHeader(BelayHeaders.SESSION_ID);
        Integer session = exchange.getIn().getHeader(BelayHeaders.SESSION_ID, Integer.class);
        if (session == null) {
            throw new NoteFailed(
                    "the header "
                            + BelayHeaders.SESSION_ID
                            + (header == null ? " is missing" : " is no session ID"),
                    null);
        }
        return session;
    }

    private static NoteFailed refused(int session, Throwable why) {
        return new NoteFailed("session " + session + ": " + why.getMessage(), why);
    }
}
