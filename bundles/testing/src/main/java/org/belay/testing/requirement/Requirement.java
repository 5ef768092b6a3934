package org.belay.testing.requirement;

/**
 * One row of the catalogue.
 *
 * @param id for example {@code REP-R11-05}
 * @param page the page's file name, for example {@code 05-reports.md}
 * @param text what the row demands, as it stands in the table
 */
record Requirement(String id, String page, String text) {

    private static final int GIST = 96;

    /** The area, the part before the first hyphen. */
    String area() {
        return id.substring(0, id.indexOf('-'));
    }

    /** The beginning of the text, cut between words, safe inside a table. */
    String gist() {
        String plain = text.replace("`", "").replace("**", "").strip();
        if (plain.length() > GIST) {
            int end = plain.lastIndexOf(' ', GIST);
            plain =
                    plain.substring(0, end > 0 ? end : GIST).replaceAll("[\\s,;:.–—-]+$", "")
                            + " …";
        }
        return Markdown.cell(plain);
    }
}
