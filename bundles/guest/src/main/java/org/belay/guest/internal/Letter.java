package org.belay.guest.internal;

import java.util.Locale;
import java.util.ResourceBundle;
import org.belay.api.message.Message;

/**
 * The mail that invites an external technician.
 *
 * @param to his address
 * @param language tag of the inviter's language; English where we don't have it
 * @param link leads him in
 */
record Letter(
        String to,
        String language,
        String guest,
        String lead,
        String organization,
        String comment,
        String link,
        long minutes) {

    private static final String FILES = "org.belay.guest.internal.Letter";

    Message message() {
        ResourceBundle words =
                ResourceBundle.getBundle(
                        FILES,
                        Locale.forLanguageTag(language),
                        Letter.class.getClassLoader(),
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
        StringBuilder text = new StringBuilder();
        String greeting = guest.isEmpty() ? "hello.nameless" : "hello";
        text.append(words.getString(greeting).formatted(line(guest))).append("\n\n");
        text.append(words.getString("invites").formatted(line(lead), line(organization)))
                .append("\n\n");
        if (!comment.isBlank()) {
            text.append(comment.strip()).append("\n\n");
        }
        text.append(link).append("\n\n");
        text.append(words.getString("valid").formatted(minutes)).append('\n');
        return new Message(to, words.getString("subject").formatted(line(lead)), text.toString());
    }

    /** What somebody typed stays on its line. */
    private static String line(String typed) {
        return typed.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    @Override
    public String toString() {
        return "Letter"; // neither address nor link: they would reach logs
    }
}
