package org.belay.e2e;

import java.util.List;
import java.util.regex.Pattern;

/** Takes out of a text what nobody should find in a report: passwords, tickets, codes, keys. */
final class Discretion {

    private static final String GAP = "…";

    /** What is replaced; the first group, if there is one, stays. */
    private static final List<Pattern> SECRETS =
            List.of(
                    // In addresses and forms.
                    Pattern.compile(
                            "(?i)([?&#;][\\w.-]*(?:token|ticket|code|state|nonce|password|secret|key|session|execution|tab_id|client_data)[\\w.-]*=)[^&#\\s\"'<>]+"),
                    // In JSON.
                    Pattern.compile(
                            "(?i)(\"[\\w.-]*(?:token|ticket|password|secret|csrf|key|code)[\\w.-]*\"\\s*:\\s*\")[^\"]+"),
                    // What somebody has typed, as the tree for screen readers shows it.
                    Pattern.compile("(?m)(^\\s*- textbox \"[^\"\\n]*\"[^:\\n]*: ).+$"),
                    Pattern.compile("(\\svalue=\")[^\"]+"),
                    // As the tests themselves choose them.
                    Pattern.compile("\\b\\w+-on-\\d-\\w+\\b"),
                    Pattern.compile(Pattern.quote(Keycloak.PASSWORD)),
                    Pattern.compile(Pattern.quote(Keycloak.SECRET)),
                    // PINs and codes of authenticators; recovery codes; random words.
                    Pattern.compile("(?<![\\w.:#-])\\d{3}[ \\u00a0\\u202f]?\\d{3}(?![\\w.-])"),
                    Pattern.compile("\\b(?:[a-z0-9]{4,5}-){2,}[a-z0-9]{4,5}\\b"),
                    Pattern.compile(
                            "\\b(?=[\\w-]*\\d)(?=[\\w-]*[A-Za-z])(?![\\da-f]{8}-[\\da-f]{4}-)[\\w-]{24,}"));

    private Discretion() {}

    static String of(String text) {
        String left = text;
        for (Pattern secret : SECRETS) {
            left =
                    secret.matcher(left)
                            .replaceAll(
                                    found ->
                                            found.groupCount() == 0
                                                    ? GAP
                                                    : java.util.regex.Matcher.quoteReplacement(
                                                                    found.group(1))
                                                            + GAP);
        }
        return left;
    }
}
