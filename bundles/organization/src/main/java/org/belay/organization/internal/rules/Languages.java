package org.belay.organization.internal.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a browser says that its user reads. */
final class Languages {

    private static final int MOST = 20;

    private Languages() {}

    /**
     * The languages of a header {@code Accept-Language}, best first, each region followed by its
     * language; none of what can't be read.
     */
    static List<String> of(String header) {
        if (header == null || header.isBlank()) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        try {
            for (Locale.LanguageRange each : Locale.LanguageRange.parse(header)) {
                String tag = each.getRange();
                found.add(tag);
                if (tag.indexOf('-') > 0) {
                    found.add(tag.substring(0, tag.indexOf('-')));
                }
            }
        } catch (IllegalArgumentException e) {
            return List.of();
        }
        return found.stream().distinct().limit(MOST).toList();
    }
}
