package org.belay.api.console;

import java.util.Map;
import java.util.Set;
import org.belay.api.refusal.Refused;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a bundle adds to the talk between consoles and gateway. Registered as a service; as long as it
 * is there, consoles may say its types of messages, and without it they are {@code unknown-type}.
 *
 * <p>Called on sockets' threads: must not block. One that comes late hears of the consoles that are
 * open already. What it throws, other than refusals, is logged with its name and harms nobody else.
 */
@ConsumerType
public interface ConsolePart {

    /** Types of messages that are meant for it; constant. The relay's own types come first. */
    Set<String> types();

    /** A console is there and was welcomed. */
    void opened(Console console);

    /** It has gone: closed, reloaded, or its line was lost. Told once of each that was opened. */
    void closed(Console console);

    /**
     * A console says something. The sender still has the right to the console at that moment.
     *
     * @param message members by name as JSON gives them: texts, numbers, flags, nulls, lists, maps
     * @throws Refused goes back to the sender as {@code error}
     */
    void heard(Console console, String type, Map<String, Object> message);
}
