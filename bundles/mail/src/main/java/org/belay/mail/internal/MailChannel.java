package org.belay.mail.internal;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.belay.api.message.Message;
import org.belay.api.message.MessageChannel;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes mails in, as many as may wait, and says what became of each. */
final class MailChannel implements MessageChannel, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MailChannel.class);

    /** One address and nothing else: lists and comments could bring in somebody else's. */
    private static final Pattern ONE_ADDRESS =
            Pattern.compile(
                    "[^\\s\\p{Cntrl}@<>,;:\"()\\[\\]\\\\]+@[^\\s\\p{Cntrl}@<>,;:\"()\\\\]+");

    private static final int LONGEST_ADDRESS = 254;

    private final MailServer server;
    private final MailRoute route;
    private final Semaphore room;
    private final Set<CompletableFuture<Void>> underWay = ConcurrentHashMap.newKeySet();

    MailChannel(MailServer server, MailRoute route) {
        this.server = server;
        this.route = route;
        this.room = new Semaphore(server.waiting());
    }

    @Override
    public CompletionStage<Void> send(Message message) {
        if (message.to().length() > LONGEST_ADDRESS
                || !ONE_ADDRESS.matcher(message.to()).matches()) {
            return CompletableFuture.failedFuture(
                    Refused.field("invalid", "to", "It is no mail address"));
        }
        // Also those count that wait for their next try: nothing unbounded waits in memory.
        if (!room.tryAcquire()) {
            LOG.warn("A mail was refused: {} others wait already", server.waiting());
            return CompletableFuture.failedFuture(
                    Refused.because(Reason.UNAVAILABLE, "busy", "Too many mails wait already"));
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        underWay.add(done);
        CompletableFuture<Void> answer =
                done.handle(
                        (nothing, failure) -> {
                            underWay.remove(done);
                            room.release();
                            if (failure != null) {
                                throw refused(failure);
                            }
                            return null;
                        });
        try {
            route.send(message, done);
        } catch (RuntimeException e) {
            done.completeExceptionally(e);
        }
        return answer;
    }

    private Refused refused(Throwable failure) {
        LOG.warn("Mail server {}: a mail is given up: {}", server.host(), Fault.of(failure));
        return Refused.because(
                Reason.UNAVAILABLE, "unavailable", "The mail server did not take the mail");
    }

    /** How many wait or are being sent. */
    int underWay() {
        return underWay.size();
    }

    /** Gives up what waits; to be called when the route has stopped. */
    @Override
    public void close() {
        IllegalStateException over = new IllegalStateException("The mail route was stopped");
        underWay.forEach(each -> each.completeExceptionally(over));
    }
}
