package org.belay.testing.requirement;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One test's claim to prove one row of the catalogue, and how the test ended.
 *
 * @param id the row, for example {@code SES-14}; never checked here against the catalogue
 * @param testClass binary name of the class that ran, for a contract the implementation's own test class
 * @param displayName the test's sentence as JUnit shows it, on one line
 * @param outcome how it ended
 */
record Claim(String id, String testClass, String displayName, Outcome outcome) {

    private static final Pattern ID = Pattern.compile("[A-Z][A-Z0-9]{1,5}-(?:R\\d+-)?\\d+[a-z]?");
    private static final Pattern METHOD_NAME = Pattern.compile("([A-Za-z_$][\\w$]*)\\(.*\\)");
    private static final Pattern WORD_STARTS =
            Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_");
    private static final Pattern ACRONYM = Pattern.compile("[A-Z0-9]{2,}");
    private static final int FIELDS = 4;

    Claim {
        Objects.requireNonNull(id);
        Objects.requireNonNull(testClass);
        // A tab or line break would end the field in the file that carries the claim.
        displayName = displayName.replaceAll("\\s+", " ").strip();
        Objects.requireNonNull(outcome);
    }

    /** Whether a tag has the form of a row's ID; {@code slow} or {@code bench} have not. */
    static boolean isId(String tag) {
        return ID.matcher(tag).matches();
    }

    /**
     * Reads one line as {@link #line()} wrote it.
     *
     * @throws IllegalArgumentException if it has another form
     */
    static Claim parse(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("not a claim: " + line);
        }
        return new Claim(
                fields[0],
                fields[1],
                fields[2],
                Outcome.valueOf(fields[3].toUpperCase(Locale.ROOT)));
    }

    /** The claim as one line without its end: ID, class, display name and outcome, separated by tabs. */
    String line() {
        return String.join(
                "\t", id, testClass, displayName, outcome.name().toLowerCase(Locale.ROOT));
    }

    /** The class without its package, {@code Outer.Inner} for a nested one. */
    String simpleClass() {
        return testClass.substring(testClass.lastIndexOf('.') + 1).replace('$', '.');
    }

    /** The display name for reading: {@code expiredPinIsRefused()} becomes "expired pin is refused". */
    String sentence() {
        var method = METHOD_NAME.matcher(displayName);
        if (!method.matches()) {
            return displayName;
        }
        var sentence = new StringBuilder();
        for (String word : WORD_STARTS.split(method.group(1))) {
            sentence.append(sentence.isEmpty() ? "" : " ")
                    .append(ACRONYM.matcher(word).matches() ? word : word.toLowerCase(Locale.ROOT));
        }
        return sentence.toString();
    }

    /** The same claim with the weaker of both outcomes. */
    Claim and(Outcome other) {
        return new Claim(id, testClass, displayName, outcome.and(other));
    }
}
