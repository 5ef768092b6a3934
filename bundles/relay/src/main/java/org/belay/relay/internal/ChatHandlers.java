package org.belay.relay.internal;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.belay.api.refusal.Refused;
import org.belay.api.session.Author;
import org.belay.api.session.Session;
import org.belay.api.session.SessionCommand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What both sides may say in a session: chat lines, and that they are typing. */
final class ChatHandlers {

    private static final Logger LOG = LoggerFactory.getLogger(ChatHandlers.class);
    private static final long TYPING_NANOS = 800_000_000L;

    private final Conversation conversation;
    private final Relay relay;
    private final Supplier<Author> author;
    private final IntPredicate mayTakePart;
    private final Allowance allowance = new Allowance();
    private long lastTyping = System.nanoTime() - TYPING_NANOS;
    private int typingIn;

    ChatHandlers(
            Conversation conversation,
            Relay relay,
            Supplier<Author> author,
            IntPredicate mayTakePart) {
        this.conversation = conversation;
        this.relay = relay;
        this.author = author;
        this.mayTakePart = mayTakePart;
    }

    void say(Conversation.Message message) {
        String text = message.text("text");
        send(message, key -> new SessionCommand.Say(author.get(), key, text));
    }

    /** To the other technicians alone. */
    void whisper(Conversation.Message message) {
        String text = message.text("text");
        send(message, key -> new SessionCommand.Whisper(author.get(), key, text));
    }

    /** An address for the customer to open. */
    void pushUrl(Conversation.Message message) {
        String url = message.text("url");
        send(message, key -> new SessionCommand.PushUrl(author.get(), key, url));
    }

    private void send(Conversation.Message message, Function<String, SessionCommand> command) {
        Session session = sessionOf(message);
        String key = message.text("key");
        if (!allowance.take()) {
            throw Refused.throttled(Duration.ofSeconds(1));
        }
        relay.sessions()
                .ask(session.id(), command.apply(key))
                .whenComplete((after, failure) -> answer(message, key, failure));
    }

    private void answer(Conversation.Message message, String key, Throwable failure) {
        if (failure == null) {
            conversation.send(conversation.message("ack").put("key", key));
            return;
        }
        Throwable cause =
                failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        if (cause instanceof Refused refused) {
            conversation.refuse(refused, message.json());
        } else {
            LOG.warn("A chat line could not be taken", cause);
            conversation.refuse(Refused.unavailable(), message.json());
        }
    }

    void typing(Conversation.Message message) {
        Session session = sessionOf(message);
        boolean on = message.flag("on");
        if (!relay.sessions().chat(session).on()) {
            return; // nobody writes
        }
        long now = System.nanoTime();
        boolean news = on ? now - lastTyping >= TYPING_NANOS : typingIn == session.id();
        if (!news) {
            return;
        }
        if (on) {
            lastTyping = now;
        }
        typingIn = on ? session.id() : 0;
        var typing = conversation.message("typing").put("session", session.id());
        Author who = author.get();
        typing.set("author", relay.views().author(who, session.name()));
        relay.typing(session, typing.put("on", on), conversation);
    }

    /** The session that the message is about. */
    Session sessionOf(Conversation.Message message) {
        int id = message.session();
        Session session = relay.sessions().find(id).orElseThrow(() -> Refused.notFound("session"));
        if (!mayTakePart.test(id)) {
            throw Refused.forbidden("That session is somebody else's");
        }
        return session;
    }

    /** So many lines at once, refilled with time: a page in a loop can't flood the log. */
    private static final class Allowance {
        private static final double MOST = 60;
        private static final double A_SECOND = 20;
        private double left = MOST;
        private long since = System.nanoTime();

        synchronized boolean take() {
            long now = System.nanoTime();
            left = Math.min(MOST, left + (now - since) / 1e9 * A_SECOND);
            since = now;
            if (left < 1) {
                return false;
            }
            left--;
            return true;
        }
    }
}
