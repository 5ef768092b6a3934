package org.belay.testing.requirement;

/** What a text needs to stand in a table of a Markdown page. */
final class Markdown {

    private Markdown() {}

    /** The text with the characters escaped that would end the cell or begin a tag, an emphasis or a link. */
    static String cell(String text) {
        return text.replaceAll("[\\\\|<>*_\\[\\]]", "\\\\$0");
    }
}
