package org.belay.organization.file.internal;

import java.util.List;

/** How an import tells people what it does. */
final class Words {

    private static final int LONGEST = 100;

    private Words() {}

    static String changed(Entry entry, String what, String was, String is) {
        return "~ " + titled(entry) + ": " + what + " " + was + " → " + is;
    }

    static String shown(List<String> value) {
        String text = String.join(", ", value).replace("\n", "⏎");
        return "\"" + (text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text) + "\"";
    }

    static String titled(Entry entry) {
        String id = entry.id() > 0 ? " (" + entry.id() + ")" : "";
        return entry.type().wireName() + (entry.has(Field.NAME) ? " " + named(entry) : "") + id;
    }

    static String named(Entry entry) {
        return entry.has(Field.NAME)
                ? "\"" + entry.text(Field.NAME) + "\""
                : entry.type().wireName();
    }
}
