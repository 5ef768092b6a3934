package org.belay.replies.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.belay.api.refusal.Refused;

/**
 * A predefined reply or URL, as it may be stored: plain text only (CHAT-45).
 *
 * @param name by which people find it: one line
 * @param content with line breaks as {@code \n}; of a URL an address
 */
record Entry(Kind kind, String name, String content) {

    static final int LONGEST_NAME = 64;

    /** As many characters as a line of the chat. */
    static final int LONGEST = 4_000;

    private static final Set<String> SCHEMES = Set.of("http", "https", "ftp");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\w{1,32}\\$");

    /**
     * What somebody typed or imported, tidied.
     *
     * @throws Refused with the field {@code name} or {@code content}
     */
    static Entry of(Kind kind, String name, String content) {
        String tidyName =
                name == null
                        ? ""
                        : CONTROL.matcher(name.replaceAll("\\s+", " ")).replaceAll("").strip();
        String tidy =
                content == null
                        ? ""
                        : CONTROL.matcher(content.replace("\r\n", "\n").replace('\r', '\n'))
                                .replaceAll("")
                                .strip();
        if (tidyName.isEmpty()) {
            throw Refused.missing("name");
        }
        if (tidyName.length() > LONGEST_NAME) {
            throw Refused.tooLong("name", LONGEST_NAME);
        }
        if (tidy.isEmpty()) {
            throw Refused.missing("content");
        }
        if (tidy.length() > LONGEST) {
            throw Refused.tooLong("content", LONGEST);
        }
        if (kind == Kind.URL && !isAddress(tidy)) {
            throw Refused.field(
                    "not-a-url",
                    "content",
                    "It must be an address that begins with http://, https:// or ftp://");
        }
        return new Entry(kind, tidyName, tidy);
    }

    private static boolean isAddress(String text) {
        try {
            URI uri = new URI(PLACEHOLDER.matcher(text).replaceAll("x"));
            return uri.getHost() != null
                    && uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
