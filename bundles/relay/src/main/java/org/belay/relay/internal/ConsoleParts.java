package org.belay.relay.internal;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.belay.api.console.ConsolePart;
import org.belay.api.refusal.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open consoles, and the bundles that take part in the talk with them. */
final class ConsoleParts {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleParts.class);
    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

    // Under one lock, so that each part hears of each console once, and of its coming first. Parts
    // don't block.
    private final List<ConsolePart> parts = new ArrayList<>();
    private final Set<OpenConsole> open = new LinkedHashSet<>();

    synchronized void add(ConsolePart part) {
        parts.add(part);
        open.forEach(console -> tell(part, each -> each.opened(console)));
    }

    /** One of both goes; what is still open isn't the part's any more. */
    synchronized void remove(ConsolePart part) {
        if (parts.remove(part)) {
            open.forEach(console -> tell(part, each -> each.closed(console)));
        }
    }

    synchronized void opened(OpenConsole console) {
        open.add(console);
        parts.forEach(part -> tell(part, each -> each.opened(console)));
    }

    synchronized void closed(OpenConsole console) {
        if (open.remove(console)) {
            parts.forEach(part -> tell(part, each -> each.closed(console)));
        }
    }

    /** What messages of that type do, null if nobody understands them. */
    synchronized Conversation.Handler handler(OpenConsole console, String type) {
        return parts.stream()
                .filter(part -> part.types().contains(type))
                .findFirst()
                .map(part -> handler(part, console, type))
                .orElse(null);
    }

    private static Conversation.Handler handler(
            ConsolePart part, OpenConsole console, String type) {
        return message -> {
            try {
                part.heard(console, type, console.mapper().convertValue(message.json(), MEMBERS));
            } catch (Refused refused) {
                throw refused;
            } catch (RuntimeException e) {
                LOG.warn("Console part {} failed", part.getClass().getName(), e);
                throw Refused.unavailable();
            }
        };
    }

    // A part may be anybody's code: whatever it throws must not reach the others.
    private static void tell(ConsolePart part, Consumer<ConsolePart> news) {
        try {
            news.accept(part);
        } catch (RuntimeException | Error e) {
            LOG.warn("Console part {} failed", part.getClass().getName(), e);
        }
    }
}
