package org.belay.relay.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.belay.api.refusal.Reason;
import org.belay.api.refusal.Refused;

/**
 * What is said over one socket. Messages are handed over one at a time, on the socket's thread:
 * handlers must not block.
 */
abstract class Conversation {

    static final int MOST_ERRORS = 20;

    /** What one type of message does. */
    @FunctionalInterface
    interface Handler {
        /**
         * Does it.
         *
         * @throws Refused goes back to the sender as {@code error}
         */
        void handle(Message message);
    }

    /** A message with its members checked as they are asked for. */
    record Message(JsonNode json) {

        int session() {
            JsonNode id = required("session");
            if (!id.isIntegralNumber() || !id.canConvertToInt()) {
                throw Refused.field("invalid", "session", "session must be a number");
            }
            return id.intValue();
        }

        String text(String field) {
            JsonNode value = required(field);
            if (!value.isTextual()) {
                throw Refused.field("invalid", field, field + " must be text");
            }
            return value.textValue();
        }

        boolean flag(String field) {
            JsonNode value = required(field);
            if (!value.isBoolean()) {
                throw Refused.field("invalid", field, field + " must be true or false");
            }
            return value.booleanValue();
        }

        long number(String field) {
            JsonNode value = required(field);
            if (!value.canConvertToLong() || !value.isIntegralNumber()) {
                throw Refused.field("invalid", field, field + " must be a number");
            }
            return value.longValue();
        }

        private JsonNode required(String field) {
            JsonNode value = json.get(field);
            if (value == null || value.isNull()) {
                throw Refused.missing(field);
            }
            return value;
        }
    }

    private final ObjectMapper mapper;
    private final Line line;
    private final List<Runnable> early = new ArrayList<>();
    private boolean welcomed;
    private int errors;

    Conversation(ObjectMapper mapper, Line line) {
        this.mapper = mapper;
        this.line = line;
    }

    /** What this side may say, by type. */
    abstract Map<String, Handler> handlers();

    /** What that type of message does, null if there is none. */
    Handler handler(String type) {
        return handlers().get(type);
    }

    /** The socket is open: say welcome. */
    abstract void opened();

    /** The socket is closed; nothing can be said any more. */
    abstract void closed();

    /** Whether the other side still is who it was when the socket was opened. */
    boolean hasRight() {
        return true;
    }

    final Line line() {
        return line;
    }

    final void heard(String text) {
        JsonNode json;
        try {
            json = mapper.readTree(text);
        } catch (JsonProcessingException e) {
            refuse(Refused.because(Reason.MALFORMED, "not-json", "That isn't JSON"), null);
            return;
        }
        if (json == null || !json.isObject()) {
            refuse(Refused.because(Reason.MALFORMED, "not-json", "That isn't an object"), null);
            return;
        }
        try {
            if (!hasRight()) {
                line.close(CloseReason.NO_RIGHT);
                return;
            }
            Message message = new Message(json);
            Handler handler = handler(message.text("type"));
            if (handler == null) {
                throw Refused.field("unknown-type", "type", "There is no such type of message");
            }
            handler.handle(message);
        } catch (Refused refused) {
            refuse(refused, json);
        }
    }

    /**
     * Tells the sender that a message was refused; too many end the conversation. That the database is
     * away isn't the sender's fault and doesn't count.
     */
    final void refuse(Refused refused, JsonNode about) {
        ObjectNode error = message("error");
        error.put("code", refused.code()).put("message", refused.getMessage());
        refused.field().ifPresent(field -> error.put("field", field));
        if (about != null) {
            copy(about, error, "key");
            copy(about, error, "session");
        }
        send(error);
        if (refused.reason() == Reason.UNAVAILABLE) {
            return;
        }
        boolean tooMany;
        synchronized (this) {
            tooMany = ++errors >= MOST_ERRORS;
        }
        if (tooMany) {
            line.close(CloseReason.TOO_MANY_ERRORS);
        }
    }

    private static void copy(JsonNode from, ObjectNode to, String member) {
        JsonNode value = from.get(member);
        if (value != null && value.isValueNode()) {
            to.set(member, value);
        }
    }

    final ObjectNode message(String type) {
        return mapper.createObjectNode().put("type", type);
    }

    final void send(ObjectNode message) {
        line.send(message.toString());
    }

    /** The first message of all; what happened while it was put together follows it. */
    final void welcome(ObjectNode welcome) {
        synchronized (early) {
            send(welcome);
            early.forEach(Runnable::run);
            early.clear();
            welcomed = true;
        }
    }

    /** Tells what happened, not before the welcome. */
    final void tell(ObjectNode message) {
        tell(message.toString());
    }

    /** The same, of a message that is written already, because many are told it. */
    final void tell(String message) {
        afterWelcome(() -> line.send(message));
    }

    /** Closes the line, not before the welcome. */
    final void end(CloseReason reason) {
        afterWelcome(() -> line.close(reason));
    }

    private void afterWelcome(Runnable act) {
        synchronized (early) {
            if (welcomed) {
                act.run();
            } else {
                early.add(act);
            }
        }
    }

    /** A {@code ping} is answered at once: the page measures the way. */
    final void pong(Message ping) {
        send(message("pong").put("id", ping.number("id")));
    }
}
