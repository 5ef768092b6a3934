package org.belay.api.setting;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.belay.api.refusal.Refused;

/**
 * What a setting may hold. Values are kept as text; {@link #read} is the only way from text to a value,
 * so that whatever comes from a form, a file or the database passes the same checks.
 *
 * @param <T> the value's type in Java: immutable
 */
public sealed interface SettingType<T> {

    /** Name by which forms know how to draw it. */
    default String kind() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /**
     * The value of a text.
     *
     * @throws Refused a refusal of the field {@code value}, if it is none
     */
    T read(String text);

    /** The text of a value. */
    String write(T value);

    /** On or off. */
    record Flag() implements SettingType<Boolean> {
        @Override
        public Boolean read(String text) {
            return switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> throw Refused.field("invalid", "value", "It must be on or off");
            };
        }

        @Override
        public String write(Boolean value) {
            return value.toString();
        }
    }

    /**
     * A whole number.
     *
     * @param unit {@code minutes}, {@code seconds}, {@code days}, {@code characters}…, empty for none
     * @param zero what 0 means in words of the texts ({@code never}, {@code always}…), if 0 is allowed
     *     although it is below {@code least}; empty if it isn't
     */
    record Number(int least, int most, String unit, String zero) implements SettingType<Integer> {
        @Override
        public Integer read(String text) {
            int value;
            try {
                value = Integer.parseInt(text.strip());
            } catch (NumberFormatException e) {
                throw Refused.field("not-a-number", "value", "It must be a whole number");
            }
            if ((value < least || value > most) && (value != 0 || zero.isEmpty())) {
                throw Refused.field(
                        "out-of-range",
                        "value",
                        "It must be "
                                + least
                                + " to "
                                + most
                                + (zero.isEmpty() ? "" : ", or 0 for " + zero));
            }
            return value;
        }

        @Override
        public String write(Integer value) {
            return value.toString();
        }
    }

    /**
     * Words.
     *
     * @param most characters, 0 for as many as anybody types
     * @param lines whether they may have several lines
     * @param needed whether they may not be empty
     */
    record Text(int most, boolean lines, boolean needed) implements SettingType<String> {
        @Override
        public String read(String text) {
            String value = lines ? text.replace("\r\n", "\n") : text.strip();
            if (needed && value.isBlank()) {
                throw Refused.missing("value");
            }
            if (most > 0 && value.length() > most) {
                throw Refused.tooLong("value", most);
            }
            if (value.codePoints().anyMatch(Text::isStrange)
                    || (!lines && value.indexOf('\n') >= 0)) {
                throw Refused.field("invalid", "value", "It holds signs that can't be shown");
            }
            return value;
        }

        /** Controls, halves of characters, and what turns the direction of the text around it. */
        private static boolean isStrange(int sign) {
            return (Character.isISOControl(sign) && sign != '\n' && sign != '\t')
                    || Character.getType(sign) == Character.SURROGATE
                    || Character.getType(sign) == Character.LINE_SEPARATOR
                    || Character.getType(sign) == Character.PARAGRAPH_SEPARATOR
                    || (sign >= 0x202A && sign <= 0x202E)
                    || (sign >= 0x2066 && sign <= 0x2069);
        }

        @Override
        public String write(String value) {
            return value;
        }
    }

    /** An address of the web, {@code http} or {@code https}; may be empty. */
    record Url() implements SettingType<String> {
        private static final int MOST = 2_000;

        @Override
        public String read(String text) {
            String value = text.strip();
            if (value.isEmpty()) {
                return value;
            }
            if (value.length() > MOST) {
                throw Refused.tooLong("value", MOST);
            }
            try {
                URI uri = new URI(value);
                String scheme = uri.getScheme() == null ? "" : uri.getScheme();
                if (uri.getHost() != null && List.of("http", "https").contains(scheme)) {
                    return value;
                }
            } catch (URISyntaxException e) {
                // refused below
            }
            throw Refused.field("not-a-url", "value", "It must begin with http:// or https://");
        }

        @Override
        public String write(String value) {
            return value;
        }
    }

    /** One of several; their words stand in the texts as {@code setting.<key>.<option>}. */
    record Choice(List<String> options) implements SettingType<String> {
        /** Makes the options unmodifiable. */
        public Choice {
            options = List.copyOf(options);
        }

        @Override
        public String read(String text) {
            if (!options.contains(text)) {
                throw Refused.field("invalid", "value", "It must be one of " + options);
            }
            return text;
        }

        @Override
        public String write(String value) {
            return value;
        }
    }

    /** Any number of several. */
    record Choices(List<String> options) implements SettingType<List<String>> {
        /** Makes the options unmodifiable. */
        public Choices {
            options = List.copyOf(options);
        }

        @Override
        public List<String> read(String text) {
            List<String> chosen = split(text);
            if (!options.containsAll(chosen)) {
                throw Refused.field("invalid", "value", "Each must be one of " + options);
            }
            return options.stream().filter(chosen::contains).toList();
        }

        @Override
        public String write(List<String> value) {
            return String.join("\n", value);
        }
    }

    /**
     * A list of lines that somebody can add to and take from, each of the same form.
     *
     * @param most lines
     * @param example a good line, shown in the empty field
     * @param normal gives a line its one way of writing; throws {@link Refused} with a message for
     *     people if it is none
     */
    record Entries(int most, String example, UnaryOperator<String> normal)
            implements SettingType<List<String>> {
        @Override
        public List<String> read(String text) {
            List<String> entries =
                    split(text).stream().map(normal).distinct().collect(Collectors.toList());
            if (entries.size() > most) {
                throw Refused.field("too-many", "value", "At most " + most + " entries");
            }
            return List.copyOf(entries);
        }

        @Override
        public String write(List<String> value) {
            return String.join("\n", value);
        }
    }

    private static List<String> split(String text) {
        return Arrays.stream(text.split("\n", -1))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }
}
