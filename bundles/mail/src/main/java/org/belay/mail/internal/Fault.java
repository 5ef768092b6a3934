package org.belay.mail.internal;

import java.util.regex.Pattern;

/** A failure in words for logs: without mail addresses, which mail servers like to repeat. */
final class Fault {

    private static final int LONGEST = 200;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>,;:]+@[^\\s<>,;:]+");

    private Fault() {}

    static String of(Throwable failure) {
        if (failure == null) {
            return "nobody said why";
        }
        String message = failure.getMessage() == null ? "" : failure.getMessage();
        String plain = ADDRESS.matcher(message).replaceAll("…").replaceAll("\\s+", " ").strip();
        String cut = plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
        String name = failure.getClass().getSimpleName();
        return cut.isEmpty() ? name : name + ": " + cut;
    }
}
