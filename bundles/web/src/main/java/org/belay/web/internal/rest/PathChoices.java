package org.belay.web.internal.rest;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Paths with a parameter that can only be one of some words, such as <code>{act: start|end}</code>: a
 * method for many acts. What is listed, and checked by whoever walks the list, has a path for each.
 */
final class PathChoices {

    private static final Pattern CHOICE =
            Pattern.compile("\\{ *\\w+ *: *([a-z-]+(?:\\|[a-z-]+)+) *}");

    private PathChoices() {}

    /** The paths, with the words in the parameter's place; the path itself if it has no such. */
    static List<String> of(String path) {
        Matcher choice = CHOICE.matcher(path);
        if (!choice.find()) {
            return List.of(path);
        }
        String before = path.substring(0, choice.start());
        String behind = path.substring(choice.end());
        return Stream.of(choice.group(1).split("\\|"))
                .flatMap(word -> of(before + word + behind).stream())
                .toList();
    }
}
