package org.belay.relay.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.belay.api.console.Console;
import org.belay.api.refusal.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A console as other bundles see it. */
final class OpenConsole implements Console {

    private static final Logger LOG = LoggerFactory.getLogger(OpenConsole.class);

    private final TechnicianConversation conversation;
    private final Relay relay;

    OpenConsole(TechnicianConversation conversation, Relay relay) {
        this.conversation = conversation;
        this.relay = relay;
    }

    @Override
    public int account() {
        return conversation.accountId();
    }

    @Override
    public void tell(Map<String, ?> message) {
        conversation.tell(mapper().convertValue(message, ObjectNode.class));
    }

    // First the sign-in ends, then the page hears of it: it goes to the sign-in page at once, which
    // would let it in again.
    @Override
    public void signOut(Map<String, ?> farewell) {
        try {
            relay.read(() -> endSignInAndSay(farewell));
        } catch (Refused busy) {
            LOG.warn("Account {} couldn't be signed out now", account());
        }
    }

    private void endSignInAndSay(Map<String, ?> farewell) {
        try {
            relay.gateway().access().signOut(conversation.visitor());
        } catch (Refused unavailable) {
            LOG.warn("The sign-in of account {} couldn't be ended now", account());
            return;
        }
        tell(farewell);
        conversation.end(CloseReason.NO_RIGHT);
    }

    ObjectMapper mapper() {
        return relay.gateway().mapper();
    }
}
