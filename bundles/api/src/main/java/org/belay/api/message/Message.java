package org.belay.api.message;

/**
 * A text for one address.
 *
 * @param to e-mail address, phone number, whatever the channel understands
 * @param subject empty where the channel has none
 * @param text plain
 */
public record Message(String to, String subject, String text) {

    @Override
    public String toString() {
        return "Message"; // neither address nor text: they would reach logs
    }
}
